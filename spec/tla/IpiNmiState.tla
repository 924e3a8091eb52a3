----------------------------- MODULE IpiNmiState -----------------------------
(***************************************************************************)
(* The machine on which the roll calls of IpiNmi.tla run: configuration,   *)
(* state, contexts and masks, the interrupt controller, and time.          *)
(*                                                                         *)
(* Everything that an action may ask about a state is here; the actions    *)
(* are in IpiNmi.tla, which says what is abstracted and what is left out.  *)
(*                                                                         *)
(* Where guards can stand in any order, the cheap ones come first: the     *)
(* tools try every action in every state, and most fail at a label.        *)
(***************************************************************************)
EXTENDS Naturals, FiniteSets, KernelVersion

CONSTANTS
  CPU,          \* the CPUs of the machine
  None,         \* no CPU
  NmiChip,      \* gic_supports_nmi(): an interrupt line may be requested as NMI
  PrioMask,     \* system_uses_irq_prio_masking(): local_irq_disable() writes PMR
  Sdei,         \* the firmware has SDEI, and event 0 is registered on every CPU
  PrepOk,       \* CPUs whose prepare_percpu_nmi() succeeds
  Stuck,        \* CPUs that may lock up with interrupts disabled, for ever
  Masks,        \* CPUs whose task may disable interrupts for a short time
  Windows,      \* CPUs that may be HARD for a short time (exception entry, idle)
  LongOff,      \* CPUs that may be IRQOFF for longer than a time-out
  LongHard,     \* CPUs that may be HARD for longer than a time-out
  Requesters,   \* CPUs that may ask for a backtrace
  Watchdogs,    \* CPUs whose hard-lockup detector may ask, from an NMI on a stuck task
  BtTargets,    \* the mask that the caller of nmi_trigger_cpumask_backtrace() passes
  BtSpared,     \* CPUs of it that a request may leave out, each request anew
  BtNamed,      \* CPUs that the caller names whether they are online or not
  MaxBt,        \* number of backtrace requests
  Masters,      \* CPUs that may hit a breakpoint
  MaxKg,        \* number of debugger entries
  DbgEntry,     \* "brk": the debugger runs HARD; "oops": it runs IRQOFF
  Offline,      \* CPUs that are offline at first and may come up
  Unplug,       \* CPUs that may be taken offline
  PrintLock,    \* the NMI handler takes the printk CPU lock (kernels since v5.15)
  Printers,     \* CPUs whose task may print a stack, which holds that lock
  Consoles,     \* CPUs whose task may hold the console lock
  Idlers,       \* CPUs that may go idle (WFI)
  Stoppers,     \* CPUs that may panic and stop the others
  Crashers,     \* CPUs whose panic is a crash stop: a crash kernel is loaded
  Rebooters,    \* CPUs that may reboot, and stop the others without a panic
  Suspenders,   \* CPUs that may be suspended by firmware
  Btc,          \* the user of the debugger may ask for the stacks of the slaves
  Timeouts,     \* "fair", "any" or "none"
  Urgent,       \* a deliverable interrupt is taken before the next task step
  \* Repairs, each FALSE in every kernel; docs/findings.md says what each costs
  AnswersApart, \* a CPU leaves backtrace_mask as its print begins, for a mask that is awaited, too
  TestsSlaveLock, \* kgdb_nmicallback() tests dbg_slave_lock, not dbg_master_lock
  CountsIfLocked, \* a slave is counted only while dbg_slave_lock is held, in one atomic operation
  ActiveLate,   \* kgdb_active is set together with dbg_slave_lock
  AtLeast,      \* the master's wait ends when the sum is at least the sample
  AwaitsEach,   \* the master waits for each CPU that the roundup was sent to, not for a sum
  LockYields    \* nobody waits for the printk CPU lock while kgdb_active is set

