----------------------------- MODULE PriorityMask -----------------------------
(***************************************************************************)
(* Why a CPU's interrupt mask is OPEN, IRQOFF or HARD: one arm64 CPU with  *)
(* its GICv3 CPU interface, exact priorities, and the kernel code between  *)
(* the vector and the handler.                                             *)
(*                                                                         *)
(* Sources: arch/arm64/include/asm/irqflags.h, daifflags.h, entry.S,       *)
(* entry-common.c; drivers/irqchip/irq-gic-v3.c; GICv3 architecture.       *)
(*                                                                         *)
(* What is abstracted: one normal interrupt and one NMI stand for all, as  *)
(* the kernel gives two priorities only.  Steps that the CPU does HARD and *)
(* that touch nothing but itself are one step.  What is left out: groups   *)
(* and enables (IpiNmi.tla has the enable), the binary point (the kernel   *)
(* sets the finest), SError, code at EL0 (it is OPEN code).                *)
(*                                                                         *)
(* ICC_PMR_EL1 and ICC_RPR_EL1 are kept as the GIC compares them; the      *)
(* kernel reads and writes them through the view of its security state.    *)
(***************************************************************************)
EXTENDS Naturals, Sequences

CONSTANTS
  Security,  \* "S1": GICD_CTLR.DS=1; "S2": DS=0, SCR_EL3.FIQ=1; "S3": DS=0, FIQ=0
  Constants, \* "v5.3": the priorities before v6.11; "v6.11": those since
  Handler,   \* "v5.10": one gic_handle_irq; "v5.19": split by the interrupted context
  EoiMode,   \* 0: one write ends an interrupt; 1: drop before, deactivate after
  Pmhe       \* ICC_CTLR_EL1.PMHE: the distribution looks at PMR too

VARIABLES
  daifI,     \* PSTATE.I
  pmr,       \* ICC_PMR_EL1, in the GIC's view
  pmrSeen,   \* what the distribution knows of PMR if PMHE is set
  pend,      \* pending INTIDs
  active,    \* active INTIDs
  apr,       \* ICC_AP1R<n>_EL1: priorities acknowledged and not yet dropped
  stack,     \* Seq(Frame): exception frames, the task first
  flags      \* what local_irq_save() of the task returned, or None

vars == <<daifI, pmr, pmrSeen, pend, active, apr, stack, flags>>

-----------------------------------------------------------------------------
(* Priorities.  A lower number is a higher priority. *)

None == 256
Idle == 255
Spurious == "1023"
Intid == {"IRQ", "NMI"}

(* A non-secure view is half the range: GICv3 architecture, 4.8 *)
Shift(p) == 128 + p \div 2
Unshift(p) == (2 * p) % 256

Since611 == Constants = "v6.11"

IrqOn == 224
IrqOff == IF Since611 THEN 192
          ELSE IF Security = "S3" THEN 160 ELSE 96
PsrISet == 16

(* What the kernel writes to GICR_IPRIORITYR *)
Written(s) ==
  LET p == IF Since611
           THEN IF s = "NMI" THEN 128 ELSE 192
           ELSE IF s = "NMI" THEN 32 ELSE 160
  IN IF Since611 /\ Security = "S3" THEN Unshift(p) ELSE p

(* What the distributor stores *)
Priority(s) == IF Security = "S1" THEN Written(s) ELSE Shift(Written(s))

(* ICC_PMR_EL1 and ICC_RPR_EL1 as the kernel sees them *)
ToGic(p) == IF Security = "S2" THEN Shift(p) ELSE p
FromGic(p) == IF Security = "S2" THEN Unshift(p) ELSE p

(* The running priority that tells an NMI *)
NmiRpr == FromGic(Priority("NMI"))

Pmr == FromGic(pmr)

-----------------------------------------------------------------------------
(* The CPU interface *)

Min(S) == CHOOSE p \in S : \A q \in S : p <= q

Rpr(aprs) == IF aprs = {} THEN Idle ELSE Min(aprs)

(* Would be signalled if it were the best, with this PMR *)
Beats(s, mask) ==
  /\ s \in pend \ active
  /\ Priority(s) < mask
  /\ Pmhe => Priority(s) < pmrSeen
  /\ Priority(s) < Rpr(apr)

Best(S) == CHOOSE s \in S : \A o \in S : Priority(s) <= Priority(o)

Candidate(mask) ==
  LET S == {s \in Intid : Beats(s, mask)}
  IN IF S = {} THEN Spurious ELSE Best(S)

Taken == ~daifI /\ Candidate(pmr) # Spurious

(* Masking is seen at once, unmasking only after a dsb sy: pmr_sync() *)
WritePmr(p) ==
  /\ pmr' = ToGic(p)
  /\ pmrSeen' = IF ToGic(p) < pmrSeen THEN ToGic(p) ELSE pmrSeen

WritePmrSync(p) ==
  /\ pmr' = ToGic(p)
  /\ pmrSeen' = ToGic(p)

-----------------------------------------------------------------------------
(* A bound on nesting for the mutations that have none; see BoundedNesting. *)
MaxDepth == 5

(* Frames.  at: where the frame's code is; spsrI, pmrSave: struct pt_regs *)

Frame(at) == [at |-> at, spsrI |-> daifI, pmrSave |-> None, id |-> "-"]

At == {"task", "vector", "brk", "fault", "debug", "handled",
       "iar", "ack", "handler", "unmask", "exit"}

Top == stack[Len(stack)]
TopAt(label) == Top.at = label
Goes(label) == stack' = [stack EXCEPT ![Len(stack)].at = label]

(* entry-common.c: interrupts_enabled() of the interrupted code *)
InterruptsEnabled(f) == ~f.spsrI /\ f.pmrSave = IrqOn

(* irqflags.h: arch_irqs_disabled() looks at PMR only *)
IrqsDisabled == Pmr # IrqOn

MaskOf(i, p) == IF i THEN "HARD"
                ELSE IF p = IrqOn THEN "OPEN"
                ELSE IF p = IrqOff THEN "IRQOFF" ELSE "unknown"

Mask == MaskOf(daifI, Pmr)

-----------------------------------------------------------------------------
Init ==
  /\ daifI = FALSE
  /\ pmr = ToGic(IrqOn)
  /\ pmrSeen = ToGic(IrqOn)
  /\ pend = {}
  /\ active = {}
  /\ apr = {}
  /\ stack = <<[at |-> "task", spsrI |-> FALSE, pmrSave |-> None, id |-> "-"]>>
  /\ flags = None

-----------------------------------------------------------------------------
(* The distributor *)

(* ICC_SGI1R_EL1 of some CPU, or GICR_ISPENDR0 *)
Raise(s) ==
  /\ s \notin pend
  /\ pend' = pend \cup {s}
  /\ UNCHANGED <<daifI, pmr, pmrSeen, active, apr, stack, flags>>

(* GICR_ICPENDR0, or a disable *)
Withdraw(s) ==
  /\ s \in pend
  /\ pend' = pend \ {s}
  /\ UNCHANGED <<daifI, pmr, pmrSeen, active, apr, stack, flags>>

-----------------------------------------------------------------------------
(* irqflags.h and daifflags.h, called by the task *)

(* local_irq_disable and local_irq_enable are not called with DAIF.I set. *)
LocalIrqDisable ==
  /\ TopAt("task")
  /\ ~daifI
  /\ flags = None
  /\ WritePmr(IrqOff)
  /\ UNCHANGED <<daifI, pend, active, apr, stack, flags>>

LocalIrqEnable ==
  /\ TopAt("task")
  /\ ~daifI
  /\ flags = None
  /\ WritePmrSync(IrqOn)
  /\ UNCHANGED <<daifI, pend, active, apr, stack, flags>>

LocalIrqSave ==
  /\ TopAt("task")
  /\ flags = None
  /\ IF IrqsDisabled THEN UNCHANGED <<pmr, pmrSeen>> ELSE WritePmr(IrqOff)
  /\ flags' = Pmr
  /\ UNCHANGED <<daifI, pend, active, apr, stack>>

LocalIrqRestore ==
  /\ TopAt("task")
  /\ flags # None
  /\ WritePmrSync(flags)
  /\ flags' = None
  /\ UNCHANGED <<daifI, pend, active, apr, stack>>

LocalDaifMask ==
  /\ TopAt("task")
  /\ flags = None
  /\ daifI' = TRUE
  /\ WritePmr(IrqOn + PsrISet)
  /\ UNCHANGED <<pend, active, apr, stack, flags>>

(* DAIF_PROCCTX: all open; DAIF_PROCCTX_NOIRQ: I and F; DAIF_ERRCTX: A too *)
Daif == {"PROCCTX", "PROCCTX_NOIRQ", "ERRCTX"}

LocalDaifRestore(d) ==
  /\ TopAt("task")
  /\ daifI
  /\ flags = None
  /\ daifI' = (d = "ERRCTX")
  /\ CASE d = "PROCCTX" -> WritePmrSync(IrqOn)
       [] d = "PROCCTX_NOIRQ" -> WritePmr(IrqOff)
       [] OTHER -> WritePmr(IrqOn + PsrISet)
  /\ UNCHANGED <<pend, active, apr, stack, flags>>

-----------------------------------------------------------------------------
(* Exception entry and exit *)

(* The vector: PSTATE.DAIF is set, PMR is as it was *)
Push(at) ==
  /\ stack' = Append(stack, Frame(at))
  /\ daifI' = TRUE
  /\ UNCHANGED <<pmr, pmrSeen, pend, active, apr, flags>>

InterruptEntry ==
  /\ Len(stack) < MaxDepth
  /\ Taken
  /\ Push("vector")

(* A BRK instruction, as kgdb uses it, and a fault (an oops) *)
DebugEntry ==
  /\ TopAt("task")
  /\ Push("brk")
FaultEntry ==
  /\ TopAt("task")
  /\ Push("fault")

(* entry.S: kernel_entry *)
KernelEntry ==
  /\ Top.at \in {"vector", "brk", "fault"}
  /\ Top.pmrSave = None
  /\ stack' = [stack EXCEPT ![Len(stack)].pmrSave = Pmr,
                            ![Len(stack)].at = IF @ = "vector" THEN "iar"
                                               ELSE IF @ = "brk" THEN "debug" ELSE @]
  /\ WritePmr(IrqOn + PsrISet)
  /\ UNCHANGED <<daifI, pend, active, apr, flags>>

(* daifflags.h: local_daif_inherit, in a fault but not in a debug exception *)
LocalDaifInherit ==
  /\ TopAt("fault")
  /\ Top.pmrSave # None
  /\ Goes("handled")
  /\ daifI' = Top.spsrI
  /\ WritePmrSync(Top.pmrSave)
  /\ UNCHANGED <<pend, active, apr, flags>>

(* entry.S: kernel_exit, eret *)
KernelExit ==
  /\ Top.at \in {"exit", "debug", "handled"}
  /\ stack' = SubSeq(stack, 1, Len(stack) - 1)
  /\ daifI' = Top.spsrI
  /\ WritePmrSync(Top.pmrSave)
  /\ UNCHANGED <<pend, active, apr, flags>>

-----------------------------------------------------------------------------
(* irq-gic-v3.c *)

(* do_read_iar, __gic_handle_irq_from_irqsoff: in code that had interrupts
   off, PMR is lowered for the read, so that only an NMI can come. *)
AcknowledgePmr == IF InterruptsEnabled(Top) THEN pmr ELSE ToGic(IrqOff)

ReadIar ==
  /\ TopAt("iar")
  /\ LET s == Candidate(AcknowledgePmr)
     IN /\ stack' = [stack EXCEPT ![Len(stack)].id = s, ![Len(stack)].at = "ack"]
        /\ IF s = Spurious
           THEN UNCHANGED <<pend, active, apr>>
           ELSE /\ pend' = pend \ {s}
                /\ active' = active \cup {s}
                /\ apr' = apr \cup {Priority(s)}
  /\ UNCHANGED <<daifI, pmr, pmrSeen, flags>>

(* gic_pmr_mask_irqs, gic_arch_enable_irqs *)
MaskIrqs ==
  /\ daifI' = FALSE
  /\ WritePmr(IrqOff)

RprIsNmi == FromGic(Rpr(apr)) = NmiRpr

(* v5.10: by the running priority.  v5.19: from IRQs-off code it is an NMI. *)
HandledAsNmi ==
  RprIsNmi \/ (Handler = "v5.19" /\ ~InterruptsEnabled(Top))

(* v5.10 returns at once if the INTID is spurious, since a97709f563a0. *)
SpuriousReturns == Handler = "v5.10" /\ Top.id = Spurious

(* gic_handle_irq, up to the flow handler *)
GicHandleIrq ==
  /\ TopAt("ack")
  /\ Goes(IF Top.id = Spurious THEN "exit" ELSE "handler")
  /\ IF HandledAsNmi \/ SpuriousReturns
     THEN UNCHANGED <<daifI, pmr, pmrSeen>>
     ELSE MaskIrqs
  /\ apr' = IF Top.id # Spurious /\ EoiMode = 1 THEN apr \ {Rpr(apr)} ELSE apr
  /\ UNCHANGED <<pend, active, flags>>

(* Since v5.19 an NMI that hit IRQs-on code goes through the mask change too. *)
UnmasksAfterNmi == Handler = "v5.19" /\ InterruptsEnabled(Top) /\ daifI

(* The end of the flow handler: ICC_DIR_EL1, or ICC_EOIR1_EL1 in mode 0 *)
EoiIrq ==
  /\ TopAt("handler")
  /\ Goes(IF UnmasksAfterNmi THEN "unmask" ELSE "exit")
  /\ active' = active \ {Top.id}
  /\ apr' = IF EoiMode = 0 THEN apr \ {Rpr(apr)} ELSE apr
  /\ UNCHANGED <<daifI, pmr, pmrSeen, pend, flags>>

(* __gic_handle_irq_from_irqson, after an NMI *)
GicMaskIrqs ==
  /\ TopAt("unmask")
  /\ Goes("exit")
  /\ MaskIrqs
  /\ UNCHANGED <<pend, active, apr, flags>>

-----------------------------------------------------------------------------
Next ==
  \/ \E s \in Intid : Raise(s)
  \/ \E s \in Intid : Withdraw(s)
  \/ LocalIrqDisable
  \/ LocalIrqEnable
  \/ LocalIrqSave
  \/ LocalIrqRestore
  \/ LocalDaifMask
  \/ \E d \in Daif : LocalDaifRestore(d)
  \/ InterruptEntry
  \/ DebugEntry
  \/ FaultEntry
  \/ KernelEntry
  \/ LocalDaifInherit
  \/ KernelExit
  \/ ReadIar
  \/ GicHandleIrq
  \/ EoiIrq
  \/ GicMaskIrqs

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
(* Properties *)

TypeOK ==
  /\ daifI \in BOOLEAN
  /\ pmr \in 0..255
  /\ pmrSeen \in 0..255
  /\ pend \subseteq Intid
  /\ active \subseteq Intid
  /\ apr \subseteq {Priority(s) : s \in Intid}
  /\ flags \in 0..None
  /\ Len(stack) \in 1..MaxDepth
  /\ \A i \in 1..Len(stack) :
       /\ stack[i].at \in At
       /\ stack[i].spsrI \in BOOLEAN
       /\ stack[i].pmrSave \in 0..None
       /\ stack[i].id \in Intid \cup {Spurious, "-"}

(* The chain that pseudo-NMI rests on: NMI < off <= IRQ < on *)
PriorityChain ==
  /\ pmr = ToGic(IrqOff) => Priority("NMI") < pmr /\ pmr <= Priority("IRQ")
  /\ pmr = ToGic(IrqOn) => Priority("IRQ") < pmr

(* Kernel code has one of the three masks; the vector may have PMR as it was. *)
ThreeMasks == Mask \in {"OPEN", "IRQOFF", "HARD"}

(* What passes the mask is signalled, what does not is not. *)
IrqPasses == Mask = "OPEN" /\ "IRQ" \in pend \ active => Beats("IRQ", pmr)
NmiPasses == Mask \in {"OPEN", "IRQOFF"} /\ "NMI" \in pend \ active => Beats("NMI", pmr)
IrqMasked == Mask = "IRQOFF" => ~Beats("IRQ", pmr)

(* The handler of an NMI runs HARD, so that no other NMI nests in it. *)
NmiRunsHard == TopAt("handler") /\ Top.id = "NMI" => Mask = "HARD"

(* Code that had interrupts off is interrupted by NMIs only. *)
NmiContextTakesNmi ==
  \A i \in 2..Len(stack) : stack[i].id = "IRQ" => InterruptsEnabled(stack[i])

(* ... and what is on top of it is HARD until it returns. *)
NmiContextIsHard ==
  Top.at \in {"iar", "ack", "handler", "exit"} /\ ~InterruptsEnabled(Top) => Mask = "HARD"

(* irq_exit, which may run softirqs, finds interrupts masked by PMR. *)
IrqExitMask ==
  TopAt("exit") /\ InterruptsEnabled(Top) /\ (Handler = "v5.19" \/ Top.id = "IRQ")
    => Mask = "IRQOFF"

(* irqs_disabled() tells the truth, but for the few instructions of a vector. *)
IrqsDisabledTruthful ==
  Top.at \notin {"vector", "brk"} /\ ~(TopAt("fault") /\ Top.pmrSave = None)
    => (IrqsDisabled <=> Mask # "OPEN")

(* Linux nests task, fault, interrupt and NMI, and never two of the same kind. *)
BoundedNesting == Len(stack) < MaxDepth

(* Each acknowledge is matched by a priority drop and a deactivation. *)
EoiBalanced == TopAt("task") => apr = {} /\ active = {}

-----------------------------------------------------------------------------
(* Refinement *)

FrameMask(f) == MaskOf(f.spsrI, IF f.pmrSave = None THEN Pmr ELSE f.pmrSave)

FrameKind(f) ==
  CASE f.at \in {"vector", "iar"} -> "entry"
    [] f.at \in {"brk", "debug"} -> "debug"
    [] f.at \in {"fault", "handled"} -> "fault"
    [] f.id = Spurious -> "none"
    [] f.id = "NMI" /\ f.at \in {"unmask", "exit"} -> "done"
    [] OTHER -> f.id

Abstract == INSTANCE InterruptMask WITH
  mask <- Mask,
  frames <- [i \in 1..(Len(stack) - 1) |->
              [mask |-> FrameMask(stack[i + 1]), kind |-> FrameKind(stack[i + 1])]]

Refines == Abstract!Spec

=============================================================================
