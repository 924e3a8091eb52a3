--------------------------- MODULE IpiNmiMutations ---------------------------
(***************************************************************************)
(* The protocol changed in one place: a bug that the kernel had, or an     *)
(* order that looks as good as the right one.  None of this is part of the *)
(* protocol.  A model that is to have mutation F replaces the operator Op  *)
(* of IpiNmi by F_Op, with Op <- F_Op in its configuration; manifest.json  *)
(* says which operators a mutation replaces.                               *)
(***************************************************************************)
EXTENDS IpiNmi

(* F3, before v5.0: there is no rounding_up, and the send waits for a csd that
   is still locked. *)
F3_LeftAlone(d) == FALSE
F3_MaySend(d) == d \notin kgQ \cup kgTaken

(* F4, before v5.0: the send loop runs with interrupts enabled. *)
F4_DbgMask(c) == IF dbgPc[c] \in {"M5", "M5s"} THEN "OPEN" ELSE DbgEntryMask

(* F5: the debugger uses the context of a CPU that is no slave.  F6, the same
   without the hand-shake, is this one seen from the slave. *)
F5_NoStack == fault' = TRUE

(* F7, 2.6.25: the master releases the slaves that it sees; they do not test
   dbg_slave_lock. *)
F7_SlavesMayLeave == FALSE
F7_ReleaseSlaves ==
  /\ nmiPc' = [d \in CPU |-> IF nmiPc[d] = "L" THEN "R4" ELSE nmiPc[d]]
  /\ irqPc' = [d \in CPU |-> IF irqPc[d] = "L" THEN "R4" ELSE irqPc[d]]

(* F14: firmware loses the priorities of the redistributor over suspend. *)
F14_PrioritiesBack(c) == prioLost' = prioLost \cup {c}

(* F16: request and set-up disagree, the IPI keeps the priority of an IRQ. *)
F16_NmiPriority(c) == {}

(* F17, before v6.14: the holder of the CPU lock prints with the console lock. *)
F17_CanPrint == console = None

(* F17b: the printk CPU lock without its owner test: a CPU that is hit by the
   backtrace NMI in its own dump waits for itself. *)
F17b_LockFree(c) == PrintLock => psync = None

(* F18, before v5.14: WFI with PMR masked, and only an NMI ends it. *)
F18_IdleMask == IrqsOff
F18_Wakes(c) == Signalled(c) \cap NmiPriority(c) # {}

(* F19: a panic stops the others by NMI at once. *)
F19_FirstStop == "STOPNMI"

(* F19b, before v6.12: there is no stop_in_progress. *)
F19b_StopAlreadyRuns == FALSE

(* F19c: a CPU that is stopped masks interrupts by priority only. *)
F19c_StopMasked(c) == FALSE

(* F23: a breakpoint inside stop_machine. *)
F23down_NoneInDebugger == TRUE

(* F24a: the roundup is sent before dbg_slave_lock is taken. *)
F24a_RoundupNext(from) ==
  CASE from = "M1" -> "M5"
    [] from = "M4" -> "M6"
    [] OTHER -> "M4"

(* F24b: a target clears its bit before it prints. *)
F24b_DumpNext(c, from) ==
  CASE from = "H1" -> "P3"
    [] from = "P2" -> AfterBacktrace(c, TRUE)
    [] OTHER -> "P1"

(* F24c: the requester raises before it copies the mask. *)
F24c_RequestNext(from) ==
  CASE from = "T1" -> "T5"
    [] from = "T4" -> "T6"
    [] OTHER -> "T2"
F24c_RaiseMask == CallersMask \ {btReqr}

(* F24i: the requester adds its mask to what is left of the last one. *)
F24i_CopiedMask == btMask \cup CallersMask

(* F24j: the requester sends an NMI to itself, too.  lib/nmi_backtrace.c of v4.4
   sends one to all that are asked, itself among them, but prints nothing before;
   v4.9 prints, and takes itself out first.  No kernel did both. *)
F24j_RaiseMask == btWant

(* F24e: rounding_up is cleared at the end of the callback. *)
F24e_RoundedUp(c, joins) == roundingUp' = IF joins THEN roundingUp ELSE roundingUp \ {c}
F24e_CallbackOver(c) == roundingUp' = roundingUp \ {c}

(* F24f: the master does not wait for the slaves. *)
F24f_AfterGo == "X5"

(* F24g: no deactivation. *)
F24g_Deactivate(c, s) == UNCHANGED <<act, pend>>

(* F24h: deactivation also clears the pending bit. *)
F24h_Deactivate(c, s) ==
  /\ act' = [act EXCEPT ![c] = @ \ {s}]
  /\ pend' = [pend EXCEPT ![c] = @ \ {s}]

(* D1: the handler of SDEI event 0 does not look at sdei_nmi_stopping. *)
D1_EventStops == FALSE

(* K7: the CPU that has stopped the others does not mask the event. *)
K7_StopMasksEvent(c) == FALSE

(* F25: ipi_setup comes after set_cpu_online. *)
F25_NotSetUp == {"off", "setup", "uncounted", "listed"}

=============================================================================