(* The constants that name single CPUs *)
CpuSets ==
  {PrepOk, Stuck, Masks, Windows, LongOff, LongHard, Requesters, Watchdogs, BtTargets,
   BtSpared, BtNamed, Masters,
   Offline, Unplug, Printers, Consoles, Idlers, Stoppers, Crashers, Rebooters,
   Suspenders}

(* A configuration that no kernel has is refused. *)
ASSUME SdeiNeedsItsDriverOfLinux73 == Sdei => SdeiFirst

VARIABLES
  online,       \* cpu_online_mask
  task,         \* [CPU -> TaskState]: what the task context does; decides its mask
  pend,         \* [CPU -> SUBSET Sgi]: pending bits of the redistributor
  act,          \* [CPU -> SUBSET Sgi]: active bits of the redistributor
  evPc,         \* [CPU -> Label]: where the handler of SDEI event 0 is, "-" if it does not run
  nmiPc,        \* [CPU -> Label]: where the NMI handler is, "-" if none runs
  nmiSgi,       \* [CPU -> Sgi or "-"]: the SGI it serves
  irqPc,        \* [CPU -> Label]: where the interrupt handler is
  irqSgi,       \* [CPU -> Sgi or "-"]: the SGI it serves
  dbgPc,        \* [CPU -> Label]: where the debug exception of a (would-be) master is
  btReqr,       \* the requester; backtrace_flag is set iff it is not None
  btPc,         \* label of the requester, "-" if none
  btMask,       \* backtrace_mask
  btSent,       \* targets that the send loop T5 is past
  btCount,      \* requests made
  btSkip,       \* CPUs that the caller of the current request leaves out
  btWant,       \* history: CPUs asked by the current request
  btBegan,      \* history: CPUs whose print began while this request was current
  mlock,        \* dbg_master_lock: its holder
  slock,        \* dbg_slave_lock
  kgActive,     \* kgdb_active
  nM,           \* masters_in_kgdb
  nS,           \* slaves_in_kgdb
  entered,      \* CPUs with enter_kgdb = 1
  snap,         \* [CPU -> Nat]: online CPUs as a master counted them at E0
  toSend,       \* targets that the send loop M5 has still to look at
  kgAsked,      \* history: CPUs that were online when M5 looked at them
  kgCount,      \* debugger entries made
  tmo,          \* time_left reached 0
  kgQ,          \* CPUs with the roundup csd in their call_single_queue
  kgTaken,      \* CPUs that have taken it from there but not started it
  btQ,          \* CPUs with a csd for a backtrace in their call_single_queue (mips)
  btTaken,      \* CPUs that have taken it from there but not started it
  showQ,        \* [CPU -> SUBSET CPU]: senders whose showacpu csd is queued here
  showTaken,    \* [CPU -> SUBSET CPU]: same, taken from the queue
  roundingUp,   \* CPUs with kgdb_info.rounding_up set
  work,         \* CPU whose workqueue holds sysrq_showallcpus, or None
  worker,       \* CPU whose kworker runs it, or None
  workTodo,     \* targets that its smp_call_function() has still to queue on
  owed,         \* targets that it has still to send the IPI to
  unshown,      \* history: CPUs that owe a print to the latest fallback request
  psync,        \* owner of the printk CPU lock, or None
  psyncNested,  \* its owner has taken it a second time
  console,      \* owner of the console lock, or None
  btDropped,    \* history: a request was dropped because another was in flight
  prioLost,     \* CPUs whose NMI priority was lost over suspend (F14)
  btc,          \* the slave that the master waits for (DCPU_WANT_BT), or None
  fault,        \* history: the debugger used the context of a running CPU
  panicCpu,     \* panic_cpu: the CPU that panics, or None
  crashStop,    \* crash_stop: stopped CPUs save their registers for a crash dump
  stopper,      \* the CPU that has set stop_in_progress, or None
  stopPc,       \* where its smp_send_stop is, "-" if it never ran
  stopLeft      \* targets that its send loop has still to send to

