------------------------- MODULE IpiNmiFragmentState --------------------------
(***************************************************************************)
(* The machine of IpiNmiFragment: configuration, state, and what its       *)
(* actions ask: masks, the counters, the printk CPU lock, and what happens *)
(* before a time-out.  What is left out, and why, IpiNmiFragment says.     *)
(***************************************************************************)

CONSTANTS
  CPU,          \* the CPUs of the machine
  None,         \* no CPU
  Shared,       \* one SGI for both services (v5, v6, v7); mainline has two
  EarlyReturn,  \* the handler returns after a backtrace (v5: F1)
  ActiveTest,   \* the handler tests kgdb_active first (v5, v6)
  LiveLoop,     \* the roundup asks who is online as its loop goes (mainline, and Csd)
  Csd,          \* the roundup goes by function call
  ShowAll,      \* nothing carries a backtrace either: sysrq-l has a worker that calls
  BtCsd,        \* the backtrace goes by function call, too (mips)
  Sdei,         \* the firmware's event carries the backtrace, through every mask (7.3)
  NmiCpus,      \* CPUs where the SGIs have NMI priority
  Enabled,      \* CPUs where the SGIs are enabled
  Stuck,        \* CPUs that may lock up with interrupts disabled
  Masks,        \* CPUs whose task may disable interrupts for a short time
  Windows,      \* CPUs that may be HARD for a short time
  LongOff,      \* CPUs that may be IRQOFF for longer than a time-out
  LongHard,     \* CPUs that may be HARD for longer than a time-out
  Idlers,       \* CPUs that may go idle (WFI)
  PrintLock,    \* who prints holds the printk CPU lock, interrupts off
  Printers,     \* CPUs whose task may print a stack, which holds that lock
  Requesters,   \* CPUs that may ask for a backtrace
  Watchdogs,    \* CPUs whose hard-lockup detector may ask, from an NMI on a stuck task
  BtTargets,    \* the CPUs that a backtrace asks if they are online
  BtNamed,      \* CPUs that it asks, online or not
  BtSpared,     \* CPUs of them that a request may leave out, each request anew
  Masters,      \* CPUs that may hit a breakpoint
  Offline,      \* CPUs that are offline at first
  Unplug,       \* CPUs that may be taken offline
  Stops,        \* a CPU may stop the others, or itself: panic, crash, reboot
  Oops,         \* the debugger is entered by an oops, IRQOFF, not by BRK
  AnswersApart, \* repair: a CPU leaves backtrace_mask as its print begins, and its end is awaited, too
  TestsSlaveLock, \* repair: kgdb_nmicallback() tests dbg_slave_lock, not dbg_master_lock
  CountsIfLocked, \* repair: a slave is counted only while dbg_slave_lock is held
  ActiveLate,   \* repair: kgdb_active is set together with dbg_slave_lock
  LockYields,   \* repair: nobody waits for the printk CPU lock while kgdb_active is set
  Fair,         \* a time-out needs that no CPU can make a prompt step
  Urgent        \* a CPU takes a deliverable interrupt before it masks it

VARIABLES
  online,       \* cpu_online_mask
  task,         \* [CPU -> TaskState]: what the task context does
  pend,         \* [CPU -> SUBSET Sgi]: pending bits of the redistributor
  evPc,         \* [CPU -> Label]: where the handler of the event is, on top of all else
  pc,           \* [CPU -> Label]: where the handler of an interrupt is, "-" if none runs
  sgi,          \* [CPU -> Sgi or "-"]: the SGI it serves, which is active
  dbgPc,        \* [CPU -> DbgLabel]: where a (would-be) master is
  btReqr,       \* the requester of a backtrace, or None
  btPc,         \* its label
  btMask,       \* backtrace_mask
  btSent,       \* targets that the send loop T5 is past
  btSkip,       \* CPUs that the caller of the current request leaves out
  btWant,       \* history: CPUs asked by the current request
  btBegan,      \* history: CPUs whose print began while it was current
  mlock,        \* dbg_master_lock: its holder
  slock,        \* dbg_slave_lock
  kgActive,     \* kgdb_active
  entered,      \* CPUs with enter_kgdb = 1
  stale,        \* masters whose sample of num_online_cpus() is not the number of those online
  toSend,       \* targets that the send loop M5 has still to look at
  kgAsked,      \* history: CPUs that were online when M5 looked at them
  tmo,          \* time_left reached 0
  kgQ,          \* CPUs with the roundup csd in their call_single_queue
  kgTaken,      \* CPUs that have taken it from there but not started it
  btQ,          \* CPUs with a csd for a backtrace in their call_single_queue
  btTaken,      \* CPUs that have taken it from there but not started it
  roundingUp,   \* CPUs with kgdb_info.rounding_up set
  showQ,        \* [CPU -> SUBSET CPU]: senders whose showacpu csd is queued here
  showTaken,    \* [CPU -> SUBSET CPU]: same, taken from the queue
  work,         \* CPU whose workqueue holds sysrq_showallcpus, or None
  worker,       \* CPU whose kworker runs it, or None
  workTodo,     \* targets that its smp_call_function() has still to queue on
  owed,         \* targets that it has still to send the IPI to
  unshown,      \* history: CPUs that owe a print to the latest sysrq-l
  psync,        \* owner of the printk CPU lock, or None
  psyncNested   \* its owner has taken it a second time

