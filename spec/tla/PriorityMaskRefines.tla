-------------------------- MODULE PriorityMaskRefines --------------------------
(***************************************************************************)
(* PriorityMask does what PriorityMaskGeneral says: its priorities meet    *)
(* the assumptions of PriorityMaskProof, each of its steps is a step       *)
(* there, and each property means the same in both.  PriorityMask is       *)
(* finite, so that walking each of its configurations is a proof.          *)
(***************************************************************************)
EXTENDS PriorityMask, FiniteSets

ThisCpu == "cpu"

(* A frame is of the level that it hit; a synchronous one is the task's. *)
LevelOf(f) ==
  IF f.at \in {"brk", "fault", "debug", "handled"} THEN "sync"
  ELSE IF FrameMask(f) = "OPEN" THEN "irq" ELSE "nmi"

FramesOf(l) == {i \in 2..Len(stack) : LevelOf(stack[i]) = l}

FrameOf(l) == stack[CHOOSE i \in FramesOf(l) : TRUE]

Levels == {"sync", "irq", "nmi"}

(* Each level has at most one frame, and hits those before it. *)
LevelsAreTheStack ==
  /\ \A l \in Levels : Cardinality(FramesOf(l)) <= 1
  /\ \A i \in 3..Len(stack) :
       <<LevelOf(stack[i - 1]), LevelOf(stack[i])>> \in
         {<<"sync", "irq">>, <<"sync", "nmi">>, <<"irq", "nmi">>}

PmrName(p) ==
  CASE p = ToGic(IrqOn) -> "ON"
    [] p = ToGic(IrqOff) -> "OFF"
    [] p = ToGic(IrqOn + PsrISet) -> "ON|I"

NameOf(p) == IF p = None THEN "-" ELSE PmrName(ToGic(p))

Of(value) == [c \in {ThisCpu} |-> value]

(* What a frame has, or what stands for no frame *)
Frames(Field(_), nothing) ==
  Of([l \in Levels |-> IF FramesOf(l) = {} THEN nothing ELSE Field(FrameOf(l))])

Place(f) == f.at
Saved(f) == NameOf(f.pmrSave)
Acknowledged(f) == IF f.id = "-" THEN Spurious ELSE f.id

General == INSTANCE PriorityMaskProof WITH
  CPU <- {ThisCpu},
  Lowest <- Idle,
  NmiPriority <- Priority("NMI"),
  NmiRpr <- ToGic(NmiRpr),
  IrqOn <- ToGic(IrqOn),
  IrqOff <- ToGic(IrqOff),
  IrqOnISet <- ToGic(IrqOn + PsrISet),
  priority <- [s \in Intid |-> Priority(s)],
  daifI <- IF daifI THEN {ThisCpu} ELSE {},
  pmr <- Of(PmrName(pmr)),
  pmrSeen <- Of(PmrName(pmrSeen)),
  pend <- Of(pend),
  active <- Of(active),
  running <- Of({s \in Intid : Priority(s) \in apr}),
  at <- Frames(Place, "-"),
  spsrI <- Of({l \in Levels : FramesOf(l) # {} /\ FrameOf(l).spsrI}),
  pmrSave <- Frames(Saved, "-"),
  id <- Frames(Acknowledged, Spurious),
  flags <- Of(NameOf(flags))

-----------------------------------------------------------------------------
InitIsGeneral == General!Init
NextIsGeneral == General!Next
MeetsAssumptions == General!ConfigurationOK /\ General!Assumptions
InvariantHolds == General!IndInv

(* What is proved is what is claimed. *)
MeansThreeMasks == General!ThreeMasks <=> ThreeMasks
MeansIrqPasses == General!IrqPasses <=> IrqPasses
MeansNmiPasses == General!NmiPasses <=> NmiPasses
MeansIrqMasked == General!IrqMasked <=> IrqMasked
MeansNmiRunsHard == General!NmiRunsHard <=> NmiRunsHard
MeansNmiContextTakesNmi == General!NmiContextTakesNmi <=> NmiContextTakesNmi
MeansNmiContextIsHard == General!NmiContextIsHard <=> NmiContextIsHard
MeansIrqExitMask == General!IrqExitMask <=> IrqExitMask
MeansIrqsDisabledTruthful == General!IrqsDisabledTruthful <=> IrqsDisabledTruthful
MeansEoiBalanced == General!EoiBalanced <=> EoiBalanced

(* Room for each entry is what bounds the stack. *)
RoomBoundsNesting == General!RoomForEntry => Len(stack) + (IF Taken THEN 1 ELSE 0) < MaxDepth

=============================================================================