-----------------------------------------------------------------------------
frameVars == <<evPc, nmiPc, nmiSgi, irqPc, irqSgi>>
interruptVars == <<pend, act, frameVars>>
btVars == <<btReqr, btPc, btMask, btSent, btCount, btSkip, btWant, btBegan>>
lockVars == <<mlock, slock, kgActive>>
countVars == <<nM, nS, entered, snap>>
roundVars == <<toSend, kgAsked, kgCount, tmo>>
btCsdVars == <<btQ, btTaken>>
csdVars == <<btCsdVars, kgQ, kgTaken, showQ, showTaken, roundingUp>>
workVars == <<work, worker, workTodo, owed, unshown>>
printVars == <<psync, psyncNested>>
stopVars == <<panicCpu, crashStop, stopper, stopPc, stopLeft>>
restVars == <<console, btDropped, prioLost, btc, fault, stopVars>>
kgVars == <<dbgPc, lockVars, countVars, roundVars>>
vars == <<online, task, interruptVars, btVars, kgVars, csdVars, workVars, printVars, restVars>>

TaskState == {"open", "irqoff", "stuck", "watchdog", "longoff", "hard", "longhard",
              "idle", "suspended", "stopping", "alone", "selfstop", "selfoff", "stopped",
              "off", "setup", "uncounted", "listed", "coming", "leaving", "dying"}
Label == {"-", "D1", "H1", "P1", "P2", "P3", "H2a", "H2", "E2", "L", "R4", "C0", "C",
          "S", "Q1", "Q3", "Z", "Ret"}
DbgLabel == {"-", "E2", "L", "M1", "M4", "M5", "M5s", "M6", "M9", "X3", "X5",
             "X6"}
BtLabel == {"-", "T2", "T4", "T4e", "T5", "T6", "T6b", "T8"}
StopLabel == {"-", "K2s", "K2", "K3s", "K3", "K4s", "K4", "K5", "K7"}

(* smp_send_stop is over, with sdei_nmi_stopping set (K5) or not (K7). *)
StopOver == stopPc \in {"K5", "K7"}

(* The run-time override: which interrupts carry the two services, and how.
   v5..v7 set_smp_ipi_nmi()/set_smp_dynamic_ipi(), mainline ipi_setup(). *)
Events == IF Sdei THEN {"EV0"} ELSE {}
BtSgi == IF Sdei THEN "EV0" ELSE IF Shared THEN "N" ELSE "BT"
KgSgi == IF Shared THEN "N" ELSE "KG"
Sgi == {"CALL", BtSgi, KgSgi}
         \cup (IF Stoppers \cup Rebooters = {} THEN {} ELSE {"STOP", "STOPNMI"})
Denied == CsdFallback /\ ~NmiChip
BtFallback == BacktraceChannel = "none" \/ (BacktraceChannel = "sgi" /\ Denied)
KgFallback == RoundupChannel = "none" \/ (RoundupChannel = "sgi" /\ Denied)
BtByCsd == BacktraceChannel = "csd"

EnabledSgi(c) ==
  LET services == CASE Arch # "arm64" -> TRUE
                    [] BootChoice -> ~PrioMask \/ NmiChip
                    [] NmiOnly -> NmiChip /\ c \in PrepOk
                    [] OTHER -> ~NmiChip \/ c \in PrepOk
  IN IF services THEN Sgi ELSE Sgi \ ({BtSgi, KgSgi} \ Events)

PseudoNmi(c) ==
  IF NmiChip /\ PrioMask /\ c \in PrepOk /\ c \notin prioLost
  THEN Sgi \ ({"CALL", "STOP"} \cup Events) ELSE {}

NmiPriority(c) ==
  IF Arch = "arm64"
  THEN PseudoNmi(c)
  ELSE (IF ReachesIrqOff(BacktraceChannel) THEN {BtSgi} ELSE {})
         \cup (IF ReachesIrqOff(RoundupChannel) THEN {KgSgi} ELSE {})