frameVars == <<evPc, pc, sgi>>
btVars == <<btReqr, btPc, btMask, btSent, btSkip, btWant, btBegan>>
kgVars == <<dbgPc, mlock, slock, kgActive, entered, stale, toSend, kgAsked, tmo>>
printVars == <<psync, psyncNested>>
btCsdVars == <<btQ, btTaken>>
showVars == <<showQ, showTaken>>
workVars == <<work, worker, workTodo, owed, unshown>>
csdVars == <<kgQ, kgTaken, btCsdVars, roundingUp, showVars, workVars>>
vars == <<online, task, pend, frameVars, btVars, kgVars, csdVars, printVars>>

TaskState == {"open", "irqoff", "stuck", "watchdog", "longoff", "hard", "longhard", "idle", "stopped",
              "off", "listed", "coming", "leaving"}
Label == {"-", "D1", "C0", "C", "H1", "P1", "P2", "P3", "H2a", "H2", "E2", "L", "R4", "Ret"}
DbgLabel == {"-", "E2", "L", "M1", "M4", "M5", "M5s", "M6", "M9", "X3", "X5", "X6"}
BtLabel == {"-", "T2", "T4", "T4e", "T5", "T6", "T8"}

BtSgi == IF BtCsd THEN "CALL" ELSE IF Sdei THEN "EV0" ELSE IF Shared THEN "N" ELSE "BT"
KgSgi == IF Csd THEN "CALL" ELSE IF Shared THEN "N" ELSE "KG"
AnySgi == {"N", "BT", "KG", "CALL", "EV0"}
Sgi == {BtSgi, KgSgi}

Pluggable == Offline \cup Unplug
AnyonePluggable == Pluggable # {}

ASSUME ConstantsOK ==
  /\ None \notin CPU
  /\ Shared \in BOOLEAN
  /\ EarlyReturn \in BOOLEAN
  /\ ActiveTest \in BOOLEAN
  /\ LiveLoop \in BOOLEAN
  /\ Csd \in BOOLEAN
  /\ BtCsd \in BOOLEAN
  /\ ShowAll \in BOOLEAN
  /\ Sdei \in BOOLEAN
  /\ NmiCpus \subseteq CPU
  /\ Enabled \subseteq CPU
  /\ Stuck \subseteq CPU
  /\ Masks \subseteq CPU
  /\ Windows \subseteq CPU
  /\ LongOff \subseteq CPU
  /\ LongHard \subseteq CPU
  /\ Idlers \subseteq CPU
  /\ PrintLock \in BOOLEAN
  /\ Printers \subseteq CPU
  /\ Requesters \subseteq CPU
  /\ Watchdogs \subseteq CPU
  /\ BtTargets \subseteq CPU
  /\ BtNamed \subseteq CPU
  /\ BtSpared \subseteq CPU
  /\ Masters \subseteq CPU
  /\ Offline \subseteq CPU
  /\ Unplug \subseteq CPU
  /\ Stops \in BOOLEAN
  /\ Oops \in BOOLEAN
  /\ AnswersApart \in BOOLEAN
  /\ TestsSlaveLock \in BOOLEAN
  /\ CountsIfLocked \in BOOLEAN
  /\ ActiveLate \in BOOLEAN
  /\ LockYields \in BOOLEAN
  /\ Fair \in BOOLEAN
  /\ Urgent \in BOOLEAN

(* The function-call interrupt is no NMI.  Where it carries the roundup, the loop is that of
   generic code, and a backtrace has a csd (mips), an interrupt of its own (arm), or nothing. *)
