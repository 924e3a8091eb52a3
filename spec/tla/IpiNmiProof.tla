---------------------------- MODULE IpiNmiProof -----------------------------
(***************************************************************************)
(* The backtrace and the kgdb roundup, proved for any set of CPUs by       *)
(* `rollcall prove IpiNmiProof`, with one shared SGI and with two.         *)
(***************************************************************************)
EXTENDS IpiNmiFragment, IpiNmiRank

(* The assumptions, one name each, with what discharges them *)

(* v6 and v7 call both services on each delivery, mainline has an SGI for each;
   the handler of v5 returns after a backtrace (F1). *)
HandlerServesBoth == ~(Shared /\ EarlyReturn)

(* arch/arm64/kernel/smp.c: ipi_setup runs before set_cpu_online. *)
SgiEnabled == Enabled = CPU

(* arch/arm64/kernel/smp.c: ipi_setup calls prepare_percpu_nmi and enable_percpu_nmi
   where the kernel was booted with irqchip.gicv3_pseudo_nmi=1; where one of
   them fails it warns and nobody falls back (F15). *)
NmiEverywhere == NmiCpus = CPU

(* arch/arm64/kernel/entry.S: kernel_exit ends in ERET, which synchronizes: what
   is signalled to the CPU by then it takes before it goes on.  No code: that the
   GIC has signalled it by then.  The architecture promises finite time. *)
TakenBeforeMasked == Urgent

(* lib/nmi_backtrace.c waits 10 s, kernel/debug/debug_core.c 1 s: longer than
   any step that the model calls prompt. *)
TimeoutsFair == Fair

(* No code: firmware that keeps a CPU, or DAIF.I set, for a second breaks it. *)
NoLongHardWindow == LongHard = {}

(* No code: kgdb_cpu_enter counts a slave that comes after the others were released (F22,
   F22b, F22c); the repair CountsIfLocked. *)
CountedWhileLocked == CountsIfLocked

(* No code: kgdb_nmicallback tests dbg_master_lock, which is taken before the slaves are
   locked (F22b, F22c); the repair TestsSlaveLock. *)
JoinsWhileLocked == TestsSlaveLock

(* No code: nmi_cpu_backtrace clears its bit after the print, and a late answer to one request
   is taken for one to the next (F21); the repair AnswersApart. *)
ClearedAsItPrints == AnswersApart

(* No code since v5.15: a handler waits for the printk CPU lock, and its holder may be
   in the debugger (F26); the repair LockYields, which is too late where an NMI or
   the event can interrupt the debugger before kgdb_active is set. *)
PrintersYield == PrintLock /\ Masters # {} => LockYields /\ ~Oops /\ ~Sdei

(* No code: watchdog_hardlockup_check asks in an NMI and waits there, where no roundup
   reaches it, for CPUs that may be in the debugger. *)
WatchdogsAlone == Masters # {} => Watchdogs = {}

(* No code: who was stopped answers nobody (F23).  A kernel that neither panics nor reboots
   stops none. *)
NobodyStops == ~Stops

(* No code: num_online_cpus() is sampled as a CPU enters the debugger, and another may come
   online after that (F23).  None goes: stop_machine waits for the debugger. *)
NobodyComesUp == Masters # {} => ~AnyonePluggable

(* No code: who names a CPU by its number asks it, online or not. *)
NamedAreOnline == AnyonePluggable => BtNamed = {}

(* No code: kernel/smp.c: smp_call_function_many_cond queues on all CPUs first, and a
   queue that is not empty is sent no interrupt: it is owed by a worker that the
   roundup may stop (F34). *)
ShowAllAlone == ShowAll /\ Masters # {} => Requesters = {}

(* No code: who asks with interrupts off takes no roundup before the CPUs have answered
   that it asks, and one that is in the debugger does not answer. *)
TracesAlone == Csd /\ ~ShowAll /\ Masters # {} => Requesters = {}

(* kernel/debug/debug_core.c: kgdb_roundup_cpus calls by csd where the architecture does not
   carry the roundup (v6 and v7 without NMIs, arm, mips). *)
CallsCarry == Csd

(* No code: who keeps interrupts off takes no function call (F2), and a later call of
   the same sender waits for it (F33). *)
