--------------------------- MODULE PriorityMaskRules ---------------------------
(***************************************************************************)
(* PriorityMask.tla a second time: for a state, the set of all states that *)
(* may come next, as IpiNmiRules.tla does it for IpiNmi.tla.  Of           *)
(* PriorityMask.tla it uses the constants, the variables and Next.         *)
(* Priorities are tables of the numbers that the GIC compares, not         *)
(* arithmetic on the numbers that the kernel writes.                       *)
(***************************************************************************)
EXTENDS PriorityMask, FiniteSets

State ==
  [daifI |-> daifI, pmr |-> pmr, pmrSeen |-> pmrSeen, pend |-> pend, active |-> active,
   apr |-> apr, stack |-> stack, flags |-> flags]

When(applies, next) == IF applies THEN {next} ELSE {}

-----------------------------------------------------------------------------
(* Numbers *)

NoMask == 256

(* GICR_IPRIORITYR as the GIC compares it: include/asm/ptrace.h, irq-gic-v3.c *)
GicPriority ==
  [v53  |-> [S1 |-> [NMI |-> 32, IRQ |-> 160],
             S2 |-> [NMI |-> 144, IRQ |-> 208],
             S3 |-> [NMI |-> 144, IRQ |-> 208]],
   v611 |-> [S1 |-> [NMI |-> 128, IRQ |-> 192],
             S2 |-> [NMI |-> 192, IRQ |-> 224],
             S3 |-> [NMI |-> 128, IRQ |-> 192]]]

Since == IF Constants = "v6.11" THEN "v611" ELSE "v53"
Number(s) == GicPriority[Since][Security][s]

(* GIC_PRIO_IRQON, GIC_PRIO_IRQOFF, and GIC_PRIO_IRQON | GIC_PRIO_PSR_I_SET *)
On == 224
All == 240
Off ==
  CASE Constants = "v6.11" -> 192
    [] Security = "S3" -> 160
    [] OTHER -> 96

(* What the kernel writes, and how the GIC compares it *)
WrittenAs == IF Security = "S2" THEN {<<224, 240>>, <<192, 224>>, <<96, 176>>, <<240, 248>>}
            ELSE {<<p, p>> : p \in {224, 192, 160, 96, 240}}
Gic(p) == (CHOOSE each \in WrittenAs : each[1] = p)[2]
Kernel(p) == (CHOOSE each \in WrittenAs : each[2] = p)[1]

(* A mask that lets less through is seen at once, one that lets more through
   when it is synchronised. *)
Masked(state, p) == [state EXCEPT !.pmr = Gic(p), !.pmrSeen = IF Gic(p) < @ THEN Gic(p) ELSE @]
Synced(state, p) == [state EXCEPT !.pmr = Gic(p), !.pmrSeen = Gic(p)]

-----------------------------------------------------------------------------
(* The CPU interface *)

Signalled(s, mask) ==
  /\ s \in pend
  /\ s \notin active
  /\ mask > Number(s)
  /\ ~Pmhe \/ pmrSeen > Number(s)
  /\ \A running \in apr : running > Number(s)

Acknowledged(mask) ==
  CASE Signalled("NMI", mask) -> "NMI"
    [] ~Signalled("NMI", mask) /\ Signalled("IRQ", mask) -> "IRQ"
    [] OTHER -> "1023"

(* The best of those that run is no longer running. *)
Dropped == {running \in apr : \E other \in apr : other < running}

-----------------------------------------------------------------------------
(* The code *)

Depth == Len(stack)
Here == stack[Depth]
(* The interrupted code had interrupts on. *)
FromOpen == ~Here.spsrI /\ Here.pmrSave = On

Reaches(label, state) == [state EXCEPT !.stack[Depth].at = label]
Entered(label) ==
  [State EXCEPT !.daifI = TRUE,
                !.stack = @ \o <<[at |-> label, spsrI |-> daifI, pmrSave |-> NoMask, id |-> "-"]>>]