(* ipi_setup comes before set_cpu_online. *)
NotSetUp == {"off"}

SgiOn(c) == IF task[c] \in NotSetUp THEN {} ELSE EnabledSgi(c)

-----------------------------------------------------------------------------
(* Contexts and masks *)

Top(c) == IF evPc[c] # "-" THEN "event"
          ELSE IF nmiPc[c] # "-" THEN "nmi"
          ELSE IF dbgPc[c] # "-" THEN "dbg"
          ELSE IF irqPc[c] # "-" THEN "irq" ELSE "task"

IrqsOff == IF PrioMask THEN "IRQOFF" ELSE "HARD"

(* DAIF.I is set and PMR opened around WFI, since v5.14. *)
IdleMask == "HARD"

TaskMask(c) == CASE task[c] \in {"open", "coming", "leaving"} -> "OPEN"
                 [] task[c] \in {"irqoff", "stuck", "longoff", "stopping", "alone",
                                  "selfstop", "selfoff"} -> IrqsOff
                 [] task[c] = "idle" -> IdleMask
                 [] OTHER -> "HARD"

DbgEntryMask == IF DbgEntry = "oops" THEN IrqsOff ELSE "HARD"

DbgMask(c) == DbgEntryMask

(* local_daif_mask() of a CPU that stops *)
StopMasked(c) == irqPc[c] \in {"Q3", "Z"}

Mask(c) == CASE Top(c) \in {"event", "nmi"} -> "HARD"
             [] Top(c) = "dbg" -> DbgMask(c)
             [] Top(c) = "irq" -> IF StopMasked(c) THEN "HARD" ELSE IrqsOff
             [] OTHER -> TaskMask(c)

SgiWay == INSTANCE SgiChannel
EventWay == INSTANCE SdeiChannel

(* CPUs on which event 0 is registered and not masked: sdei_cpuhp_up() comes after
   set_cpu_online(true), sdei_cpuhp_down() before set_cpu_online(false); firmware
   is masked over suspend. *)
NoEvent == {"off", "setup", "uncounted", "listed", "coming", "leaving", "dying", "suspended"}

(* sdei_mask_local_cpu() at the end of smp_send_stop (K7) *)
StopMasksEvent(c) == stopper = c /\ StopOver

(* sdei_mask_local_cpu() of a CPU that parks, or that has stopped the others; the
   event runs already. *)
FirmwareOpen(c) ==
  /\ evPc[c] = "-"
  /\ "Z" \notin {nmiPc[c], irqPc[c]}
  /\ task[c] \notin NoEvent \cup {"stopped"}
  /\ ~StopMasksEvent(c)

Passes(mask, c, s) ==
  IF s \in Events
  THEN EventWay!Passes(mask, TRUE, FirmwareOpen(c))
  ELSE SgiWay!Passes(mask, s \in NmiPriority(c), TRUE)

(* The GIC signals an interrupt that is pending, enabled and not active. *)
Signalled(c) == (pend[c] \cap SgiOn(c)) \ act[c]

(* It offers the one with the best priority; equal priorities in any order.  The
   event is none of its interrupts. *)
Deliverable(c, s) ==
  /\ s \in pend[c]
  /\ s \in Signalled(c)
  /\ Passes(Mask(c), c, s)
  /\ s \notin NmiPriority(c) \cup Events => Signalled(c) \cap NmiPriority(c) = {}

Interrupted(c) == \E s \in pend[c] : Deliverable(c, s)

(* The code of context f may execute its next instruction. *)
Runs(c, f) == Top(c) = f /\ (Urgent => ~Interrupted(c))

(* The task context is in no roll call and holds no lock. *)
TaskFree(c) == c \notin {btReqr, worker, psync, console, stopper}