NobodyLocksUp == Stuck = {} /\ LongOff = {}

(* No code: drivers/tty/sysrq.c has one work item, queued once, and its worker leaves out
   its own CPU, whoever asked (F32). *)
OneAsks == \A c, d \in Requesters : c = d

(* No code: whom the worker asks it sees as it runs, and not as sysrq-l is handled. *)
NobodyGoes == Unplug = {}

(* drivers/firmware/arm_sdei_nmi.c: where the firmware has the event it carries the
   backtrace, whatever a CPU masks. *)
EventCarries == Sdei

(* No code: drivers/firmware/arm_sdei.c: sdei_cpuhp_down takes the event away from a CPU that
   is online and may be asked; stop_machine waits for the requester (N8). *)
EventStays == Sdei => Unplug = {}

Assumptions ==
  /\ HandlerServesBoth
  /\ SgiEnabled
  /\ NmiEverywhere
  /\ TakenBeforeMasked
  /\ TimeoutsFair
  /\ NoLongHardWindow
  /\ NobodyStops
  /\ NobodyComesUp
  /\ NamedAreOnline
  /\ PrintersYield
  /\ WatchdogsAlone
  /\ ShowAllAlone
  /\ TracesAlone
  /\ CallsCarry
  /\ NobodyLocksUp
  /\ OneAsks
  /\ NobodyGoes
  /\ EventCarries
  /\ EventStays
  /\ CountedWhileLocked
  /\ JoinsWhileLocked
  /\ ClearedAsItPrints

(* What no time-out, and the backtrace, need: an interrupt may be late. *)
NmiAssumptions ==
  /\ HandlerServesBoth
  /\ SgiEnabled
  /\ NmiEverywhere
  /\ TimeoutsFair
  /\ NoLongHardWindow
  /\ NobodyStops
  /\ NobodyComesUp
  /\ NamedAreOnline
  /\ PrintersYield
  /\ WatchdogsAlone

(* What the backtrace needs by the event: nothing of masks *)
EventAssumptions ==
  /\ EventCarries
  /\ EventStays
  /\ TimeoutsFair
  /\ NobodyStops
  /\ NobodyComesUp
  /\ NamedAreOnline
  /\ PrintersYield

(* What the roundup by function call needs to come in time, and beside it sysrq-l or a backtrace
   by an interrupt that is no NMI: interrupts that are on, and not both services at once *)
CallAssumptions ==
  /\ CallsCarry
  /\ HandlerServesBoth
  /\ SgiEnabled
  /\ NobodyLocksUp
  /\ NoLongHardWindow
  /\ NobodyStops
  /\ NobodyComesUp
  /\ ShowAllAlone
  /\ TracesAlone

(* What the backtrace needs by function call (mips), or by an interrupt of its own (arm) *)
TraceCallAssumptions ==
  /\ CallAssumptions
  /\ TimeoutsFair
  /\ NamedAreOnline

AllAnswer == (NmiAssumptions /\ EventStays) \/ EventAssumptions \/ TraceCallAssumptions

(* What the weak statement needs: no NMI, and time-outs at any moment *)
WeakAssumptions ==
  /\ HandlerServesBoth
  /\ SgiEnabled
  /\ TakenBeforeMasked
  /\ NobodyStops
  /\ NobodyComesUp
  /\ ShowAllAlone

-----------------------------------------------------------------------------
(* At most one CPU is between the master lock and its release. *)
MasterLockOwner == \A c \in CPU : dbgPc[c] \notin {"-", "E2", "L"} <=> mlock = c

ActiveIsOwner ==
  /\ kgActive # None => mlock = kgActive
  /\ \A c \in CPU :
       dbgPc[c] \notin {"-", "E2", "L", "M1"} \cup (IF ActiveLate THEN {"M4"} ELSE {}) => kgActive = c

SlaveLock ==
  /\ \A c \in CPU : mlock = c => (slock <=> dbgPc[c] \in {"M5", "M5s", "M6", "M9"})
  /\ mlock = None => ~slock