ChannelsAgree ==
  /\ Csd => NmiCpus = {} /\ LiveLoop
  /\ BtCsd \/ ShowAll => Csd
  /\ ~(BtCsd /\ ShowAll)
  /\ Csd /\ Shared => ShowAll
  /\ Sdei => ~Shared /\ ~Csd

ASSUME ChannelsOK == ChannelsAgree

TypeOK ==
  /\ online \subseteq CPU
  /\ task \in [CPU -> TaskState]
  /\ pend \in [CPU -> SUBSET Sgi]
  /\ evPc \in [CPU -> Label]
  /\ pc \in [CPU -> Label]
  /\ sgi \in [CPU -> {"-"} \cup Sgi]
  /\ dbgPc \in [CPU -> DbgLabel]
  /\ btReqr \in {None} \cup CPU
  /\ btPc \in BtLabel
  /\ btMask \subseteq CPU
  /\ btSent \subseteq CPU
  /\ btSkip \subseteq CPU
  /\ btWant \subseteq CPU
  /\ btBegan \subseteq CPU
  /\ mlock \in {None} \cup CPU
  /\ slock \in BOOLEAN
  /\ kgActive \in {None} \cup CPU
  /\ entered \subseteq CPU
  /\ stale \subseteq CPU
  /\ toSend \subseteq CPU
  /\ kgAsked \subseteq CPU
  /\ tmo \in BOOLEAN
  /\ kgQ \subseteq CPU
  /\ kgTaken \subseteq CPU
  /\ btQ \subseteq CPU
  /\ btTaken \subseteq CPU
  /\ roundingUp \subseteq CPU
  /\ showQ \in [CPU -> SUBSET CPU]
  /\ showTaken \in [CPU -> SUBSET CPU]
  /\ work \in {None} \cup CPU
  /\ worker \in {None} \cup CPU
  /\ workTodo \subseteq CPU
  /\ owed \subseteq CPU
  /\ unshown \subseteq CPU
  /\ psync \in {None} \cup CPU
  /\ psyncNested \in BOOLEAN

Init ==
  /\ online = CPU \ Offline
  /\ task = [c \in CPU |-> IF c \in Offline THEN "off" ELSE "open"]
  /\ pend = [c \in CPU |-> {}]
  /\ evPc = [c \in CPU |-> "-"]
  /\ pc = [c \in CPU |-> "-"]
  /\ sgi = [c \in CPU |-> "-"]
  /\ dbgPc = [c \in CPU |-> "-"]
  /\ btReqr = None
  /\ btPc = "-"
  /\ btMask = {}
  /\ btSent = {}
  /\ btSkip = {}
  /\ btWant = {}
  /\ btBegan = {}
  /\ mlock = None
  /\ slock = FALSE
  /\ kgActive = None
  /\ entered = {}
  /\ stale = {}
  /\ toSend = {}
  /\ kgAsked = {}
  /\ tmo = FALSE
  /\ kgQ = {}
  /\ kgTaken = {}
  /\ btQ = {}
  /\ btTaken = {}
  /\ roundingUp = {}
  /\ showQ = [c \in CPU |-> {}]
  /\ showTaken = [c \in CPU |-> {}]
  /\ work = None
  /\ worker = None
  /\ workTodo = {}
  /\ owed = {}
  /\ unshown = {}
  /\ psync = None
  /\ psyncNested = FALSE

-----------------------------------------------------------------------------
(* Masks and interrupts *)

(* A stop has come to c: neither its task nor its debugger goes on.  An NMI gets through
   until c has masked everything, which is no step here. *)
IsOut(c) == task[c] = "stopped"

TaskPasses(c) ==
  \/ task[c] \in {"open", "coming", "leaving"}
  \/ task[c] \in {"irqoff", "stuck", "longoff", "stopped"} /\ c \in NmiCpus

(* An interrupt gets through what the handler runs on top of. *)
PassesBelow(c) == IF dbgPc[c] = "-" THEN TaskPasses(c) ELSE Oops /\ c \in NmiCpus

Interruptible(c) == c \in Enabled /\ evPc[c] = "-" /\ pc[c] = "-" /\ PassesBelow(c)

(* Who is offline has no event; who is online may have none yet, or no more (N8). *)
NoEvent == {"off", "listed", "coming", "leaving"}