HandlerPc(c) == CASE Top(c) = "event" -> evPc[c]
                  [] Top(c) = "nmi" -> nmiPc[c]
                  [] OTHER -> irqPc[c]
HandlerSgi(c) == CASE Top(c) = "event" -> "EV0"
                   [] Top(c) = "nmi" -> nmiSgi[c]
                   [] OTHER -> irqSgi[c]
(* A handler of c, running or interrupted, is at one of the labels. *)
IsSlaveAt(c, labels) == nmiPc[c] \in labels \/ irqPc[c] \in labels \/ evPc[c] \in labels

HandlerAt(c, label) ==
  /\ label \in {evPc[c], nmiPc[c], irqPc[c]}
  /\ Top(c) \in {"event", "nmi", "irq"}
  /\ HandlerPc(c) = label
  /\ Runs(c, Top(c))

HandlerGoes(c, label) ==
  IF Top(c) = "event"
  THEN /\ evPc' = [evPc EXCEPT ![c] = label]
       /\ UNCHANGED <<nmiPc, irqPc>>
  ELSE IF Top(c) = "nmi"
  THEN /\ nmiPc' = [nmiPc EXCEPT ![c] = label]
       /\ UNCHANGED <<evPc, irqPc>>
  ELSE /\ irqPc' = [irqPc EXCEPT ![c] = label]
       /\ UNCHANGED <<evPc, nmiPc>>

MasterAt(c, label) ==
  /\ dbgPc[c] = label
  /\ Runs(c, "dbg")