(* enter_kgdb is set between entry and exit, of a master or of a slave. *)
EnteredMatches ==
  \A c \in CPU : c \in entered <=> dbgPc[c] \notin {"-", "X6"} \/ pc[c] \in {"E2", "L", "R4"}

(* No CPU is counted twice. *)
CountersDisjoint == \A c \in CPU : dbgPc[c] \notin {"-", "X6"} => pc[c] \notin {"E2", "L", "R4"}

(* The handler serves one SGI, which got through what it interrupted. *)
HandlerServes ==
  \A c \in CPU :
    /\ pc[c] = "-" <=> sgi[c] = "-"
    /\ pc[c] # "-" => c \in Enabled /\ (PassesBelow(c) \/ (Sdei /\ IsOut(c)))
    /\ sgi[c] # "EV0"
    /\ pc[c] # "D1"
    /\ evPc[c] # "-" => Sdei /\ evPc[c] \in {"D1", "H1", "P1", "P2", "P3", "Ret"}
    /\ pc[c] \in {"H1", "P1", "P2", "P3"} => sgi[c] = BtSgi
    /\ pc[c] \in {"H2a", "H2", "E2", "L", "R4"} => sgi[c] = KgSgi
    /\ pc[c] \in {"C0", "C"} => Csd /\ sgi[c] = KgSgi

TaskInConfiguration ==
  \A c \in CPU :
    /\ task[c] = "longhard" => c \in LongHard
    /\ task[c] \in NoEvent => c \in Pluggable
    /\ task[c] = "leaving" => c \in Unplug
    /\ task[c] \in {"coming", "leaving"} => Sdei
    /\ task[c] = "watchdog" => c \in Watchdogs /\ c = btReqr
    /\ task[c] \in {"stuck", "watchdog"} => c \in Stuck
    /\ task[c] = "longoff" => c \in LongOff

DebuggersAreMasters == \A c \in CPU : dbgPc[c] # "-" => c \in Masters

RequesterKnown ==
  /\ btReqr = None <=> btPc = "-"
  /\ btReqr # None => btReqr \in Requesters /\ task[btReqr] \in {"open", "irqoff", "watchdog", "stopped"}

(* Where nobody stops, who is offline is so by hotplug. *)
OnlineMatches ==
  NobodyStops => \A c \in CPU :
    /\ c \in online <=> task[c] # "off"
    /\ ~IsOut(c)

(* A sample is of somebody in the debugger. *)
SamplesTaken == \A c \in stale : AnyonePluggable /\ dbgPc[c] \notin {"-", "X6"}

(* The requester waits for others. *)
RequesterAnswered == btPc \in {"T5", "T6", "T8"} => btReqr \notin btMask

(* Who holds the printk CPU lock prints. *)
RequesterPrints(c) == btReqr = c /\ btPc = "T4e"
TaskPrints(c) == c # btReqr /\ task[c] \in {"irqoff", "stopped"}
PrintsBelow(c) == RequesterPrints(c) \/ TaskPrints(c)

HandlerPrints(c) == pc[c] = "P2" \/ evPc[c] = "P2"

LockHeld ==
  /\ psyncNested => psync # None
  /\ \A c \in CPU : psync = c =>
       /\ PrintLock
       /\ HandlerPrints(c) \/ PrintsBelow(c)
       /\ psyncNested => HandlerPrints(c) /\ PrintsBelow(c)

-----------------------------------------------------------------------------
(* The queue of function calls *)