Saved(label) == Masked([Reaches(label, State) EXCEPT !.stack[Depth].pmrSave = Kernel(pmr)], All)
Restored(state) == Synced([state EXCEPT !.daifI = Here.spsrI], Here.pmrSave)
OnlyByPriority(state) == Masked([state EXCEPT !.daifI = FALSE], Off)

TaskRules ==
  {Entered("brk"), Entered("fault")}
    \cup When(flags = NoMask /\ ~daifI, Masked(State, Off))
    \cup When(flags = NoMask /\ ~daifI, Synced(State, On))
    \cup When(flags = NoMask,
              [(IF pmr = Gic(On) THEN Masked(State, Off) ELSE State) EXCEPT !.flags = Kernel(pmr)])
    \cup When(flags # NoMask, [Synced(State, flags) EXCEPT !.flags = NoMask])
    \cup When(flags = NoMask, Masked([State EXCEPT !.daifI = TRUE], All))
    \cup When(flags = NoMask /\ daifI, Synced([State EXCEPT !.daifI = FALSE], On))
    \cup When(flags = NoMask /\ daifI, Masked([State EXCEPT !.daifI = FALSE], Off))

AcknowledgeRule ==
  LET s == Acknowledged(IF FromOpen THEN pmr ELSE Gic(Off))
      read == [Reaches("ack", State) EXCEPT !.stack[Depth].id = s]
  IN IF s = "1023" THEN read
     ELSE [read EXCEPT !.pend = @ \ {s}, !.active = @ \cup {s}, !.apr = @ \cup {Number(s)}]

(* From there on the interrupt handler is masked by priority, that of an NMI by DAIF. *)
HandleRule ==
  LET nothing == Here.id = "1023"
      asNmi == \/ Number("NMI") \in apr
               \/ IF Handler = "v5.10" THEN nothing ELSE ~FromOpen
      next == Reaches(IF nothing THEN "exit" ELSE "handler", State)
      dropped == IF EoiMode = 1 /\ ~nothing THEN [next EXCEPT !.apr = Dropped] ELSE next
  IN IF asNmi THEN dropped ELSE OnlyByPriority(dropped)

EndRule ==
  LET next == Reaches(IF daifI /\ FromOpen /\ Handler = "v5.19" THEN "unmask" ELSE "exit", State)
  IN [next EXCEPT !.active = @ \ {Here.id}, !.apr = IF EoiMode = 0 THEN Dropped ELSE @]

CodeRules ==
  CASE Here.at = "task" -> TaskRules
    [] Here.at = "vector" -> {Saved("iar")}
    [] Here.at = "brk" -> {Saved("debug")}
    [] Here.at = "fault" -> IF Here.pmrSave = NoMask THEN {Saved("fault")} ELSE {Restored(Reaches("handled", State))}
    [] Here.at = "iar" -> {AcknowledgeRule}
    [] Here.at = "ack" -> {HandleRule}
    [] Here.at = "handler" -> {EndRule}
    [] Here.at = "unmask" -> {OnlyByPriority(Reaches("exit", State))}
    [] OTHER -> {Restored([State EXCEPT !.stack = SubSeq(@, 1, Depth - 1)])}

Following ==
  CodeRules
    \cup When(~daifI /\ Acknowledged(pmr) # "1023" /\ Depth < MaxDepth, Entered("vector"))
    \cup {[State EXCEPT !.pend = @ \cup {s}] : s \in {"IRQ", "NMI"} \ pend}
    \cup {[State EXCEPT !.pend = @ \ {s}] : s \in pend}

-----------------------------------------------------------------------------
AtStart ==
  State = [daifI |-> FALSE, pmr |-> Gic(On), pmrSeen |-> Gic(On), pend |-> {}, active |-> {}, apr |-> {},
           stack |-> <<[at |-> "task", spsrI |-> FALSE, pmrSave |-> NoMask, id |-> "-"]>>, flags |-> NoMask]

(* Each step follows a rule ... *)
StepsAreRules == [][State' \in Following]_vars

(* ... and where a rule applies there is such a step. *)
RulesAreSteps == \A state \in Following : ENABLED (Next /\ State' = state)

=============================================================================
