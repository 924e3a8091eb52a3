---------------------------- MODULE IpiNmiLiveness ----------------------------
(***************************************************************************)
(* What must happen in the end: requests and debugger sessions come to     *)
(* their ends, late CPUs join, slaves go back to what they did.            *)
(*                                                                         *)
(* One weak-fairness term for each CPU: a CPU that could go on for ever    *)
(* does go on.  Nobody has to ask, to enter the debugger, to leave it, or  *)
(* to stop disabling interrupts.  With Urgent, weak fairness is enough for *)
(* a CPU that masks interrupts again and again; the time-outs are steps of *)
(* the CPU that waits.                                                     *)
(***************************************************************************)
EXTENDS IpiNmiProperties

(* The end of a short section, of a print, of a change of the online mask *)
TaskGoesOn(c) ==
  \/ IrqEnable(c)
  \/ HardWindowEnd(c)
  \/ DumpStackEnd(c)
  \/ ConsoleUnlock(c)
  \/ Wake(c)
  \/ Resume(c)
  \/ CpuUpOnline(c)
  \/ CpuUpCount(c)
  \/ CpuUpUnmask(c)
  \/ CpuUpSdei(c)
  \/ CpuDownTeardown(c)

HandlerGoesOn(c) ==
  \/ \E s \in Sgi : Take(c, s)
  \/ Ret(c)
  \/ D1(c)
  \/ H1(c)
  \/ P1(c)
  \/ P2(c)
  \/ P3(c)
  \/ H2a(c)
  \/ H2(c)
  \/ E2Slave(c)
  \/ R1(c)
  \/ R4(c)
  \/ CallQueue(c)
  \/ CallKgdb(c)
  \/ CallBacktrace(c)
  \/ \E w \in CPU : CallShow(c, w)
  \/ CallEnd(c)
  \/ BtcDump(c)
  \/ LocalCpuStop(c)
  \/ MaskAndPark(c)
  \/ CrashPark(c)

RequesterGoesOn(c) ==
  \/ T2(c)
  \/ T4(c)
  \/ T4End(c)
  \/ \E d \in CPU : T5(c, d)
  \/ T5End(c)
  \/ T6(c)
  \/ TimeoutBt(c)
  \/ T6b(c)
  \/ T8(c)
  \/ WorkStart(c)
  \/ \E d \in CPU : QueueOn(c, d)
  \/ SendOwed(c)

MasterGoesOn(c) ==
  \/ E2Master(c)
  \/ LockMaster(c)
  \/ M1(c)
  \/ M4(c)
  \/ M5(c)
  \/ \E d \in CPU : RoundupSend(c, d)
  \/ M5End(c)
  \/ M6(c)
  \/ TimeoutKg(c)
  \/ X3(c)
  \/ X5(c)
  \/ X6(c)

StopGoesOn(c) ==
  \/ CrashStop(c)
  \/ SmpSendStop(c)
  \/ \E d \in CPU : StopSend(c, d)
  \/ StopSent(c)
  \/ StopEnds(c)
  \/ TimeoutStop(c)
  \/ TimeoutStopNmi(c)
  \/ TimeoutStopSdei(c)
  \/ SelfStop(c)
  \/ SelfPark(c)

GoesOn(c) ==
  TaskGoesOn(c) \/ HandlerGoesOn(c) \/ RequesterGoesOn(c) \/ MasterGoesOn(c) \/ StopGoesOn(c)

Fair == \A c \in CPU : WF_vars(GoesOn(c))

FairSpec == Spec /\ Fair

(* The user of the debugger does leave it. *)
GoSpec == FairSpec /\ \A c \in CPU : WF_vars(Go(c))

(* A printk CPU lock that is free again and again is taken by one that waits;
   the kernel's __printk_cpu_sync_try_get does not promise that. *)
LockSpec == FairSpec /\ \A c \in CPU : SF_vars(P1(c)) /\ SF_vars(T4(c))

-----------------------------------------------------------------------------

(* A backtrace request ends. *)
Bt_Term == \A r \in CPU : btReqr = r ~> btReqr # r

(* A master whose roundup begins comes to the debugger. *)
Kg_Arrive == \A c \in CPU : dbgPc[c] = "M4" ~> dbgPc[c] = "M9"

(* A master that is told to go leaves. *)
Kg_Leave == \A c \in CPU : dbgPc[c] = "X3" ~> dbgPc[c] = "-"

(* A CPU that was asked and is missing joins as soon as it is OPEN. *)
Late_Join ==
  \A c, d \in CPU :
    InDebugger(c) /\ d \in kgAsked /\ Top(d) = "task" /\ task[d] = "open"
      ~> ~InDebugger(c) \/ d \in entered \/ task[d] # "open"

(* A stop that was begun comes to its end. *)
Stop_Term == \A c \in CPU : stopper = c ~> StopOver \/ IsStopping(c)

(* A CPU that was interrupted goes back to what it did. *)
Kg_Resume ==
  \A c \in CPU : IsSlaveAt(c, {"L"}) ~> evPc[c] = "-" /\ nmiPc[c] = "-" /\ irqPc[c] = "-"

(* Every CPU that can answer the fallback of sysrq-l prints in the end. *)
Fb_Term ==
  \A c \in CPU : c \in unshown \ Stuck ~> c \notin unshown

(* The same of every CPU, locked up or not. *)
Fb_Term_all == \A c \in CPU : c \in unshown ~> c \notin unshown

=============================================================================
