------------------------------- MODULE IpiNmi -------------------------------
(***************************************************************************)
(* How the Linux kernel asks all CPUs of an arm64 machine for a sign of    *)
(* life: the NMI backtrace (lib/nmi_backtrace.c) and the kgdb roundup      *)
(* (kernel/debug/debug_core.c), carried by GICv3 software-generated        *)
(* interrupts that have pseudo-NMI priority where the machine can do it.   *)
(*                                                                         *)
(* Sources: the series "arm64: Add framework to turn an IPI as NMI" v5, v6 *)
(* and v7 (2020), and mainline since v6.7.  Labels T1..T8, H1, P1..P3, H2, *)
(* E0..X5, R1, R4 stand for the steps of the kernel functions named above  *)
(* each action.                                                            *)
(*                                                                         *)
(* What is abstracted, and why that is sound:                              *)
(*  - A CPU's interrupt mask is OPEN, IRQOFF (PMR masks normal interrupts) *)
(*    or HARD (DAIF.I set).  PriorityMask.tla shows that the priorities    *)
(*    really give these three.                                             *)
(*  - An SGI is one pending bit for each target.  Exception entry, the     *)
(*    acknowledge and the priority drop are one step: the CPU is HARD from *)
(*    the vector to the acknowledge, and nobody else clears its bits.      *)
(*  - A CPU's nested contexts are five slots, task below interrupt below   *)
(*    debugger below NMI below SDEI event: Linux never nests two of the    *)
(*    same kind.                                                           *)
(*  - The send loops visit targets in any order, one target a step.        *)
(*  - No clock: a time-out in mode "fair" needs that no CPU can make a     *)
(*    prompt step, in mode "any" it needs nothing.                         *)
(*                                                                         *)
(* What is left out, and why:                                              *)
(*  - Memory ordering.  Where a message is passed (backtrace_mask and the  *)
(*    SGI, the locks and the SGI) the sender's dsb and the receiver's      *)
(*    acknowledge order it; F24c stands for a missing dsb.  One pair is    *)
(*    not message passing but store buffering: the csd roundup locks       *)
(*    dbg_master_lock and then reads rounding_up, the callback clears      *)
(*    rounding_up and then reads the lock, and nothing orders the two on   *)
(*    either side.  Both may read the old value, and the CPU is skipped    *)
(*    and dismissed: missed, and the time-out says so.  An interleaving of *)
(*    whole steps cannot show it.                                          *)
(*  - E4: a fault inside the debugger (exception_level) makes the next CPU *)
(*    that arrives a second master.                                        *)
(*  - M1 and M2: another CPU is single-stepped, there is no I/O driver, or *)
(*    the breakpoint is gone.  With nokgdbroundup M5 and X3 are passed     *)
(*    over, and nobody is asked.  kgdb_nmicallin, single stepping, the CPU *)
(*    switch, gdb packets.                                                 *)
(*  - T3, the excluded CPU's bit cleared after the copy, is part of T2; a  *)
(*    stale SGI between them prints a CPU that was not asked.              *)
(*  - FEAT_NMI.  A GICv5 is a machine without NMIs here.  Of SDEI event 0  *)
(*    what a reboot notifier does to it, and deep idle (SdeiRequest.tla    *)
(*    has them).  A failed send.  The redirect of a panic to another CPU, and    *)
(*    crash_kexec without a panic (PanicElection.tla).                     *)
(*  - The text of the stack traces; the order of time-outs (1 s, 10 s).    *)
(* Reads and stores that are one step, as splitting them changed no        *)
(* verdict: the two reads of M6; H2 and E0 of a slave; X5 after a          *)
(* breakpoint, R3 and R4; the flags of exception_state, which two CPUs     *)
(* change without a lock.                                                  *)
(*                                                                         *)
(* Modules: IpiNmiState.tla has the state, the masks and time;             *)
(* IpiNmiEnvironment.tla what CPUs do on their own; IpiNmiStop.tla how one *)
(* CPU stops the others; here are the actions of the roll calls.           *)
(* IpiNmiProperties.tla and IpiNmiLiveness.tla say what must hold;         *)
(* MCIpiNmi.tla is the root of the models, seconds each.                   *)
(***************************************************************************)
EXTENDS IpiNmiStop

-----------------------------------------------------------------------------
(* Interrupts *)

(* arch/arm64/kernel/entry.S: vector, kernel_entry; irq-gic-v3.c:
   gic_handle_irq reads ICC_IAR1_EL1 *)
Take(c, s) ==
  /\ Deliverable(c, s)
  /\ pend' = [pend EXCEPT ![c] = @ \ {s}]
  /\ act' = [act EXCEPT ![c] = @ \cup {s}]
  /\ LET first == CASE s = "CALL" -> "C0"
                    [] s \in {"STOP", "STOPNMI"} -> "S"
                    [] s \in Events -> "D1"
                    [] s = BtSgi -> "H1"
                    [] OTHER -> "H2"
     IN IF s \in Events
        THEN /\ evPc' = [evPc EXCEPT ![c] = first]
             /\ UNCHANGED <<nmiPc, nmiSgi, irqPc, irqSgi>>
        ELSE IF s \in NmiPriority(c)
        THEN /\ nmiPc' = [nmiPc EXCEPT ![c] = first]
             /\ nmiSgi' = [nmiSgi EXCEPT ![c] = s]
             /\ UNCHANGED <<evPc, irqPc, irqSgi>>
        ELSE /\ irqPc' = [irqPc EXCEPT ![c] = first]
             /\ irqSgi' = [irqSgi EXCEPT ![c] = s]
             /\ UNCHANGED <<evPc, nmiPc, nmiSgi>>
  /\ UNCHANGED <<online, task, btVars, kgVars, csdVars, workVars, printVars, restVars>>

(* GICv3 4.1: ICC_DIR_EL1, or ICC_EOIR1_EL1 in mode 0 *)
Deactivate(c, s) ==
  /\ act' = [act EXCEPT ![c] = @ \ {s}]
  /\ UNCHANGED pend

(* irq-gic-v3.c: gic_eoi_irq; entry.S: kernel_exit, eret *)
Ret(c) ==
  /\ HandlerAt(c, "Ret")
  /\ Deactivate(c, HandlerSgi(c))
  /\ HandlerGoes(c, "-")
  /\ nmiSgi' = IF Top(c) = "nmi" THEN [nmiSgi EXCEPT ![c] = "-"] ELSE nmiSgi
  /\ irqSgi' = IF Top(c) = "irq" THEN [irqSgi EXCEPT ![c] = "-"] ELSE irqSgi
  /\ UNCHANGED <<online, task, btVars, kgVars, csdVars, workVars, printVars, restVars>>

-----------------------------------------------------------------------------
(* The handler, backtrace part *)

(* Where the handler goes after the test for a backtrace *)
AfterBacktrace(c, did) ==
  CASE HandlerSgi(c) = "CALL" -> "C"
    [] ~Shared \/ (EarlyReturn /\ did) -> "Ret"
    [] ActiveTest -> "H2a"
    [] OTHER -> "H2"

(* A dump: the bit is tested (H1), the stack printed (P1, P2), the bit
   cleared (P3).  The step that comes after. *)
DumpNext(c, from) ==
  CASE from = "H1" -> "P1"
    [] from = "P2" -> "P3"
    [] OTHER -> AfterBacktrace(c, TRUE)

HandlerStep(c, from, to) ==
  /\ HandlerAt(c, from)
  /\ HandlerGoes(c, to)
  /\ UNCHANGED <<online, task, pend, act, nmiSgi, irqSgi>>

(* drivers/firmware/arm_sdei_nmi.c: sdei_nmi_handler
   One event for two services; no test on which CPU it runs *)
D1(c) ==
  /\ HandlerStep(c, "D1", IF EventStops THEN "Q3" ELSE "H1")
  /\ UNCHANGED <<btVars, kgVars, csdVars, workVars, printVars, restVars>>

(* lib/nmi_backtrace.c: nmi_cpu_backtrace tests this CPU's bit *)
H1(c) ==
  /\ HandlerStep(c, "H1", IF c \in btMask THEN DumpNext(c, "H1") ELSE AfterBacktrace(c, FALSE))
  /\ UNCHANGED <<btVars, kgVars, csdVars, workVars, printVars, restVars>>

(* lib/nmi_backtrace.c: nmi_cpu_backtrace begins to print *)
P1(c) ==
  /\ LockFree(c)
  /\ HandlerStep(c, "P1", "P2")
  /\ btBegan' = IF btReqr = None THEN btBegan ELSE btBegan \cup {c}
  /\ btMask' = IF AnswersApart THEN btMask \ {c} ELSE btMask
  /\ AcquireLock(c)
  /\ UNCHANGED <<btReqr, btPc, btSent, btCount, btSkip, btWant, kgVars, csdVars, workVars, restVars>>

(* lib/nmi_backtrace.c: nmi_cpu_backtrace ends its print *)
P2(c) ==
  /\ CanPrint
  /\ HandlerStep(c, "P2", DumpNext(c, "P2"))
  /\ ReleaseLock(c)
  /\ UNCHANGED <<btVars, kgVars, csdVars, workVars, restVars>>

(* lib/nmi_backtrace.c: nmi_cpu_backtrace clears this CPU's bit, after printing *)
P3(c) ==
  /\ HandlerStep(c, "P3", IF AnswersApart /\ c \in btMask THEN "P1" ELSE DumpNext(c, "P3"))
  /\ btMask' = IF AnswersApart THEN btMask ELSE btMask \ {c}
  /\ UNCHANGED <<btReqr, btPc, btSent, btCount, btSkip, btWant, btBegan, kgVars, csdVars, workVars, printVars, restVars>>

-----------------------------------------------------------------------------
(* The handler, kgdb part: a slave of the debugger *)

AfterKgdb(c) == IF HandlerSgi(c) = "CALL" THEN "C" ELSE "Ret"

(* arch/arm64/kernel/kgdb.c: kgdb_ipi_nmicallback
   With ActiveTest it asks first whether anybody is in the debugger. *)
H2a(c) ==
  /\ HandlerStep(c, "H2a", IF kgActive = None THEN AfterKgdb(c) ELSE "H2")
  /\ UNCHANGED <<btVars, kgVars, csdVars, workVars, printVars, restVars>>

(* kernel/debug/debug_core.c: kgdb_call_nmi_hook clears rounding_up before it
   enters the debugger, and there is nothing left to do when it returns. *)
RoundedUp(c, joins) == roundingUp' = roundingUp \ {c}
CallbackOver(c) == UNCHANGED roundingUp

(* kernel/debug/debug_core.c: kgdb_nmicallback, and E0 of kgdb_cpu_enter *)
H2(c) ==
  LET joins == c \notin entered /\ (IF TestsSlaveLock THEN slock ELSE mlock # None)
  IN /\ HandlerStep(c, "H2", IF joins THEN "E2" ELSE AfterKgdb(c))
     /\ entered' = IF joins THEN entered \cup {c} ELSE entered
     /\ RoundedUp(c, joins)
     /\ UNCHANGED <<btVars, dbgPc, lockVars, nM, nS, snap, roundVars>>
     /\ UNCHANGED <<btCsdVars, kgQ, kgTaken, showQ, showTaken, workVars, printVars, restVars>>

(* kernel/debug/debug_core.c: kgdb_cpu_enter, slaves_in_kgdb++ *)
E2Slave(c) ==
  LET counted == CountsIfLocked => slock
  IN /\ HandlerStep(c, "E2", IF counted THEN "L" ELSE AfterKgdb(c))
     /\ nS' = IF counted THEN nS + 1 ELSE nS
     /\ entered' = IF counted THEN entered ELSE entered \ {c}
     /\ UNCHANGED <<btVars, dbgPc, lockVars, nM, snap, roundVars>>
     /\ UNCHANGED <<csdVars, workVars, printVars, restVars>>

(* What a slave waits for *)
SlavesMayLeave == ~slock

(* kernel/debug/debug_core.c: kgdb_cpu_enter, a slave sees dbg_slave_lock free *)
R1(c) ==
  /\ SlavesMayLeave
  /\ btc # c
  /\ HandlerStep(c, "L", "R4")
  /\ UNCHANGED <<btVars, kgVars, csdVars, workVars, printVars, restVars>>

(* kernel/debug/debug_core.c: kgdb_cpu_enter, enter_kgdb-- and slaves_in_kgdb-- *)
R4(c) ==
  /\ HandlerStep(c, "R4", AfterKgdb(c))
  /\ entered' = entered \ {c}
  /\ nS' = nS - 1
  /\ UNCHANGED <<btVars, dbgPc, lockVars, nM, snap, roundVars>>
  /\ UNCHANGED <<csdVars, workVars, printVars, restVars>>

-----------------------------------------------------------------------------
(* The function-call interrupt *)

CallStep(c, from, to) ==
  /\ HandlerStep(c, from, to)
  /\ UNCHANGED <<btVars, kgVars, work, worker, workTodo, owed, printVars, restVars>>

(* kernel/smp.c: __flush_smp_call_function_queue takes the whole queue *)
CallQueue(c) ==
  /\ CallStep(c, "C0", "C")
  /\ btQ' = btQ \ {c}
  /\ btTaken' = IF c \in btQ THEN btTaken \cup {c} ELSE btTaken
  /\ kgQ' = kgQ \ {c}
  /\ kgTaken' = IF c \in kgQ THEN kgTaken \cup {c} ELSE kgTaken
  /\ showQ' = [showQ EXCEPT ![c] = {}]
  /\ showTaken' = [showTaken EXCEPT ![c] = @ \cup showQ[c]]
  /\ UNCHANGED <<roundingUp, unshown>>

(* kernel/smp.c: csd_unlock, then kernel/debug/debug_core.c: kgdb_call_nmi_hook *)
CallKgdb(c) ==
  /\ c \in kgTaken
  /\ CallStep(c, "C", "H2")
  /\ kgTaken' = kgTaken \ {c}
  /\ UNCHANGED <<btCsdVars, kgQ, showQ, showTaken, roundingUp, unshown>>

(* kernel/smp.c: csd_unlock, then arch/mips/kernel/process.c: handle_backtrace *)
CallBacktrace(c) ==
  /\ c \in btTaken
  /\ CallStep(c, "C", "H1")
  /\ btTaken' = btTaken \ {c}
  /\ UNCHANGED <<btQ, kgQ, kgTaken, showQ, showTaken, roundingUp, unshown>>

(* kernel/smp.c: csd_unlock, then drivers/tty/sysrq.c: showacpu *)
CallShow(c, w) ==
  /\ w \in showTaken[c]
  /\ CallStep(c, "C", "C")
  /\ showTaken' = [showTaken EXCEPT ![c] = @ \ {w}]
  /\ unshown' = unshown \ {c}
  /\ UNCHANGED <<btCsdVars, kgQ, kgTaken, showQ, roundingUp>>

(* kernel/smp.c: __flush_smp_call_function_queue *)
CallEnd(c) ==
  /\ c \notin kgTaken
  /\ c \notin btTaken
  /\ showTaken[c] = {}
  /\ CallStep(c, "C", "Ret")
  /\ CallbackOver(c)
  /\ UNCHANGED <<btCsdVars, kgQ, kgTaken, showQ, showTaken, unshown>>

-----------------------------------------------------------------------------
(* The backtrace requester.  lib/nmi_backtrace.c: nmi_trigger_cpumask_backtrace *)

(* A request: the flag is taken (T1), the mask copied (T2), the own stack
   printed (T4), the interrupt raised (T5), the answers awaited (T6).  The
   step that comes after. *)
RequestNext(from) ==
  CASE from = "T1" -> "T2"
    [] from = "T4" -> "T5"
    [] OTHER -> "T6"

(* The mask that the raise loop walks: the live one *)
RaiseMask == btMask

RequesterAt(r, label) ==
  /\ btReqr = r
  /\ btPc = label
  /\ Runs(r, "task")

(* kernel/watchdog.c: watchdog_hardlockup_check runs in an NMI, on top of a task
   that is stuck. *)
FromNmi(r) == r \in Watchdogs /\ task[r] = "stuck" /\ NmiPriority(r) # {}

(* lib/nmi_backtrace.c: nmi_trigger_cpumask_backtrace
   backtrace_flag test-and-set; a second request is dropped without a word *)
T1(r) ==
  /\ r \in Requesters
  /\ ~BtFallback
  /\ btCount < MaxBt
  /\ Runs(r, "task")
  /\ TaskFree(r)
  /\ task[r] \in (IF PrintLock THEN {"open"} ELSE {"open", "irqoff"}) \/ FromNmi(r)
  /\ r \in online
  /\ btCount' = btCount + 1
  /\ btDropped' = (btDropped \/ btReqr # None)
  /\ btReqr' = IF btReqr = None THEN r ELSE btReqr
  /\ btPc' = IF btReqr = None THEN RequestNext("T1") ELSE btPc
  /\ btSent' = IF btReqr = None THEN {} ELSE btSent
  /\ task' = IF btReqr = None /\ task[r] = "stuck" THEN [task EXCEPT ![r] = "watchdog"] ELSE task
  /\ UNCHANGED <<btMask, btSkip, btWant, btBegan, online>>
  /\ UNCHANGED <<interruptVars, kgVars, csdVars, workVars, printVars>>
  /\ UNCHANGED <<console, prioLost, btc, fault, stopVars>>

(* include/linux/nmi.h: trigger_cpumask_backtrace, trigger_single_cpu_backtrace,
   trigger_allbutcpu_cpu_backtrace
   The caller's own mask: one CPU less *)
LeaveOut(r, d) ==
  /\ RequesterAt(r, "T2")
  /\ d \in BtSpared \ btSkip
  /\ btSkip' = btSkip \cup {d}
  /\ UNCHANGED <<btReqr, btPc, btMask, btSent, btCount, btWant, btBegan, online, task>>
  /\ UNCHANGED <<interruptVars, kgVars, csdVars, workVars, printVars, restVars>>

(* The caller's mask: online CPUs, or named by number. *)
CallersMask == ((BtTargets \cap online) \cup BtNamed) \ btSkip

(* What cpumask_copy() leaves in backtrace_mask *)
CopiedMask == CallersMask

(* lib/nmi_backtrace.c: nmi_trigger_cpumask_backtrace
   cpumask_copy of the caller's mask *)
T2(r) ==
  /\ RequesterAt(r, "T2")
  /\ btPc' = "T4"
  /\ btMask' = CopiedMask
  /\ btWant' = CallersMask
  /\ btSkip' = {}
  /\ btBegan' = {}
  /\ UNCHANGED <<btReqr, btSent, btCount, online, task>>
  /\ UNCHANGED <<interruptVars, kgVars, csdVars, workVars, printVars, restVars>>

(* lib/nmi_backtrace.c: nmi_cpu_backtrace
   nmi_cpu_backtrace(NULL): the requester prints its own stack *)
T4(r) ==
  /\ RequesterAt(r, "T4")
  /\ r \in btMask => LockFree(r)
  /\ btPc' = IF r \in btMask THEN "T4e" ELSE RequestNext("T4")
  /\ btBegan' = IF r \in btMask THEN btBegan \cup {r} ELSE btBegan
  /\ IF r \in btMask THEN AcquireLock(r) ELSE UNCHANGED printVars
  /\ task' = IF PrintLock /\ r \in btMask /\ task[r] = "open"
             THEN [task EXCEPT ![r] = "irqoff"] ELSE task
  /\ UNCHANGED <<btReqr, btMask, btSent, btCount, btSkip, btWant, online>>
  /\ UNCHANGED <<interruptVars, kgVars, csdVars, workVars, restVars>>

(* lib/nmi_backtrace.c: nmi_cpu_backtrace
   ... and clears its own bit *)
T4End(r) ==
  /\ RequesterAt(r, "T4e")
  /\ CanPrint
  /\ btPc' = RequestNext("T4")
  /\ btMask' = btMask \ {r}
  /\ ReleaseLock(r)
  /\ task' = IF PrintLock /\ task[r] = "irqoff" THEN [task EXCEPT ![r] = "open"] ELSE task
  /\ UNCHANGED <<btReqr, btSent, btCount, btSkip, btWant, btBegan, online>>
  /\ UNCHANGED <<interruptVars, kgVars, csdVars, workVars, restVars>>

(* The targets that the raise loop would still send to *)
RaiseLeft == RaiseMask \ btSent

(* arch/mips/kernel/process.c: raise_backtrace leaves a CPU alone whose csd has
   not come back from its handler. *)
BtCsdBusy(d) ==
  \/ d \in btQ \cup btTaken
  \/ HandlerSgi(d) = "CALL" /\ IsSlaveAt(d, {"H1", "P1", "P2", "P3"})

QueueBacktrace(d) ==
  /\ btQ' = IF BtCsdBusy(d) THEN btQ ELSE btQ \cup {d}
  /\ pend' = IF ~BtCsdBusy(d) /\ QueueEmpty(d) THEN [pend EXCEPT ![d] = @ \cup {"CALL"}] ELSE pend

(* drivers/irqchip/irq-gic-v3.c: gic_ipi_send_mask
   raise: gic_ipi_send_mask walks the live mask *)
T5(r, d) ==
  /\ RequesterAt(r, "T5")
  /\ d \in RaiseLeft
  /\ btSent' = btSent \cup {d}
  /\ IF BtByCsd
     THEN QueueBacktrace(d)
     ELSE /\ pend' = [pend EXCEPT ![d] = @ \cup {BtSgi}]
          /\ UNCHANGED btQ
  /\ UNCHANGED <<btReqr, btPc, btMask, btCount, btSkip, btWant, btBegan, online, task>>
  /\ UNCHANGED <<btTaken, kgQ, kgTaken, showQ, showTaken, roundingUp>>
  /\ UNCHANGED <<act, frameVars, kgVars, workVars, printVars, restVars>>

(* lib/nmi_backtrace.c: nmi_trigger_cpumask_backtrace *)
T5End(r) ==
  /\ RequesterAt(r, "T5")
  /\ RaiseLeft = {}
  /\ btPc' = RequestNext("T5")
  /\ UNCHANGED <<btReqr, btMask, btSent, btCount, btSkip, btWant, btBegan, online, task>>
  /\ UNCHANGED <<interruptVars, kgVars, csdVars, workVars, printVars, restVars>>

(* lib/nmi_backtrace.c: nmi_trigger_cpumask_backtrace
   The wait loop: the mask is empty *)
T6(r) ==
  /\ RequesterAt(r, "T6")
  /\ AllAnswered
  /\ btPc' = "T8"
  /\ UNCHANGED <<btReqr, btMask, btSent, btCount, btSkip, btWant, btBegan, online, task>>
  /\ UNCHANGED <<interruptVars, kgVars, csdVars, workVars, printVars, restVars>>

(* lib/nmi_backtrace.c: nmi_trigger_cpumask_backtrace
   The wait loop: 10 s are over *)
TimeoutBt(r) ==
  /\ RequesterAt(r, "T6")
  /\ ~AllAnswered
  /\ TimePasses
  /\ btPc' = IF NamesSilent THEN "T6b" ELSE "T8"
  /\ UNCHANGED <<btReqr, btMask, btSent, btCount, btSkip, btWant, btBegan, online, task>>
  /\ UNCHANGED <<interruptVars, kgVars, csdVars, workVars, printVars, restVars>>

(* lib/nmi_backtrace.c: nmi_trigger_cpumask_backtrace
   "After 10 seconds, these CPUS still haven't responded to the NMI": the live mask *)
T6b(r) ==
  /\ RequesterAt(r, "T6b")
  /\ btPc' = "T8"
  /\ UNCHANGED <<btReqr, btMask, btSent, btCount, btSkip, btWant, btBegan, online, task>>
  /\ UNCHANGED <<interruptVars, kgVars, csdVars, workVars, printVars, restVars>>

(* lib/nmi_backtrace.c: nmi_trigger_cpumask_backtrace
   clear_bit_unlock of backtrace_flag *)
T8(r) ==
  /\ RequesterAt(r, "T8")
  /\ btReqr' = None
  /\ btPc' = "-"
  /\ btSent' = {}
  /\ btWant' = {}
  /\ btBegan' = {}
  /\ task' = IF task[r] = "watchdog" THEN [task EXCEPT ![r] = "stuck"] ELSE task
  /\ UNCHANGED <<btMask, btCount, btSkip, online>>
  /\ UNCHANGED <<interruptVars, kgVars, csdVars, workVars, printVars, restVars>>

-----------------------------------------------------------------------------
(* sysrq-l when the override says no.  drivers/tty/sysrq.c *)

(* drivers/tty/sysrq.c: sysrq_handle_showallcpus
   sysrq_handle_showallcpus: own stack, then schedule_work; one work item *)
SysrqShowAll(r) ==
  /\ r \in Requesters
  /\ BtFallback
  /\ btCount < MaxBt
  /\ Runs(r, "task")
  /\ TaskFree(r)
  /\ task[r] = "open"
  /\ r \in online
  /\ btCount' = btCount + 1
  /\ unshown' = online \ {r}
  /\ work' = IF work # None THEN work ELSE IF worker # None THEN worker ELSE r
  /\ UNCHANGED <<btReqr, btPc, btMask, btSent, btSkip, btWant, btBegan>>
  /\ UNCHANGED <<online, task, interruptVars, kgVars, csdVars, worker, workTodo, owed, printVars, restVars>>

(* drivers/tty/sysrq.c: sysrq_showregs_othercpus
   The kworker of that CPU runs sysrq_showregs_othercpus *)
WorkStart(w) ==
  /\ work = w
  /\ worker = None
  /\ Runs(w, "task")
  /\ task[w] = "open"
  /\ TaskFree(w)
  /\ work' = None
  /\ worker' = w
  /\ workTodo' = online \ {w}
  /\ UNCHANGED <<owed, unshown, online, task, interruptVars, btVars, kgVars, csdVars, printVars, restVars>>

(* kernel/smp.c: smp_call_function_many_cond queues a csd on one target,
   waiting while the csd of an earlier call is still locked *)
QueueOn(w, d) ==
  /\ worker = w
  /\ Runs(w, "task")
  /\ d \in workTodo
  /\ ~CsdLocked(w, d)
  /\ workTodo' = workTodo \ {d}
  /\ showQ' = [showQ EXCEPT ![d] = @ \cup {w}]
  /\ owed' = IF QueueEmpty(d) THEN owed \cup {d} ELSE owed
  /\ UNCHANGED <<btCsdVars, kgQ, kgTaken, showTaken, roundingUp, work, worker, unshown>>
  /\ UNCHANGED <<online, task, interruptVars, btVars, kgVars, printVars, restVars>>

(* kernel/smp.c: one IPI to the targets whose queue was empty *)
SendOwed(w) ==
  /\ worker = w
  /\ Runs(w, "task")
  /\ workTodo = {}
  /\ pend' = [c \in CPU |-> IF c \in owed THEN pend[c] \cup {"CALL"} ELSE pend[c]]
  /\ owed' = {}
  /\ worker' = None
  /\ UNCHANGED <<work, workTodo, unshown, online, task, act, frameVars>>
  /\ UNCHANGED <<btVars, kgVars, csdVars, printVars, restVars>>

-----------------------------------------------------------------------------
(* The master.  kernel/debug/debug_core.c: kgdb_cpu_enter *)

(* A roundup: kgdb_active is set (M1), dbg_slave_lock taken (M4), the CPUs
   are called (M5, M5s), their coming is awaited (M6).  The step that comes
   after. *)
RoundupNext(from) ==
  CASE from = "M1" -> "M4"
    [] from = "M4" -> "M5"
    [] OTHER -> "M6"

(* What comes after the user's `go`: the master waits for the slaves. *)
AfterGo == "X3"

MasterStep(c, from, to) ==
  /\ MasterAt(c, from)
  /\ dbgPc' = [dbgPc EXCEPT ![c] = to]
  /\ UNCHANGED <<online, task, act, frameVars, btVars, workVars, printVars, restVars>>

(* kernel/debug/debug_core.c: kgdb_cpu_enter
   A breakpoint or an oops: num_online_cpus() is sampled, enter_kgdb++ *)
E0(c) ==
  /\ c \in Masters
  /\ kgCount < MaxKg
  /\ Runs(c, "task")
  /\ task[c] \in {"open", "irqoff"}
  /\ c \in online
  /\ kgCount' = kgCount + 1
  /\ dbgPc' = [dbgPc EXCEPT ![c] = "E2"]
  /\ snap' = [snap EXCEPT ![c] = CountOnline]
  /\ entered' = entered \cup {c}
  /\ UNCHANGED <<online, task, interruptVars, btVars, lockVars, nM, nS>>
  /\ UNCHANGED <<toSend, kgAsked, tmo, csdVars, workVars, printVars, restVars>>

(* kernel/debug/debug_core.c: kgdb_cpu_enter
   masters_in_kgdb++ *)
E2Master(c) ==
  /\ MasterStep(c, "E2", "L")
  /\ nM' = nM + 1
  /\ UNCHANGED <<pend, lockVars, nS, entered, snap, roundVars, csdVars>>

(* kernel/debug/debug_core.c: kgdb_cpu_enter
   raw_spin_trylock(&dbg_master_lock) *)
LockMaster(c) ==
  /\ mlock = None
  /\ MasterStep(c, "L", "M1")
  /\ mlock' = c
  /\ UNCHANGED <<pend, slock, kgActive, countVars, roundVars, csdVars>>

(* kernel/debug/debug_core.c: kgdb_cpu_enter
   atomic_xchg(&kgdb_active, cpu) *)
M1(c) ==
  /\ MasterStep(c, "M1", RoundupNext("M1"))
  /\ kgActive' = IF ActiveLate THEN kgActive ELSE c
  /\ UNCHANGED <<pend, mlock, slock, countVars, roundVars, csdVars>>

(* kernel/debug/debug_core.c: kgdb_cpu_enter
   raw_spin_lock(&dbg_slave_lock) *)
M4(c) ==
  /\ MasterStep(c, "M4", RoundupNext("M4"))
  /\ slock' = TRUE
  /\ kgActive' = c
  /\ UNCHANGED <<pend, mlock, countVars, roundVars, csdVars>>

(* arch/arm64/kernel/smp.c: kgdb_roundup_cpus
   kgdb_roundup_cpus: without LiveLoop it copies the online mask; the csd
   loop looks at the live one too *)
M5(c) ==
  /\ MasterStep(c, "M5", "M5s")
  /\ toSend' = (IF LiveLoop \/ KgFallback THEN CPU ELSE online) \ {c}
  /\ kgAsked' = {}
  /\ UNCHANGED <<pend, lockVars, countVars, kgCount, tmo, csdVars>>

(* kernel/debug/debug_core.c: kgdb_roundup_cpus, since v5.0: a CPU that has
   not come since the last roundup is left alone, and no send waits. *)
LeftAlone(d) == d \in roundingUp
MaySend(d) == TRUE

(* kernel/debug/debug_core.c: kgdb_roundup_cpus, generic: the csd *)
QueueRoundup(d) ==
  LET busy == d \in kgQ \cup kgTaken
  IN IF LeftAlone(d) \/ busy
     THEN UNCHANGED <<pend, kgQ, roundingUp>>
     ELSE /\ kgQ' = kgQ \cup {d}
          /\ roundingUp' = roundingUp \cup {d}
          /\ pend' = IF QueueEmpty(d) THEN [pend EXCEPT ![d] = @ \cup {"CALL"}] ELSE pend

(* arch/arm64/kernel/smp.c: kgdb_roundup_cpus
   One target of the loop: arm64_send_ipi, or the generic csd *)
RoundupSend(c, d) ==
  /\ d \in toSend
  /\ MaySend(d)
  /\ MasterStep(c, "M5s", "M5s")
  /\ toSend' = toSend \ {d}
  /\ kgAsked' = IF d \in online THEN kgAsked \cup {d} ELSE kgAsked
  /\ IF KgFallback
     THEN IF d \in online THEN QueueRoundup(d) ELSE UNCHANGED <<pend, kgQ, roundingUp>>
     ELSE /\ pend' = IF d \in online \/ ~LiveLoop
                     THEN [pend EXCEPT ![d] = @ \cup {KgSgi}] ELSE pend
          /\ UNCHANGED <<kgQ, roundingUp>>
  /\ UNCHANGED <<lockVars, countVars, kgCount, tmo, btCsdVars, kgTaken, showQ, showTaken>>

(* arch/arm64/kernel/smp.c: kgdb_roundup_cpus *)
M5End(c) ==
  /\ toSend = {}
  /\ MasterStep(c, "M5s", RoundupNext("M5s"))
  /\ UNCHANGED <<pend, lockVars, countVars, roundVars, csdVars>>

(* kernel/debug/debug_core.c: kgdb_cpu_enter
   The wait loop: masters_in_kgdb + slaves_in_kgdb equals the sample of E0 *)
M6(c) ==
  /\ AllIn(c)
  /\ MasterStep(c, "M6", "M9")
  /\ UNCHANGED <<pend, lockVars, countVars, roundVars, csdVars>>

(* kernel/debug/debug_core.c: kgdb_cpu_enter
   The wait loop: 1 s is over; "KGDB: Timed out waiting for secondary CPUs." *)
TimeoutKg(c) ==
  /\ MasterAt(c, "M6")
  /\ ~AllIn(c)
  /\ TimePasses
  /\ MasterStep(c, "M6", "M9")
  /\ tmo' = TRUE
  /\ UNCHANGED <<pend, lockVars, countVars, toSend, kgAsked, kgCount, csdVars>>

(* kernel/debug/kdb/kdb_bt.c: a CPU that is no slave has no stack to show. *)
NoStack == UNCHANGED fault

(* M9 is the debugger itself.  kernel/debug/kdb/kdb_bt.c: kdb_dump_stack_on_cpu
   asks a slave to print its stack. *)
BtcAsk(c, d) ==
  /\ Btc
  /\ MasterAt(c, "M9")
  /\ d \in online \ {c}
  /\ btc = None
  /\ IF IsSlaveAt(d, {"L"})
     THEN /\ btc' = d
          /\ UNCHANGED fault
     ELSE /\ NoStack
          /\ UNCHANGED btc
  /\ UNCHANGED <<console, btDropped, prioLost, stopVars, printVars>>
  /\ UNCHANGED <<online, task, interruptVars, btVars, kgVars, csdVars, workVars>>

(* kernel/debug/debug_core.c: kgdb_cpu_enter, DCPU_WANT_BT: dump_stack *)
BtcDump(d) ==
  /\ btc = d
  /\ HandlerAt(d, "L")
  /\ LockFree(d)
  /\ btc' = None
  /\ UNCHANGED <<console, btDropped, prioLost, fault, stopVars, printVars>>
  /\ UNCHANGED <<online, task, interruptVars, btVars, kgVars, csdVars, workVars>>

(* The slaves see for themselves that they may leave. *)
ReleaseSlaves == UNCHANGED <<nmiPc, irqPc>>

(* kernel/debug/kdb/kdb_main.c: kdb_go
   The user's `go`: dbg_slave_lock is released (X2). *)
Go(c) ==
  /\ MasterAt(c, "M9")
  /\ btc = None
  /\ dbgPc' = [dbgPc EXCEPT ![c] = AfterGo]
  /\ ReleaseSlaves
  /\ slock' = FALSE
  /\ tmo' = FALSE
  /\ kgAsked' = {}
  /\ UNCHANGED <<online, task, pend, act, evPc, nmiSgi, irqSgi, btVars, workVars, printVars, restVars>>
  /\ UNCHANGED <<mlock, kgActive, countVars, toSend, kgCount, csdVars>>

(* kernel/debug/debug_core.c: kgdb_cpu_enter
   Wait for the slaves; no time-out *)
X3(c) ==
  /\ nS = 0
  /\ MasterStep(c, "X3", "X5")
  /\ UNCHANGED <<pend, lockVars, countVars, roundVars, csdVars>>

(* After an oops the debugger can be interrupted: a roundup that hits it between
   its last steps finds it gone and the lock taken, and makes it its own slave.
   After a breakpoint it is HARD, and the steps are one. *)
LeavesAtOnce == DbgEntry = "brk"

(* kernel/debug/debug_core.c: kgdb_cpu_enter
   enter_kgdb--, masters_in_kgdb-- *)
X5(c) ==
  /\ MasterStep(c, "X5", IF LeavesAtOnce THEN "-" ELSE "X6")
  /\ entered' = entered \ {c}
  /\ nM' = nM - 1
  /\ snap' = [snap EXCEPT ![c] = 0]
  /\ mlock' = IF LeavesAtOnce THEN None ELSE mlock
  /\ kgActive' = IF LeavesAtOnce THEN None ELSE kgActive
  /\ UNCHANGED <<pend, slock, nS, roundVars, csdVars>>

(* kernel/debug/debug_core.c: kgdb_cpu_enter
   kgdb_active = -1, dbg_master_lock released *)
X6(c) ==
  /\ MasterStep(c, "X6", "-")
  /\ mlock' = None
  /\ kgActive' = None
  /\ UNCHANGED <<pend, slock, countVars, roundVars, csdVars>>

-----------------------------------------------------------------------------
(* No other CPU is ever at the labels of a requester or of a master: the sets
   spare the tools to try. *)
Next ==
  \/ \E c \in CPU : IrqDisable(c)
  \/ \E c \in CPU : IrqEnable(c)
  \/ \E c \in CPU : HardLockup(c)
  \/ \E c \in CPU : LongIrqOff(c)
  \/ \E c \in CPU : LongIrqOffEnd(c)
  \/ \E c \in CPU : HardWindow(c)
  \/ \E c \in CPU : HardWindowEnd(c)
  \/ \E c \in CPU : LongHardWindow(c)
  \/ \E c \in CPU : LongHardWindowEnd(c)
  \/ \E c \in CPU : DumpStack(c)
  \/ \E c \in CPU : DumpStackEnd(c)
  \/ \E c \in CPU : ConsoleLock(c)
  \/ \E c \in CPU : ConsoleUnlock(c)
  \/ \E c \in CPU : Idle(c)
  \/ \E c \in CPU : Wake(c)
  \/ \E c \in CPU : Suspend(c)
  \/ \E c \in CPU : Resume(c)
  \/ \E c \in CPU : CpuUpSetup(c)
  \/ \E c \in CPU : CpuUpOnline(c)
  \/ \E c \in CPU : CpuUpCount(c)
  \/ \E c \in CPU : CpuUpUnmask(c)
  \/ \E c \in CPU : CpuUpSdei(c)
  \/ \E c \in CPU : CpuDownSdei(c)
  \/ \E c \in CPU : CpuDownOffline(c)
  \/ \E c \in CPU : CpuDownTeardown(c)
  \/ \E c \in CPU, s \in Sgi : Take(c, s)
  \/ \E c \in CPU : Ret(c)
  \/ \E c \in CPU : D1(c)
  \/ \E c \in CPU : H1(c)
  \/ \E c \in CPU : P1(c)
  \/ \E c \in CPU : P2(c)
  \/ \E c \in CPU : P3(c)
  \/ \E c \in CPU : H2a(c)
  \/ \E c \in CPU : H2(c)
  \/ \E c \in CPU : E2Slave(c)
  \/ \E c \in CPU : R1(c)
  \/ \E c \in CPU : R4(c)
  \/ \E c \in CPU : CallQueue(c)
  \/ \E c \in CPU : CallKgdb(c)
  \/ \E c \in CPU : CallBacktrace(c)
  \/ \E c \in CPU, w \in Requesters : CallShow(c, w)
  \/ \E c \in CPU : CallEnd(c)
  \/ \E r \in Requesters : T1(r)
  \/ \E r \in Requesters, d \in BtSpared : LeaveOut(r, d)
  \/ \E r \in Requesters : T2(r)
  \/ \E r \in Requesters : T4(r)
  \/ \E r \in Requesters : T4End(r)
  \/ \E r \in Requesters, d \in CPU : T5(r, d)
  \/ \E r \in Requesters : T5End(r)
  \/ \E r \in Requesters : T6(r)
  \/ \E r \in Requesters : TimeoutBt(r)
  \/ \E r \in Requesters : T6b(r)
  \/ \E r \in Requesters : T8(r)
  \/ \E r \in Requesters : SysrqShowAll(r)
  \/ \E w \in Requesters : WorkStart(w)
  \/ \E w \in Requesters, d \in CPU : QueueOn(w, d)
  \/ \E w \in Requesters : SendOwed(w)
  \/ \E c \in Masters : E0(c)
  \/ \E c \in Masters : E2Master(c)
  \/ \E c \in Masters : LockMaster(c)
  \/ \E c \in Masters : M1(c)
  \/ \E c \in Masters : M4(c)
  \/ \E c \in Masters : M5(c)
  \/ \E c \in Masters, d \in CPU : RoundupSend(c, d)
  \/ \E c \in Masters : M5End(c)
  \/ \E c \in Masters : M6(c)
  \/ \E c \in Masters : TimeoutKg(c)
  \/ \E c \in Masters, d \in CPU : BtcAsk(c, d)
  \/ \E d \in CPU : BtcDump(d)
  \/ \E c \in Masters : Go(c)
  \/ \E c \in Masters : X3(c)
  \/ \E c \in Masters : X5(c)
  \/ \E c \in Masters : X6(c)
  \/ \E c \in Stoppers : Panic(c)
  \/ \E c \in Rebooters : Reboot(c)
  \/ \E c \in Stoppers : CrashStop(c)
  \/ \E c \in Stoppers \cup Rebooters : SmpSendStop(c)
  \/ \E c \in Stoppers \cup Rebooters, d \in CPU : StopSend(c, d)
  \/ \E c \in Stoppers \cup Rebooters : StopSent(c)
  \/ \E c \in Stoppers \cup Rebooters : StopEnds(c)
  \/ \E c \in Stoppers \cup Rebooters : TimeoutStop(c)
  \/ \E c \in Stoppers \cup Rebooters : TimeoutStopNmi(c)
  \/ \E c \in Stoppers \cup Rebooters : TimeoutStopSdei(c)
  \/ \E c \in CPU : LocalCpuStop(c)
  \/ \E c \in CPU : MaskAndPark(c)
  \/ \E c \in CPU : CrashPark(c)
  \/ \E c \in CPU : SelfStop(c)
  \/ \E c \in CPU : SelfPark(c)

Spec == Init /\ [][Next]_vars

=============================================================================
