-------------------------- MODULE PriorityMaskGeneral --------------------------
(***************************************************************************)
(* PriorityMask for any set of CPUs, any set of interrupts and any         *)
(* priorities: each CPU has its mask, its exception frames and its CPU     *)
(* interface.  Nothing is shared but the priorities, so that many CPUs say *)
(* no more than one; many interrupts with any priorities do.               *)
(*                                                                         *)
(* What is abstracted: the three values that the kernel writes to          *)
(* ICC_PMR_EL1 go by their names, and their numbers, in the GIC's view,    *)
(* are constants.  ICC_AP1R<n>_EL1 is the set of the interrupts whose      *)
(* priority is there.  The stack of frames is one frame for each level:    *)
(* "sync", an exception of the task; "irq", an interrupt that hit OPEN     *)
(* code; "nmi", one that hit IRQOFF code.  That there is room for each is  *)
(* proved (RoomForEntry).  What PriorityMask leaves out is left out here.  *)
(*                                                                         *)
(* Every step of PriorityMask, in each of its 48 configurations, is a step *)
(* of this module; PriorityMaskRefines.tla has the mapping.                *)
(***************************************************************************)
EXTENDS Naturals

CONSTANTS
  CPU,
  Intid,       \* what a CPU may be sent: SGIs, PPIs, SPIs that are routed to it
  Spurious,    \* 1023, which is none of them
  Lowest,      \* the lowest priority; a lower number is a higher priority
  NmiPriority, \* what the kernel gives an NMI
  NmiRpr,      \* the running priority by which the kernel tells an NMI
  IrqOn,       \* GIC_PRIO_IRQON
  IrqOff,      \* GIC_PRIO_IRQOFF
  IrqOnISet,   \* GIC_PRIO_IRQON | GIC_PRIO_PSR_I_SET
  Handler,     \* "v5.10", "v5.19", as in PriorityMask
  EoiMode,     \* 0 or 1, as in PriorityMask
  Pmhe         \* as in PriorityMask

ASSUME SpuriousIsNone == Spurious \notin Intid

VARIABLES
  priority,  \* of each interrupt: GICR_IPRIORITYR, GICD_IPRIORITYR
  daifI,     \* CPUs with PSTATE.I set
  pmr,       \* ICC_PMR_EL1 of each CPU
  pmrSeen,   \* what the distribution knows of PMR if PMHE is set
  pend,      \* of each CPU: pending interrupts
  active,    \* ... active ones
  running,   \* ... those that were acknowledged, and not dropped yet
  at,        \* of each CPU and level: where the frame's code is
  spsrI,     \* ... struct pt_regs: PSTATE.I of the interrupted code
  pmrSave,   \* ... struct pt_regs: PMR of the interrupted code
  id,        \* ... what was acknowledged
  flags      \* what local_irq_save() of the task returned

vars == <<priority, daifI, pmr, pmrSeen, pend, active, running, at, spsrI, pmrSave, id, flags>>

-----------------------------------------------------------------------------
Pmrs == {"ON", "OFF", "ON|I"}
Level == {"sync", "irq", "nmi"}
Interrupts == {"irq", "nmi"}
SyncPlaces == {"-", "brk", "fault", "debug", "handled"}
InterruptPlaces == {"-", "vector", "iar", "ack", "handler", "unmask", "exit"}

Number(m) == IF m = "ON" THEN IrqOn ELSE IF m = "OFF" THEN IrqOff ELSE IrqOnISet

IsNmi(s) == priority[s] = NmiPriority

Mask(c) ==
  IF c \in daifI THEN "HARD"
  ELSE IF pmr[c] = "ON" THEN "OPEN"
  ELSE IF pmr[c] = "OFF" THEN "IRQOFF" ELSE "unknown"

(* irqflags.h: arch_irqs_disabled() looks at PMR only *)
IrqsDisabled(c) == Number(pmr[c]) # IrqOn

(* entry-common.c: interrupts_enabled() of the interrupted code *)
InterruptsEnabled(c, l) == l \notin spsrI[c] /\ pmrSave[c][l] # "-" /\ Number(pmrSave[c][l]) = IrqOn

(* Would be signalled if it were the best, with this PMR *)
Beats(c, s, m) ==
  /\ s \in pend[c] \ active[c]
  /\ priority[s] < Number(m)
  /\ Pmhe => priority[s] < Number(pmrSeen[c])
  /\ \A a \in running[c] : priority[s] < priority[a]

(* The highest priority that would be signalled *)
IsCandidate(c, s, m) ==
  Beats(c, s, m) /\ \A o \in Intid : Beats(c, o, m) => priority[s] <= priority[o]

(* ICC_RPR_EL1 is its priority. *)
Runs(c, s) == s \in running[c] /\ \A a \in running[c] : priority[s] <= priority[a]

Taken(c) == c \notin daifI /\ \E s \in Intid : Beats(c, s, pmr[c])

InTask(c) == \A l \in Level : at[c][l] = "-"

TopIs(c, l) ==
  /\ at[c][l] # "-"
  /\ l = "nmi" \/ at[c]["nmi"] = "-"
  /\ l # "sync" \/ at[c]["irq"] = "-"

AtTop(c, l, place) == TopIs(c, l) /\ at[c][l] = place

-----------------------------------------------------------------------------
(* Masking is seen at once, unmasking only after a dsb sy: pmr_sync() *)
WritePmr(c, m) ==
  /\ pmr' = [pmr EXCEPT ![c] = m]
  /\ pmrSeen' = [pmrSeen EXCEPT ![c] = IF Number(m) < Number(@) THEN m ELSE @]

WritePmrSync(c, m) ==
  /\ pmr' = [pmr EXCEPT ![c] = m]
  /\ pmrSeen' = [pmrSeen EXCEPT ![c] = m]

SetI(c, set) == daifI' = IF set THEN daifI \cup {c} ELSE daifI \ {c}
Goes(c, l, place) == at' = [at EXCEPT ![c] = [@ EXCEPT ![l] = place]]

(* gic_pmr_mask_irqs, gic_arch_enable_irqs *)
MaskIrqs(c) == SetI(c, FALSE) /\ WritePmr(c, "OFF")

Init ==
  /\ priority \in [Intid -> 0..Lowest]
  /\ daifI = {}
  /\ pmr = [c \in CPU |-> "ON"]
  /\ pmrSeen = [c \in CPU |-> "ON"]
  /\ pend = [c \in CPU |-> {}]
  /\ active = [c \in CPU |-> {}]
  /\ running = [c \in CPU |-> {}]
  /\ at = [c \in CPU |-> [l \in Level |-> "-"]]
  /\ spsrI = [c \in CPU |-> {}]
  /\ pmrSave = [c \in CPU |-> [l \in Level |-> "-"]]
  /\ id = [c \in CPU |-> [l \in Level |-> Spurious]]
  /\ flags = [c \in CPU |-> "-"]

-----------------------------------------------------------------------------
(* The distributor *)

Raise(c, s) ==
  /\ s \notin pend[c]
  /\ pend' = [pend EXCEPT ![c] = @ \cup {s}]
  /\ UNCHANGED <<priority, daifI, pmr, pmrSeen, active, running, at, spsrI, pmrSave, id, flags>>

Withdraw(c, s) ==
  /\ s \in pend[c]
  /\ pend' = [pend EXCEPT ![c] = @ \ {s}]
  /\ UNCHANGED <<priority, daifI, pmr, pmrSeen, active, running, at, spsrI, pmrSave, id, flags>>

-----------------------------------------------------------------------------
(* irqflags.h and daifflags.h, called by the task *)

LocalIrqDisable(c) ==
  /\ InTask(c)
  /\ c \notin daifI
  /\ flags[c] = "-"
  /\ WritePmr(c, "OFF")
  /\ UNCHANGED <<priority, daifI, pend, active, running, at, spsrI, pmrSave, id, flags>>

LocalIrqEnable(c) ==
  /\ InTask(c)
  /\ c \notin daifI
  /\ flags[c] = "-"
  /\ WritePmrSync(c, "ON")
  /\ UNCHANGED <<priority, daifI, pend, active, running, at, spsrI, pmrSave, id, flags>>

LocalIrqSave(c) ==
  /\ InTask(c)
  /\ flags[c] = "-"
  /\ IF IrqsDisabled(c) THEN UNCHANGED <<pmr, pmrSeen>> ELSE WritePmr(c, "OFF")
  /\ flags' = [flags EXCEPT ![c] = pmr[c]]
  /\ UNCHANGED <<priority, daifI, pend, active, running, at, spsrI, pmrSave, id>>

LocalIrqRestore(c) ==
  /\ InTask(c)
  /\ flags[c] # "-"
  /\ WritePmrSync(c, flags[c])
  /\ flags' = [flags EXCEPT ![c] = "-"]
  /\ UNCHANGED <<priority, daifI, pend, active, running, at, spsrI, pmrSave, id>>

LocalDaifMask(c) ==
  /\ InTask(c)
  /\ flags[c] = "-"
  /\ SetI(c, TRUE)
  /\ WritePmr(c, "ON|I")
  /\ UNCHANGED <<priority, pend, active, running, at, spsrI, pmrSave, id, flags>>

Daif == {"PROCCTX", "PROCCTX_NOIRQ", "ERRCTX"}

LocalDaifRestore(c, d) ==
  /\ InTask(c)
  /\ c \in daifI
  /\ flags[c] = "-"
  /\ SetI(c, d = "ERRCTX")
  /\ IF d = "PROCCTX" THEN WritePmrSync(c, "ON")
     ELSE WritePmr(c, IF d = "PROCCTX_NOIRQ" THEN "OFF" ELSE "ON|I")
  /\ UNCHANGED <<priority, pend, active, running, at, spsrI, pmrSave, id, flags>>

-----------------------------------------------------------------------------
(* Exception entry and exit *)

(* The vector: PSTATE.DAIF is set, PMR is as it was *)
Push(c, l, place) ==
  /\ at[c][l] = "-"
  /\ Goes(c, l, place)
  /\ spsrI' = [spsrI EXCEPT ![c] = IF c \in daifI THEN @ \cup {l} ELSE @]
  /\ SetI(c, TRUE)
  /\ UNCHANGED <<priority, pmr, pmrSeen, pend, active, running, pmrSave, id, flags>>

InterruptEntry(c, l) ==
  /\ Taken(c)
  /\ l = IF pmr[c] = "ON" THEN "irq" ELSE "nmi"
  /\ Push(c, l, "vector")

DebugEntry(c) ==
  /\ InTask(c)
  /\ Push(c, "sync", "brk")

FaultEntry(c) ==
  /\ InTask(c)
  /\ Push(c, "sync", "fault")

(* entry.S: kernel_entry *)
KernelEntry(c, l) ==
  /\ TopIs(c, l)
  /\ at[c][l] \in {"vector", "brk", "fault"}
  /\ pmrSave[c][l] = "-"
  /\ pmrSave' = [pmrSave EXCEPT ![c] = [@ EXCEPT ![l] = pmr[c]]]
  /\ Goes(c, l, IF l # "sync" THEN "iar" ELSE IF at[c][l] = "brk" THEN "debug" ELSE "fault")
  /\ WritePmr(c, "ON|I")
  /\ UNCHANGED <<priority, daifI, pend, active, running, spsrI, id, flags>>

(* daifflags.h: local_daif_inherit, in a fault but not in a debug exception *)
LocalDaifInherit(c) ==
  /\ AtTop(c, "sync", "fault")
  /\ pmrSave[c]["sync"] # "-"
  /\ Goes(c, "sync", "handled")
  /\ SetI(c, "sync" \in spsrI[c])
  /\ WritePmrSync(c, pmrSave[c]["sync"])
  /\ UNCHANGED <<priority, pend, active, running, spsrI, pmrSave, id, flags>>

(* entry.S: kernel_exit, eret; the frame is gone. *)
KernelExit(c, l) ==
  /\ TopIs(c, l)
  /\ at[c][l] \in {"exit", "debug", "handled"}
  /\ Goes(c, l, "-")
  /\ SetI(c, l \in spsrI[c])
  /\ WritePmrSync(c, pmrSave[c][l])
  /\ spsrI' = [spsrI EXCEPT ![c] = @ \ {l}]
  /\ pmrSave' = [pmrSave EXCEPT ![c] = [@ EXCEPT ![l] = "-"]]
  /\ id' = [id EXCEPT ![c] = [@ EXCEPT ![l] = Spurious]]
  /\ UNCHANGED <<priority, pend, active, running, flags>>

-----------------------------------------------------------------------------
(* irq-gic-v3.c *)

(* do_read_iar, __gic_handle_irq_from_irqsoff: in code that had interrupts
   off, PMR is lowered for the read, so that only an NMI can come. *)
AcknowledgePmr(c, l) == IF InterruptsEnabled(c, l) THEN pmr[c] ELSE "OFF"

ReadIar(c, l, s) ==
  /\ AtTop(c, l, "iar")
  /\ IsCandidate(c, s, AcknowledgePmr(c, l))
  /\ Goes(c, l, "ack")
  /\ id' = [id EXCEPT ![c] = [@ EXCEPT ![l] = s]]
  /\ pend' = [pend EXCEPT ![c] = @ \ {s}]
  /\ active' = [active EXCEPT ![c] = @ \cup {s}]
  /\ running' = [running EXCEPT ![c] = @ \cup {s}]
  /\ UNCHANGED <<priority, daifI, pmr, pmrSeen, spsrI, pmrSave, flags>>

ReadIarSpurious(c, l) ==
  /\ AtTop(c, l, "iar")
  /\ \A s \in Intid : ~Beats(c, s, AcknowledgePmr(c, l))
  /\ Goes(c, l, "ack")
  /\ UNCHANGED <<priority, daifI, pmr, pmrSeen, pend, active, running, spsrI, pmrSave, id, flags>>

(* gic_handle_irq, up to the flow handler; t is what runs.  v5.10 tells an NMI
   by the running priority, v5.19 knows that it is one in IRQs-off code. *)
GicHandleIrq(c, l, t) ==
  /\ AtTop(c, l, "ack")
  /\ id[c][l] # Spurious
  /\ Runs(c, t)
  /\ Goes(c, l, "handler")
  /\ IF priority[t] = NmiRpr \/ (Handler = "v5.19" /\ ~InterruptsEnabled(c, l))
     THEN UNCHANGED <<daifI, pmr, pmrSeen>>
     ELSE MaskIrqs(c)
  /\ running' = IF EoiMode = 1 THEN [running EXCEPT ![c] = @ \ {t}] ELSE running
  /\ UNCHANGED <<priority, pend, active, spsrI, pmrSave, id, flags>>

(* v5.10 returns at once; v5.19 has changed the mask before it looks, where
   nothing runs, so that the running priority is no NMI's (OpenRunsNothing). *)
GicHandleSpurious(c, l) ==
  /\ AtTop(c, l, "ack")
  /\ id[c][l] = Spurious
  /\ Goes(c, l, "exit")
  /\ IF Handler = "v5.19" /\ InterruptsEnabled(c, l) THEN MaskIrqs(c) ELSE UNCHANGED <<daifI, pmr, pmrSeen>>
  /\ UNCHANGED <<priority, pend, active, running, spsrI, pmrSave, id, flags>>

(* The end of the flow handler: ICC_DIR_EL1, or ICC_EOIR1_EL1 in mode 0, which
   drops what runs *)
EoiIrq(c, l, t) ==
  /\ AtTop(c, l, "handler")
  /\ IF EoiMode = 0 THEN Runs(c, t) ELSE t = id[c][l]
  /\ Goes(c, l, IF Handler = "v5.19" /\ InterruptsEnabled(c, l) /\ c \in daifI THEN "unmask" ELSE "exit")
  /\ active' = [active EXCEPT ![c] = @ \ {id[c][l]}]
  /\ running' = IF EoiMode = 0 THEN [running EXCEPT ![c] = @ \ {t}] ELSE running
  /\ UNCHANGED <<priority, daifI, pmr, pmrSeen, pend, spsrI, pmrSave, id, flags>>

(* __gic_handle_irq_from_irqson, after an NMI *)
GicMaskIrqs(c, l) ==
  /\ AtTop(c, l, "unmask")
  /\ Goes(c, l, "exit")
  /\ MaskIrqs(c)
  /\ UNCHANGED <<priority, pend, active, running, spsrI, pmrSave, id, flags>>

-----------------------------------------------------------------------------
Next ==
  \/ \E c \in CPU, s \in Intid : Raise(c, s)
  \/ \E c \in CPU, s \in Intid : Withdraw(c, s)
  \/ \E c \in CPU : LocalIrqDisable(c)
  \/ \E c \in CPU : LocalIrqEnable(c)
  \/ \E c \in CPU : LocalIrqSave(c)
  \/ \E c \in CPU : LocalIrqRestore(c)
  \/ \E c \in CPU : LocalDaifMask(c)
  \/ \E c \in CPU, d \in Daif : LocalDaifRestore(c, d)
  \/ \E c \in CPU, l \in Interrupts : InterruptEntry(c, l)
  \/ \E c \in CPU : DebugEntry(c)
  \/ \E c \in CPU : FaultEntry(c)
  \/ \E c \in CPU, l \in Level : KernelEntry(c, l)
  \/ \E c \in CPU : LocalDaifInherit(c)
  \/ \E c \in CPU, l \in Level : KernelExit(c, l)
  \/ \E c \in CPU, l \in Interrupts, s \in Intid : ReadIar(c, l, s)
  \/ \E c \in CPU, l \in Interrupts : ReadIarSpurious(c, l)
  \/ \E c \in CPU, l \in Interrupts, t \in Intid : GicHandleIrq(c, l, t)
  \/ \E c \in CPU, l \in Interrupts : GicHandleSpurious(c, l)
  \/ \E c \in CPU, l \in Interrupts, t \in Intid : EoiIrq(c, l, t)
  \/ \E c \in CPU, l \in Interrupts : GicMaskIrqs(c, l)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
(* Properties, named like those of PriorityMask *)

TypeOK ==
  /\ priority \in [Intid -> 0..Lowest]
  /\ daifI \subseteq CPU
  /\ pmr \in [CPU -> Pmrs]
  /\ pmrSeen \in [CPU -> Pmrs]
  /\ pend \in [CPU -> SUBSET Intid]
  /\ active \in [CPU -> SUBSET Intid]
  /\ running \in [CPU -> SUBSET Intid]
  /\ at \in [CPU -> [Level -> SyncPlaces \cup InterruptPlaces]]
  /\ spsrI \in [CPU -> SUBSET Level]
  /\ pmrSave \in [CPU -> [Level -> Pmrs \cup {"-"}]]
  /\ id \in [CPU -> [Level -> Intid \cup {Spurious}]]
  /\ flags \in [CPU -> Pmrs \cup {"-"}]

ThreeMasks == \A c \in CPU : Mask(c) \in {"OPEN", "IRQOFF", "HARD"}

(* What passes the mask is signalled, what does not is not. *)
NmiPasses ==
  \A c \in CPU, s \in Intid :
    Mask(c) \in {"OPEN", "IRQOFF"} /\ s \in pend[c] \ active[c] /\ IsNmi(s) => Beats(c, s, pmr[c])

IrqPasses ==
  \A c \in CPU, s \in Intid :
    Mask(c) = "OPEN" /\ s \in pend[c] \ active[c] => Beats(c, s, pmr[c])

IrqMasked ==
  \A c \in CPU, s \in Intid : Mask(c) = "IRQOFF" /\ ~IsNmi(s) => ~Beats(c, s, pmr[c])

(* The handler of an NMI runs HARD, so that no other NMI nests in it. *)
NmiRunsHard ==
  \A c \in CPU, l \in Interrupts : AtTop(c, l, "handler") /\ IsNmi(id[c][l]) => Mask(c) = "HARD"

(* Code that had interrupts off is interrupted by NMIs only, *)
NmiContextTakesNmi ==
  \A c \in CPU, l \in Interrupts :
    id[c][l] # Spurious /\ ~IsNmi(id[c][l]) => InterruptsEnabled(c, l)

(* ... and what is on top of it is HARD until it returns. *)
NmiContextIsHard ==
  \A c \in CPU, l \in Interrupts :
    TopIs(c, l) /\ at[c][l] # "vector" /\ ~InterruptsEnabled(c, l) => Mask(c) = "HARD"

(* irq_exit, which may run softirqs, finds interrupts masked by PMR. *)
IrqExitMask ==
  \A c \in CPU, l \in Interrupts :
    /\ AtTop(c, l, "exit")
    /\ InterruptsEnabled(c, l)
    /\ Handler = "v5.19" \/ (id[c][l] # Spurious /\ ~IsNmi(id[c][l]))
    => Mask(c) = "IRQOFF"

(* irqs_disabled() tells the truth, but for the few instructions of a vector. *)
IrqsDisabledTruthful ==
  \A c \in CPU :
    (\A l \in Level : TopIs(c, l) => pmrSave[c][l] # "-") => (IrqsDisabled(c) <=> Mask(c) # "OPEN")

(* Linux nests task, exception, interrupt and NMI, and never two of the same
   kind: an interrupt that is taken finds its level free, and those above. *)
RoomForEntry ==
  \A c \in CPU : Taken(c) => at[c]["nmi"] = "-" /\ (pmr[c] = "ON" => at[c]["irq"] = "-")

(* A priority drop drops what the frame on top acknowledged. *)
DropIsOwn ==
  \A c \in CPU, l \in Interrupts, t \in Intid :
    TopIs(c, l) /\ at[c][l] \in {"ack", "handler"} /\ id[c][l] # Spurious /\ Runs(c, t) => t = id[c][l]

(* No two interrupts of one priority run: the bits of ICC_AP1R<n>_EL1 tell them
   apart, as the set of interrupts here does. *)
ApIsExact ==
  \A c \in CPU : \A s, t \in running[c] : priority[s] = priority[t] => s = t

(* Each acknowledge is matched by a priority drop and a deactivation. *)
EoiBalanced == \A c \in CPU : InTask(c) => running[c] = {} /\ active[c] = {}

=============================================================================