(* The firmware asks for no mask of the CPU, only whether the event is there, and runs. *)
Deliverable(c, s) ==
  /\ s \in pend[c]
  /\ IF s = "EV0" THEN evPc[c] = "-" /\ task[c] \notin NoEvent ELSE Interruptible(c)

Interrupted(c) == Deliverable(c, BtSgi) \/ Deliverable(c, KgSgi)

TaskRuns(c) ==
  /\ evPc[c] = "-"
  /\ pc[c] = "-"
  /\ dbgPc[c] = "-"
  /\ ~IsOut(c)

MasterAt(c, label) ==
  /\ evPc[c] = "-"
  /\ pc[c] = "-"
  /\ dbgPc[c] = label
  /\ ~IsOut(c)

(* What c has to take first if its next step masks it.  Any other step may come
   before a deliverable interrupt, as many as there are. *)
NothingToTake(c) == Urgent => ~Interrupted(c)

-----------------------------------------------------------------------------
(* The counters *)

IsMaster(c) == dbgPc[c] \notin {"-", "E2", "X6"}
IsSlave(c) == pc[c] \in {"L", "R4"}

(* masters_in_kgdb + slaves_in_kgdb = num_online_cpus(), where nobody stops *)
AllCounted == \A d \in online : IsMaster(d) \/ IsSlave(d)

(* The two numbers that the master compares may agree or not, whoever is in. *)
Miscounts(c) == Stops \/ c \in stale

(* slaves_in_kgdb = 0 *)
NoSlaves == \A d \in CPU : ~IsSlave(d)

-----------------------------------------------------------------------------
(* The queue of function calls *)

QueueEmpty(d) == d \notin kgQ /\ d \notin btQ /\ showQ[d] = {}

(* The csd of a backtrace has not come back from its handler. *)
BtCsdBusy(d) == d \in btQ \cup btTaken \/ pc[d] \in {"H1", "P1", "P2", "P3"}

(* The csd of an earlier call of w has not been started on d. *)
CsdLocked(w, d) == w \in showQ[d] \cup showTaken[d]

-----------------------------------------------------------------------------
(* The printk CPU lock *)

LockFree(c) ==
  PrintLock /\ ~(LockYields /\ kgActive # None) => psync \in {None, c}

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

HandlerPc(c) == IF evPc[c] # "-" THEN evPc[c] ELSE pc[c]

HandlerPrompt(c) ==
  CASE HandlerPc(c) = "P1" -> LockFree(c)
    [] HandlerPc(c) = "L" -> ~slock
    [] OTHER -> TRUE

MasterPrompt(c) ==
  CASE dbgPc[c] = "L" -> mlock = None
    [] dbgPc[c] = "M6" -> AllCounted /\ ~Miscounts(c)
    [] dbgPc[c] = "M9" -> FALSE
    [] dbgPc[c] = "X3" -> NoSlaves
    [] OTHER -> TRUE

MaskEmpty ==
  /\ btMask = {}
  /\ AnswersApart => \A c \in CPU : pc[c] \notin {"P2", "P3"} /\ evPc[c] \notin {"P2", "P3"}

(* WFI ends when the GIC signals anything. *)
Wakes(c) == c \in Enabled /\ pc[c] = "-" /\ \E s \in AnySgi : s \in pend[c]

RequesterPrompt(c) ==
  CASE btPc = "T4" -> LockFree(c) \/ c \notin btMask
    [] btPc = "T6" -> MaskEmpty
    [] OTHER -> TRUE

WorkerPrompt == workTodo = {} \/ \E d \in workTodo : ~CsdLocked(worker, d)

TaskPrompt(c) ==
  \/ c # btReqr /\ task[c] \in {"irqoff", "hard", "listed", "coming"}
  \/ task[c] = "idle" /\ Wakes(c)
  \/ c = btReqr /\ RequesterPrompt(c)
  \/ c = worker /\ WorkerPrompt
  \/ c = work /\ worker = None /\ task[c] = "open"

Prompt(c) ==
  \/ Interrupted(c) /\ ~IsOut(c)
  \/ CASE HandlerPc(c) # "-" -> HandlerPrompt(c) /\ ~(Sdei /\ IsOut(c))
       [] IsOut(c) -> FALSE
       [] dbgPc[c] # "-" -> MasterPrompt(c)
       [] OTHER -> TaskPrompt(c)

NobodyPrompt == \A c \in CPU : ~Prompt(c)

TimePasses == Fair => NobodyPrompt

=============================================================================