CountOnline == Cardinality({c \in online : task[c] # "uncounted"})

QueueEmpty(c) == c \notin kgQ /\ c \notin btQ /\ showQ[c] = {}

-----------------------------------------------------------------------------
(* The printk CPU lock.  kernel/printk/printk.c: __printk_cpu_sync_try_get lets
   its owner in again, so that an NMI may print over a print of its own CPU. *)

LockFree(c) ==
  PrintLock /\ ~(LockYields /\ kgActive # None) => psync \in {None, c}

(* Who need not wait for another's lock prints without it. *)
AcquireLock(c) ==
  IF psync \in {None, c}
  THEN /\ psync' = IF PrintLock THEN c ELSE psync
       /\ psyncNested' = (PrintLock /\ psync = c)
  ELSE UNCHANGED printVars

ReleaseLock(c) ==
  IF psync = c
  THEN /\ psync' = IF psyncNested THEN psync ELSE None
       /\ psyncNested' = FALSE
  ELSE UNCHANGED printVars

-----------------------------------------------------------------------------
(* Time.  A prompt step is one that happens well within a time-out. *)

(* The holder of the CPU lock prints at once, since v6.14. *)
CanPrint == TRUE

(* The requester's wait is over. *)
AllAnswered ==
  /\ btMask = {}
  /\ AnswersApart => \A c \in CPU : ~IsSlaveAt(c, {"P2", "P3"})

(* What counts a CPU: slaves_in_kgdb or masters_in_kgdb *)
Counted(c) == IsSlaveAt(c, {"L", "R4"}) \/ dbgPc[c] \notin {"-", "E2", "X6"}

(* The master's wait is over. *)
AllIn(c) ==
  CASE AwaitsEach -> \A d \in kgAsked : Counted(d)
    [] AtLeast -> nM + nS >= snap[c]
    [] OTHER -> nM + nS = snap[c]

HandlerPrompt(c) ==
  CASE HandlerPc(c) = "P1" -> LockFree(c)
    [] HandlerPc(c) = "P2" -> CanPrint
    [] HandlerPc(c) = "L" -> ~slock \/ (btc = c /\ LockFree(c))
    [] HandlerPc(c) = "Z" -> FALSE
    [] OTHER -> TRUE

MasterPrompt(c) ==
  CASE dbgPc[c] = "L" -> mlock = None
    [] dbgPc[c] = "M6" -> AllIn(c)
    [] dbgPc[c] = "M9" -> FALSE
    [] dbgPc[c] = "X3" -> nS = 0
    [] OTHER -> TRUE

RequesterPrompt(c) ==
  CASE btPc = "T4" -> LockFree(c) \/ c \notin btMask
    [] btPc = "T4e" -> CanPrint
    [] btPc = "T6" -> AllAnswered
    [] OTHER -> TRUE

StopPrompt(c) ==
  stopper = c =>
    \/ stopPc \in {"K2s", "K3s", "K4s"}
    \/ stopPc \in {"K2", "K3", "K4"} /\ online = {c}

(* WFI ends when the GIC signals anything. *)
Wakes(c) == Signalled(c) # {}

CsdLocked(w, d) == w \in showQ[d] \cup showTaken[d]

WorkerPrompt(w) == workTodo = {} \/ \E d \in workTodo : ~CsdLocked(w, d)

TaskPrompt(c) ==
  \/ TaskFree(c) /\ task[c] \in {"irqoff", "hard", "suspended", "setup", "uncounted", "listed", "coming", "dying",
                                 "selfstop", "selfoff"}
  \/ task[c] = "stopping" /\ StopPrompt(c)
  \/ task[c] = "idle" /\ Wakes(c)
  \/ btReqr = c /\ RequesterPrompt(c)
  \/ worker = c /\ WorkerPrompt(c)
  \/ work = c /\ worker = None /\ task[c] = "open"
  \/ psync = c /\ btReqr # c /\ CanPrint
  \/ console = c

Prompt(c) ==
  \/ Interrupted(c)
  \/ CASE Top(c) \in {"event", "nmi", "irq"} -> HandlerPrompt(c)
       [] Top(c) = "dbg" -> MasterPrompt(c)
       [] OTHER -> TaskPrompt(c)

TimePasses == Timeouts = "any" \/ (Timeouts = "fair" /\ \A c \in CPU : ~Prompt(c))

-----------------------------------------------------------------------------
Init ==
  /\ online = CPU \ Offline
  /\ task = [c \in CPU |-> IF c \in Offline THEN "off" ELSE "open"]
  /\ pend = [c \in CPU |-> {}]
  /\ act = [c \in CPU |-> {}]
  /\ evPc = [c \in CPU |-> "-"]
  /\ nmiPc = [c \in CPU |-> "-"]
  /\ nmiSgi = [c \in CPU |-> "-"]
  /\ irqPc = [c \in CPU |-> "-"]
  /\ irqSgi = [c \in CPU |-> "-"]
  /\ dbgPc = [c \in CPU |-> "-"]
  /\ btReqr = None
  /\ btPc = "-"
  /\ btMask = {}
  /\ btSent = {}
  /\ btCount = 0
  /\ btSkip = {}
  /\ btWant = {}
  /\ btBegan = {}
  /\ mlock = None
  /\ slock = FALSE
  /\ kgActive = None
  /\ nM = 0
  /\ nS = 0
  /\ entered = {}
  /\ snap = [c \in CPU |-> 0]
  /\ toSend = {}
  /\ kgAsked = {}
  /\ kgCount = 0
  /\ tmo = FALSE
  /\ kgQ = {}
  /\ kgTaken = {}
  /\ btQ = {}
  /\ btTaken = {}
  /\ showQ = [c \in CPU |-> {}]
  /\ showTaken = [c \in CPU |-> {}]
  /\ roundingUp = {}
  /\ work = None
  /\ worker = None
  /\ workTodo = {}
  /\ owed = {}
  /\ unshown = {}
  /\ psync = None
  /\ psyncNested = FALSE
  /\ console = None
  /\ btDropped = FALSE
  /\ prioLost = {}
  /\ btc = None
  /\ fault = FALSE
  /\ panicCpu = None
  /\ crashStop = FALSE
  /\ stopper = None
  /\ stopPc = "-"
  /\ stopLeft = {}
=============================================================================