(* What is queued has its interrupt, or somebody owes it. *)
CsdNotForgotten ==
  \A d \in CPU : ~QueueEmpty(d) => "CALL" \in pend[d] \/ (worker # None /\ d \in owed) \/ pc[d] = "C0"

(* What is taken has its handler, and nobody is left alone whose call is not on its
   way. *)
QueueServed ==
  \A c \in CPU :
    /\ c \in kgTaken => pc[c] \in {"C"} \cup (IF BtCsd THEN {"H1", "P1", "P2", "P3"} ELSE {})
    /\ c \in btTaken => pc[c] \in {"C", "H2", "E2", "L", "R4"}
    /\ c \in btQ => BtCsd /\ c \notin btTaken /\ pc[c] \notin {"H1", "P1", "P2", "P3"}
    /\ c \in btTaken => BtCsd
    /\ showTaken[c] # {} => pc[c] \in {"C", "H2", "E2", "L", "R4"}
    /\ c \in roundingUp => c \in kgQ \cup kgTaken \/ pc[c] = "H2"
    /\ c \notin kgQ \cap kgTaken
    /\ showQ[c] \cup showTaken[c] \subseteq Requesters \ {c}
    /\ showQ[c] \cap showTaken[c] = {}
    /\ c \in kgQ \cup kgTaken \cup roundingUp => Csd
    /\ showQ[c] \cup showTaken[c] # {} => ShowAll

(* The worker is the task of a CPU that asked, and runs with interrupts on. *)
WorkMatches ==
  /\ worker = None => workTodo = {} /\ owed = {}
  /\ worker # None => worker \in Requesters /\ worker \notin workTodo /\ task[worker] \in {"open", "stopped"}
  /\ work # None => work \in Requesters
  /\ work # None \/ worker # None => ShowAll
  /\ workTodo \cap owed = {}

(* Beside a debugger nobody owes an interrupt. *)
NobodyOwes == ShowAllAlone /\ Masters # {} => owed = {}

(* Whom sysrq-l asks is online, where nobody goes. *)
ShownAreOnline ==
  NobodyStops /\ NobodyGoes =>
    /\ unshown \cup workTodo \subseteq online
    /\ work # None => work \in online
    /\ \A d \in CPU : showQ[d] \cup showTaken[d] # {} => d \in online

(* Somebody asked whom prints are owed to, and prints by himself. *)
UnshownAsked ==
  /\ unshown # {} => Requesters # {}
  /\ OneAsks => unshown \cap Requesters = {}

(* Where one CPU asks, its work item is queued, or has still to call, or has called. *)
ShowsAreComing ==
  OneAsks /\ NobodyStops /\ NobodyGoes =>
    \A d \in unshown, r \in Requesters :
      work # None \/ d \in workTodo \/ r \in showQ[d] \cup showTaken[d]

(* Where sysrq-l has a worker, nothing carries a backtrace. *)
CallsOnly ==
  ShowAll =>
    /\ btReqr = None
    /\ \A c \in CPU : BtSgi \notin pend[c] /\ pc[c] \notin {"H1", "P1", "P2", "P3", "H2a"}

-----------------------------------------------------------------------------
(* The roundup *)

In(d) == d \in entered /\ pc[d] # "R4"

(* The delivery that d handles will come to kgdb_nmicallback. *)
HandlerJoins(d) ==
  \/ pc[d] \in {"H2a", "H2"}
  \/ Shared /\ pc[d] \in {"H1", "P1", "P2", "P3"}

(* A roundup delivery is pending: the interrupt itself, or its csd. *)
RoundupComing(d) == IF Csd THEN d \in kgQ \cup kgTaken ELSE KgSgi \in pend[d]

(* ... and d takes it before it masks anything. *)
JoinsNext(d) == RoundupComing(d) /\ d \in Enabled /\ PassesBelow(d)

AboutToJoin(d) == JoinsNext(d) \/ HandlerJoins(d)

(* The send loop forgets nobody who is online as the master comes in. *)
SendLoop ==
  \A c \in CPU : c \notin stale =>
    /\ dbgPc[c] = "M5s" => online \ {c} \subseteq toSend \cup kgAsked
    /\ dbgPc[c] \in {"M6", "M9"} => online \ {c} \subseteq kgAsked

Sending == \E c \in CPU : dbgPc[c] \in {"M5s", "M6", "M9"}

(* No lost wake-up: a CPU that was sent to is in, or about to be. *)
AskedInOrComing ==
  HandlerServesBoth /\ Sending =>
    \A d \in kgAsked : In(d) \/ RoundupComing(d) \/ HandlerJoins(d)

MasterInDebugger == \E c \in CPU : dbgPc[c] = "M9"

(* Without a time-out message every CPU that was asked is in, or is interrupted
   for it before it masks anything. *)
AskedInOrJoining ==
  WeakAssumptions /\ MasterInDebugger /\ ~tmo => \A d \in kgAsked : In(d) \/ AboutToJoin(d)

(* The same if interrupts may be late: its interrupt is not lost. *)
AskedInOrLate ==
  HandlerServesBoth /\ MasterInDebugger =>
    \A d \in kgAsked : In(d) \/ RoundupComing(d) \/ HandlerJoins(d)

(* A slave that was released is gone before the next session. *)
MasterLeaves == \E c \in CPU : dbgPc[c] = "X3"

ReleasedAreGone ==
  CountedWhileLocked =>
    \A d \in CPU :
      /\ pc[d] = "L" => slock \/ MasterLeaves
      /\ pc[d] = "R4" => MasterLeaves

(* ... and none comes late, if no session times out. *)
NobodyComesLate ==
  JoinsWhileLocked /\ NmiAssumptions =>
    \A d \in CPU :
      /\ pc[d] = "E2" => slock /\ ~MasterInDebugger
      /\ pc[d] = "L" => slock \/ MasterLeaves
      /\ pc[d] = "R4" => MasterLeaves

(* Without a time-out message every CPU is in that is online, if none came. *)
OnlineAreIn ==
  \A c \in CPU : dbgPc[c] = "M9" /\ ~tmo /\ c \notin stale => \A d \in online : In(d)

AllAreIn ==
  NobodyStops /\ (CountedWhileLocked \/ (JoinsWhileLocked /\ NmiAssumptions)) => OnlineAreIn

(* With pseudo-NMI the roundup does not time out. *)
NoRoundupTimeout == NmiAssumptions => ~tmo

(* Nor does the roundup by function call where interrupts are on. *)
NoCallTimeout == CallAssumptions /\ TimeoutsFair => ~tmo

-----------------------------------------------------------------------------
(* The backtrace *)

(* The handler of d will still do the backtrace of the current request. *)
TracesAt(d, labels) == pc[d] \in labels \/ evPc[d] \in labels

(* A delivery of the backtrace is pending: the interrupt itself, or its csd. *)
BacktracePending(d) == IF BtCsd THEN d \in btQ \cup btTaken ELSE BtSgi \in pend[d]

StillToTrace(d) == BacktracePending(d) \/ TracesAt(d, {"D1", "H1", "P1", "P2", "P3"})

(* The event was taken for a stop. *)
TakenForStop(d) == Sdei /\ IsOut(d)

(* No lost wake-up: an unanswered CPU that was sent to is about to answer. *)
SentStillToTrace ==
  btPc \in {"T5", "T6"} => \A d \in btMask \cap btSent : StillToTrace(d) \/ TakenForStop(d)

(* Who is asked was online, and nobody goes while a request is open. *)
AskedOnline == NobodyStops /\ NamedAreOnline /\ btPc \notin {"-", "T2"} => btMask \subseteq online

(* The send loop starts with nobody sent to. *)
NothingSent == btPc \in {"T2", "T4", "T4e"} => btSent = {}

SentToAll == btPc = "T6" => btMask \subseteq btSent

(* A request ends, and the next begins, with an empty mask. *)
MaskIsEmpty == AllAnswer /\ btPc \in {"-", "T2", "T8"} => MaskEmpty

(* A CPU that prints does so for the current request. *)
PrintsForRequest ==
  AllAnswer => \A d \in CPU :
    /\ TracesAt(d, {"P1"}) => d \in btMask
    /\ TracesAt(d, {"P2", "P3"}) => d \in btBegan /\ (d \in btMask <=> ~AnswersApart)

(* The requester prints its own stack. *)
PrintsItself == btPc = "T4e" => btReqr \in btBegan

(* Who is out of the mask has begun its trace for the current request. *)
ClearedHasBegun ==
  (ClearedAsItPrints \/ AllAnswer) /\ btPc \notin {"-", "T2"} => btWant \ btMask \subseteq btBegan

IndInv ==
  /\ TypeOK
  /\ MasterLockOwner
  /\ ActiveIsOwner
  /\ SlaveLock
  /\ EnteredMatches
  /\ CountersDisjoint
  /\ HandlerServes
  /\ TaskInConfiguration
  /\ DebuggersAreMasters
  /\ RequesterKnown
  /\ OnlineMatches
  /\ SamplesTaken
  /\ RequesterAnswered
  /\ LockHeld
  /\ CsdNotForgotten
  /\ QueueServed
  /\ WorkMatches
  /\ NobodyOwes
  /\ ShownAreOnline
  /\ UnshownAsked
  /\ ShowsAreComing
  /\ CallsOnly
  /\ SendLoop
  /\ AskedInOrComing
  /\ AskedInOrJoining
  /\ ReleasedAreGone
  /\ NobodyComesLate
  /\ AllAreIn
  /\ NoRoundupTimeout
  /\ NoCallTimeout
  /\ AskedOnline
  /\ SentStillToTrace
  /\ NothingSent
  /\ SentToAll
  /\ MaskIsEmpty
  /\ PrintsForRequest
  /\ PrintsItself
  /\ ClearedHasBegun

-----------------------------------------------------------------------------
(* No roundup ends by a time-out. *)
EndsInTime == ~tmo

(* With pseudo-NMI the roundup misses no CPU. *)
AllInOrJoining ==
  MasterInDebugger => ~tmo /\ \A d \in CPU : dbgPc[d] # "M9" => In(d) \/ AboutToJoin(d)

(* Whom a master counts without a time-out is in, or released by the session
   before and not gone yet: the window of F22, and the only one where nobody stops, or
   came online. *)
CountedInOrLeaving ==
  NobodyStops /\ ~MasterInDebugger /\ ~tmo' =>
    \A c \in CPU : dbgPc'[c] = "M9" /\ c \notin stale => \A d \in online : In(d)' \/ pc'[d] = "R4"

(* ... and who is in stays in as long as the master does. *)
InStaysIn == MasterInDebugger /\ MasterInDebugger' => \A d \in CPU : In(d) => In(d)'

(* Without a time-out message every CPU that was asked is in, at any moment. *)
AskedAreIn == MasterInDebugger /\ ~tmo => \A d \in kgAsked : In(d)

(* Every CPU that was asked began its trace before the request ended. *)
Bt_NoMiss_all == btPc = "T8" => btWant \subseteq btBegan

(* A request that ends without a time-out was answered by every CPU. *)
Bt_Truthful == btPc = "T8" /\ MaskEmpty => btWant \subseteq btBegan

(* What a CPU still has to print for sysrq-l is on its way to it. *)
Fb_Coming ==
  \A d \in unshown :
    work # None \/ d \in workTodo \/ showQ[d] # {} \/ showTaken[d] # {}

(* The worker waits for no CPU that cannot answer. *)
Fb_NoWedge ==
  \A w \in CPU : worker = w /\ ~WorkerPrompt => \E d \in workTodo : Prompt(d)

THEOREM Initially == Init => IndInv
THEOREM Inductive == IndInv /\ Next => IndInv'
THEOREM Weak == IndInv => AskedInOrJoining
THEOREM OnlyF22 == IndInv /\ Next => CountedInOrLeaving /\ InStaysIn
THEOREM Late == IndInv => AskedInOrLate
THEOREM NoTimeout == IndInv /\ NmiAssumptions => EndsInTime
THEOREM Roundup == IndInv /\ NmiAssumptions /\ TakenBeforeMasked => AllInOrJoining
THEOREM Strong == IndInv /\ CountedWhileLocked /\ NobodyStops /\ NobodyComesUp => AskedAreIn
THEOREM StrongIfNoneCame == IndInv /\ CountedWhileLocked /\ NobodyStops => OnlineAreIn
THEOREM StrongInTime == IndInv /\ JoinsWhileLocked /\ NmiAssumptions => AskedAreIn
THEOREM Backtrace == IndInv /\ NmiAssumptions /\ EventStays => Bt_NoMiss_all
THEOREM BacktraceByEvent == IndInv /\ EventAssumptions => Bt_NoMiss_all
THEOREM BacktraceByCall == IndInv /\ TraceCallAssumptions => Bt_NoMiss_all
THEOREM Answered == IndInv /\ ClearedAsItPrints => Bt_Truthful
THEOREM NoTimeoutByCall == IndInv /\ CallAssumptions /\ TimeoutsFair => EndsInTime
THEOREM Called == IndInv => CsdNotForgotten
THEOREM ShowsCome == IndInv /\ OneAsks /\ NobodyStops /\ NobodyGoes => Fb_Coming
THEOREM NoWedge == IndInv /\ CallAssumptions /\ NobodyGoes => Fb_NoWedge

-----------------------------------------------------------------------------
(* Progress.  While a roll call is open, a CPU has a step of it to take.   *)
(* Each such step makes the rank below smaller, and what tasks do of       *)
(* themselves makes it no larger and takes no such step away.  Only the    *)
(* opening of another roll call makes it larger.  Time-outs may come at    *)
(* any moment; no roll call needs one to end.                              *)

ProgressAssumptions ==
  /\ HandlerServesBoth
  /\ SgiEnabled
  /\ NmiEverywhere
  /\ NoLongHardWindow
  /\ NobodyStops
  /\ NobodyComesUp
  /\ NamedAreOnline
  /\ PrintersYield
  /\ WatchdogsAlone
  /\ EventStays

(* CPUs that the backtrace has still to be sent to *)
NotSent == btMask \ btSent

(* Where the work item of sysrq-l is; it may be queued once more while it runs. *)
WorkAt ==
  CASE work # None /\ worker # None -> "again"
    [] work # None -> "queued"
    [] worker # None -> "runs"
    [] OTHER -> "-"

(* CPUs that are asked anew while they print *)
PrintAgain == {c \in CPU : AnswersApart /\ c \in btMask /\ TracesAt(c, {"P2", "P3"})}

(* The functions that a CPU has still to call, that of the roundup under its own name *)
Calls ==
  [c \in CPU |-> showQ[c] \cup showTaken[c] \cup (IF c \in kgQ \cup kgTaken THEN {c} ELSE {})]

(* What a CPU has still to take, the csd of a backtrace until it is started, and a print
   that it has to repeat *)
Pending ==
  [c \in CPU |-> pend[c]
                   \cup (IF c \in btQ \cup btTaken THEN {"trace"} ELSE {})
                   \cup (IF c \in PrintAgain THEN {"again"} ELSE {})]

(* What a CPU has to do before it takes what is pending, or before others may print: end
   a short window, get the event, release the printk CPU lock *)
Blocked ==
  [c \in CPU |->
    (IF pend[c] # {} /\ task[c] \in {"hard", "idle", "listed"} THEN {"window"} ELSE {})
      \cup (IF pend[c] # {} /\ task[c] \in {"listed", "coming"} THEN {"event"} ELSE {})
      \cup (IF psync = c THEN {"lock"} ELSE {})]

(* Whether the step makes the rank of IpiNmiRank smaller *)
RankLess ==
  Below(CPU,
        dbgPc', toSend', btPc', NotSent', WorkAt', workTodo', Pending', Calls', pc', evPc', Blocked',
        dbgPc, toSend, btPc, NotSent, WorkAt, workTodo, Pending, Calls, pc, evPc, Blocked)

RankKept ==
  /\ UNCHANGED <<dbgPc, toSend, btPc, work, worker, workTodo, pc, evPc>>
  /\ Pending' = Pending
  /\ Calls' = Calls
  /\ NotSent' = NotSent
  /\ Blocked' = Blocked

(* The steps of c that make the rank smaller, but for time-outs and the    *)
(* user's "go" *)
HandlerCanGo(c) ==
  \/ \E s \in AnySgi : ENABLED Take(c, s)
  \/ ENABLED Ret(c)
  \/ ENABLED D1(c)
  \/ ENABLED H1(c)
  \/ ENABLED P1(c)
  \/ ENABLED P2(c)
  \/ ENABLED P3(c)
  \/ ENABLED H2a(c)
  \/ ENABLED H2(c)
  \/ ENABLED E2Slave(c)
  \/ ENABLED R1(c)
  \/ ENABLED R4(c)
  \/ ENABLED CallQueue(c)
  \/ ENABLED CallKgdb(c)
  \/ ENABLED CallBacktrace(c)
  \/ ENABLED CallEnd(c)

RequesterCanGo(r) ==
  \/ ENABLED T2(r)
  \/ ENABLED T4(r)
  \/ ENABLED T4End(r)
  \/ \E d \in CPU : ENABLED T5(r, d)
  \/ ENABLED T5End(r)
  \/ ENABLED T6(r)
  \/ ENABLED T8(r)

MasterCanGo(c) ==
  \/ ENABLED E2Master(c)
  \/ ENABLED LockMaster(c)
  \/ ENABLED M1(c)
  \/ ENABLED M4(c)
  \/ ENABLED M5(c)
  \/ \E d \in CPU : ENABLED RoundupSend(c, d)
  \/ ENABLED M5End(c)
  \/ ENABLED M6(c)
  \/ ENABLED X3(c)
  \/ ENABLED X5(c)
  \/ ENABLED X6(c)

WindowCanEnd(c) ==
  /\ Blocked[c] # {}
  /\ \/ ENABLED HardWindowEnd(c)
     \/ ENABLED Wake(c)
     \/ ENABLED DumpStackEnd(c)
     \/ ENABLED CpuUpUnmask(c)
     \/ ENABLED CpuUpSdei(c)

CanGoOn(c) == HandlerCanGo(c) \/ RequesterCanGo(c) \/ MasterCanGo(c) \/ WindowCanEnd(c)

SomeoneCanGoOn == \E c \in CPU : CanGoOn(c)

RoundingUp == \E c \in CPU : dbgPc[c] \in {"M5s", "M6"}
RoundupGoesOn == RoundingUp => SomeoneCanGoOn

(* In the debugger the backtrace waits for the user. *)
BacktraceOpen == btPc # "-"
BacktraceGoesOn == BacktraceOpen => SomeoneCanGoOn \/ MasterInDebugger

(* sysrq-l by function call: the work item is queued or runs, or a call is not over. *)
ShowOpen == work # None \/ worker # None \/ \E d \in CPU : showQ[d] \cup showTaken[d] # {}

ShowCanGo(c) ==
  \/ \E w \in CPU : ENABLED CallShow(c, w)
  \/ ENABLED WorkStart(c)
  \/ \E d \in CPU : ENABLED QueueOn(c, d)
  \/ ENABLED SendOwed(c)

(* A worker, or a call, waits for a task of c that masks for a short time. *)
TaskCanOpen(c) ==
  /\ c = work \/ pend[c] # {}
  /\ ENABLED IrqEnable(c) \/ ENABLED HardWindowEnd(c) \/ ENABLED Wake(c) \/ ENABLED CpuUpUnmask(c)

ShowGoesOn == ShowOpen => \E c \in CPU : HandlerCanGo(c) \/ ShowCanGo(c) \/ WindowCanEnd(c) \/ TaskCanOpen(c)

(* A backtrace that a task with interrupts off takes no sooner than it enables them *)
TraceGoesOn == BacktraceOpen => \E c \in CPU : CanGoOn(c) \/ TaskCanOpen(c)

(* The set of CPUs that a roll call waits for never grows while it is open. *)
MaskNeverMore == btPc \in {"T4", "T4e", "T5", "T6"} => btMask' \subseteq btMask

Absent == {d \in CPU : ~In(d)}
AbsentNeverMore == RoundingUp => Absent' \subseteq Absent

RankNeverMore == RankLess \/ RankKept

(* Who can go on still can, until the rank gets smaller. *)
NobodyStopped == RankLess \/ \A c \in CPU : CanGoOn(c) => CanGoOn(c)'

THEOREM SomeStep == IndInv /\ ProgressAssumptions => RoundupGoesOn /\ BacktraceGoesOn
THEOREM SomeCall == IndInv /\ CallAssumptions /\ NobodyGoes => ShowGoesOn
THEOREM SomeTrace == IndInv /\ CallAssumptions /\ NamedAreOnline => TraceGoesOn
THEOREM StepsForward == IndInv /\ Running => RankLess
THEOREM NoStepBack == IndInv /\ ProgressAssumptions /\ TakenBeforeMasked /\ Environment => RankNeverMore
THEOREM NoStepLost == IndInv /\ ProgressAssumptions /\ Environment => NobodyStopped
THEOREM NeverMore == IndInv /\ Next => MaskNeverMore /\ AbsentNeverMore
=============================================================================
