---------------------------- MODULE IpiNmiBridge ----------------------------
(***************************************************************************)
(* IpiNmi does what IpiNmiFragment says, for any set of CPUs: each action  *)
(* of IpiNmi, in its own words and with the configuration as a parameter,  *)
(* is seen through the mapping below an action of IpiNmiFragment, or       *)
(* changes nothing there, or cannot be taken.  So what IpiNmiProof proves  *)
(* is proved of IpiNmi, wherever InFragment holds.                         *)
(***************************************************************************)
EXTENDS IpiNmiInvariants

ASSUME ConfigurationOK ==
  /\ None \notin CPU
  /\ Version \in Versions
  /\ Arch \in Architectures
  /\ NmiChip \in BOOLEAN
  /\ PrioMask \in BOOLEAN
  /\ Sdei \in BOOLEAN
  /\ PrepOk \subseteq CPU
  /\ Stuck \subseteq CPU
  /\ Masks \subseteq CPU
  /\ Windows \subseteq CPU
  /\ LongOff \subseteq CPU
  /\ LongHard \subseteq CPU
  /\ Requesters \subseteq CPU
  /\ Watchdogs \subseteq CPU
  /\ BtTargets \subseteq CPU
  /\ BtSpared \subseteq CPU
  /\ BtNamed \subseteq CPU
  /\ MaxBt \in Nat
  /\ Masters \subseteq CPU
  /\ MaxKg \in Nat
  /\ DbgEntry \in {"brk", "oops"}
  /\ Offline \subseteq CPU
  /\ Unplug \subseteq CPU
  /\ PrintLock \in BOOLEAN
  /\ Printers \subseteq CPU
  /\ Consoles \subseteq CPU
  /\ Idlers \subseteq CPU
  /\ Stoppers \subseteq CPU
  /\ Crashers \subseteq CPU
  /\ Rebooters \subseteq CPU
  /\ Suspenders \subseteq CPU
  /\ Btc \in BOOLEAN
  /\ Timeouts \in {"fair", "any", "none"}
  /\ Urgent \in BOOLEAN
  /\ AnswersApart \in BOOLEAN
  /\ TestsSlaveLock \in BOOLEAN
  /\ CountsIfLocked \in BOOLEAN
  /\ ActiveLate \in BOOLEAN
  /\ AtLeast \in BOOLEAN
  /\ AwaitsEach \in BOOLEAN
  /\ LockYields \in BOOLEAN

AnyoneStops == Stoppers \cup Rebooters # {}

(* What IpiNmiFragment leaves out is not in the configuration: an architecture with interrupts
   of its own that code with interrupts off takes, and a mask that keeps them out. *)
InFragment == Arch = "arm64" \/ ~ReachesIrqOff(BacktraceChannel) \/ PrioMask

-----------------------------------------------------------------------------
(* The mapping *)

(* The line that names the silent CPUs is no step of a roll call. *)
BtAt == IF btPc = "T6b" THEN "T8" ELSE btPc

NmiCpus == CASE Arch = "arm64" -> IF NmiChip /\ PrioMask THEN PrepOk ELSE {}
             [] ReachesIrqOff(BacktraceChannel) -> CPU
             [] OTHER -> {}
(* The function-call interrupt is always enabled. *)
EnabledCpus == {c \in CPU : KgFallback \/ KgSgi \in EnabledSgi(c)}

StopSgi == {"STOP", "STOPNMI"}
StopLabels == {"S", "Q1", "Q3", "Z"}
StopTasks == {"stopping", "alone", "selfstop", "selfoff", "stopped"}

(* A CPU that comes is online before it unmasks its interrupts; one that is not online takes
   no step here. *)
ComingTasks == {"uncounted", "listed"}
AbsentTasks == {"off", "setup", "dying"}

(* Firmware that suspends a CPU for a short time is what a task does to its own
   mask.  The handler of a stop never returns: it ends the task. *)
TaskSeen(c) ==
  CASE IsSlaveAt(c, StopLabels) \/ task[c] \in StopTasks -> "stopped"
    [] task[c] = "suspended" -> "hard"
    [] task[c] \in ComingTasks -> "listed"
    [] task[c] \in AbsentTasks -> "off"
    [] OTHER -> task[c]

RunningPc(c) == IF nmiPc[c] # "-" THEN nmiPc[c] ELSE irqPc[c]
RunningSgi(c) == IF nmiSgi[c] # "-" THEN nmiSgi[c] ELSE irqSgi[c]

(* A sample that is not the number of those online.  Nobody is unplugged while a master is in.
   Where somebody stops the number says nothing: one goes, another comes. *)
StaleSamples ==
  {c \in CPU :
     /\ dbgPc[c] \notin {"-", "X6"}
     /\ IF AnyoneStops THEN Offline \cup Unplug # {} ELSE snap[c] # Cardinality(online)}

FR == INSTANCE IpiNmiProof WITH
  Windows <- Windows \cup Suspenders,
  Stops <- AnyoneStops,
  task <- [c \in CPU |-> TaskSeen(c)],
  pend <- [c \in CPU |-> pend[c] \ StopSgi],
  Shared <- Shared,
  EarlyReturn <- EarlyReturn,
  ActiveTest <- ActiveTest,
  LiveLoop <- LiveLoop \/ KgFallback,
  Csd <- KgFallback,
  ShowAll <- BtFallback,
  BtCsd <- BtByCsd,
  NmiCpus <- NmiCpus,
  Enabled <- EnabledCpus,
  Oops <- DbgEntry = "oops",
  Fair <- Timeouts # "any",
  stale <- StaleSamples,
  btPc <- BtAt,
  evPc <- [c \in CPU |-> IF evPc[c] \in StopLabels THEN "-" ELSE evPc[c]],
  pc <- [c \in CPU |-> IF RunningPc(c) \in StopLabels THEN "-" ELSE RunningPc(c)],
  sgi <- [c \in CPU |-> IF RunningSgi(c) \in StopSgi THEN "-" ELSE RunningSgi(c)]

-----------------------------------------------------------------------------
(* What holds in every state inside the fragment *)

(* What is left out does not happen. *)
NothingElse == prioLost = {}

(* The worker of sysrq-l is a task that runs with interrupts on. *)
WorkerInside == worker # None => task[worker] = "open"

TasksInside ==
  \A c \in CPU : task[c] \in FR!TaskState \cup StopTasks \cup ComingTasks \cup AbsentTasks \cup {"suspended"}

(* Who comes or goes may, and has no event yet, or no more, only where there is one. *)
HotplugInside ==
  \A c \in CPU :
    /\ task[c] \in ComingTasks \cup AbsentTasks \cup {"coming", "leaving"} => c \in Offline \cup Unplug
    /\ task[c] \in {"coming", "leaving"} => Sdei

(* Who stops the others does nothing else. *)
StopsInside ==
  /\ stopper # None => task[stopper] \in {"stopping", "alone"}
  /\ stopPc \in {"K4s", "K4", "K5"} => Sdei /\ AnyoneStops
  /\ \A c \in CPU : task[c] \in StopTasks =>
       /\ AnyoneStops
       /\ psync = c => (nmiPc[c] = "P2" \/ evPc[c] = "P2") /\ ~psyncNested
  /\ ~AnyoneStops => \A c \in CPU : ~IsSlaveAt(c, StopLabels)

(* What the debugger, an interrupt and a request have below them *)
OnTask ==
  /\ \A c \in CPU : dbgPc[c] # "-" => irqPc[c] = "-" /\ task[c] \in {"open", "irqoff"}
  /\ \A c \in CPU : irqPc[c] # "-" => task[c] \in {"open", "coming", "leaving"}
  /\ btReqr # None => task[btReqr] \in {"open", "irqoff", "watchdog"}

EventsInside ==
  \A c \in CPU : evPc[c] # "-" => Sdei /\ evPc[c] \in {"D1", "H1", "P1", "P2", "P3", "Q3", "Z", "Ret"}

(* Who holds the console lock asks for no backtrace. *)
ConsoleNotAsking == console # None => console # btReqr /\ task[console] = "open"

(* Those of the roll calls, and of a stop where somebody stops *)
InterruptSgi == FR!Sgi \cup (IF AnyoneStops THEN StopSgi ELSE {})

PendingInside == \A c \in CPU : pend[c] \subseteq InterruptSgi

(* A CPU has one handler of a roll call, of the priority that its SGIs have.  The
   interrupts of a stop that are no NMIs may be below it, and the event is on top. *)
OneHandler ==
  \A c \in CPU :
    /\ act[c] = ({nmiSgi[c], irqSgi[c]} \ {"-"}) \cup (IF evPc[c] = "-" THEN {} ELSE {"EV0"})
    /\ nmiSgi[c] \in {"-"} \cup (InterruptSgi \ {"EV0"})
    /\ irqSgi[c] \in {"-"} \cup (InterruptSgi \ {"EV0"})
    /\ nmiPc[c] \in FR!Label \cup StopLabels
    /\ irqPc[c] \in FR!Label \cup StopLabels
    /\ nmiPc[c] = "-" <=> nmiSgi[c] = "-"
    /\ irqPc[c] = "-" <=> irqSgi[c] = "-"
    /\ nmiPc[c] # "-" => c \in NmiCpus
    /\ irqPc[c] # "-" => c \notin NmiCpus \/ irqSgi[c] \in StopSgi
    /\ nmiPc[c] \in StopLabels <=> nmiSgi[c] \in StopSgi
    /\ irqPc[c] \in StopLabels <=> irqSgi[c] \in StopSgi

(* Where nobody stops a master has counted no more than are online, and those that it asks
   stay. *)
Sampled ==
  /\ ~AnyoneStops => \A c \in CPU :
       /\ dbgPc[c] \notin {"-", "X6"} => snap[c] <= Cardinality(online)
       /\ dbgPc[c] \in {"M5s", "M6", "M9"} => kgAsked \subseteq online
  /\ online \cup kgAsked \subseteq CPU

Inside ==
  /\ NothingElse
  /\ WorkerInside
  /\ TasksInside
  /\ HotplugInside
  /\ StopsInside
  /\ OnTask
  /\ EventsInside
  /\ ConsoleNotAsking
  /\ PendingInside
  /\ OneHandler
  /\ MastersCounted
  /\ SlavesCounted
  /\ Sampled

(* ... and what IpiNmiProof proves of each state there, as far as it is needed *)
BridgeInv ==
  /\ NothingElse
  /\ WorkerInside
  /\ TasksInside
  /\ HotplugInside
  /\ StopsInside
  /\ OnTask
  /\ EventsInside
  /\ ConsoleNotAsking
  /\ PendingInside
  /\ OneHandler
  /\ MastersCounted
  /\ SlavesCounted
  /\ Sampled
  /\ FR!MasterLockOwner
  /\ FR!ActiveIsOwner
  /\ FR!EnteredMatches
  /\ FR!CountersDisjoint
  /\ FR!HandlerServes
  /\ FR!RequesterKnown
  /\ FR!SendLoop
  /\ FR!LockHeld
  /\ FR!CallsOnly
  /\ FR!OnlineMatches
  /\ FR!SamplesTaken
  /\ FR!WorkMatches

(* Whether the wait of a master is over: as numbers in IpiNmi, as sets in IpiNmiFragment *)
CountsAgree ==
  \A c \in CPU : dbgPc[c] = "M6" =>
    /\ AllIn(c) => FR!AllCounted \/ FR!Miscounts(c)
    /\ FR!AllCounted => AllIn(c) \/ FR!Miscounts(c)

CountsKnown ==
  /\ BridgeInv
  /\ CountsAgree

(* Who goes on promptly there does so here: where time passes here, it may pass there. *)
TimesAgree == TimePasses => FR!TimePasses

Known ==
  /\ CountsKnown
  /\ TimesAgree

-----------------------------------------------------------------------------
(* Each action, and what it is in IpiNmiFragment *)
Same == UNCHANGED FR!vars

Maps ==
  /\ \A c \in CPU : IrqDisable(c) => FR!IrqDisable(c)
  /\ \A c \in CPU : IrqEnable(c) => FR!IrqEnable(c)
  /\ \A c \in CPU : HardLockup(c) => FR!HardLockup(c)
  /\ \A c \in CPU : LongIrqOff(c) => FR!LongIrqOff(c)
  /\ \A c \in CPU : LongIrqOffEnd(c) => FR!LongIrqOffEnd(c)
  /\ \A c \in CPU : HardWindow(c) => FR!HardWindow(c)
  /\ \A c \in CPU : HardWindowEnd(c) => FR!HardWindowEnd(c)
  /\ \A c \in CPU : LongHardWindow(c) => FR!LongHardWindow(c)
  /\ \A c \in CPU : LongHardWindowEnd(c) => FR!LongHardWindowEnd(c)
  /\ \A c \in CPU : DumpStack(c) => FR!DumpStack(c)
  /\ \A c \in CPU : DumpStackEnd(c) => FR!DumpStackEnd(c)
  /\ \A c \in CPU : ConsoleLock(c) => Same
  /\ \A c \in CPU : ConsoleUnlock(c) => Same
  /\ \A c \in CPU : Idle(c) => FR!Idle(c)
  /\ \A c \in CPU : Wake(c) => FR!Wake(c)
  /\ \A c \in CPU : Suspend(c) => FR!HardWindow(c)
  /\ \A c \in CPU : Resume(c) => FR!HardWindowEnd(c)
  /\ \A c \in CPU : CpuUpSetup(c) => Same
  /\ \A c \in CPU : CpuUpOnline(c) => FR!CpuUpOnline(c)
  /\ \A c \in CPU : CpuUpCount(c) => Same
  /\ \A c \in CPU : CpuUpUnmask(c) => FR!CpuUpUnmask(c)
  /\ \A c \in CPU : CpuUpSdei(c) => FR!CpuUpSdei(c)
  /\ \A c \in CPU : CpuDownSdei(c) => FR!CpuDownSdei(c)
  /\ \A c \in CPU : CpuDownOffline(c) => FR!CpuDownOffline(c)
  /\ \A c \in CPU : CpuDownTeardown(c) => Same
  /\ \A c \in CPU, s \in Sgi \cap {"N"} : Take(c, s) => FR!Take(c, s)
  /\ \A c \in CPU, s \in Sgi \cap {"BT"} : Take(c, s) => FR!Take(c, s)
  /\ \A c \in CPU, s \in Sgi \cap {"KG"} : Take(c, s) => FR!Take(c, s)
  /\ \A c \in CPU, s \in Sgi \cap {"CALL"} : Take(c, s) => FR!Take(c, s)
  /\ \A c \in CPU, s \in Sgi \cap {"EV0"} : Take(c, s) => FR!Take(c, s)
  /\ \A c \in CPU, s \in Sgi \cap StopSgi : Take(c, s) => FR!Halt(c)
  /\ \A c \in CPU : Ret(c) => FR!Ret(c)
  /\ \A c \in CPU : D1(c) => FR!D1(c) \/ FR!HaltByEvent(c)
  /\ \A c \in CPU : H1(c) => FR!H1(c)
  /\ \A c \in CPU : P1(c) => FR!P1(c)
  /\ \A c \in CPU : P2(c) => FR!P2(c)
  /\ \A c \in CPU : P3(c) => FR!P3(c)
  /\ \A c \in CPU : H2a(c) => FR!H2a(c)
  /\ \A c \in CPU : H2(c) => FR!H2(c)
  /\ \A c \in CPU : E2Slave(c) => FR!E2Slave(c)
  /\ \A c \in CPU : R1(c) => FR!R1(c)
  /\ \A c \in CPU : R4(c) => FR!R4(c)
  /\ \A c \in CPU : CallQueue(c) => FR!CallQueue(c)
  /\ \A c \in CPU : CallKgdb(c) => FR!CallKgdb(c)
  /\ \A c \in CPU : CallBacktrace(c) => FR!CallBacktrace(c)
  /\ \A c, w \in CPU : CallShow(c, w) => FR!CallShow(c, w)
  /\ \A c \in CPU : CallEnd(c) => FR!CallEnd(c)
  /\ \A r \in CPU : T1(r) => FR!T1(r) \/ Same
  /\ \A r, d \in CPU : LeaveOut(r, d) => FR!LeaveOut(r, d)
  /\ \A r \in CPU : T2(r) => FR!T2(r)
  /\ \A r \in CPU : T4(r) => FR!T4(r)
  /\ \A r \in CPU : T4End(r) => FR!T4End(r)
  /\ \A r, d \in CPU : T5(r, d) => FR!T5(r, d)
  /\ \A r \in CPU : T5End(r) => FR!T5End(r)
  /\ \A r \in CPU : T6(r) => FR!T6(r)
  /\ \A r \in CPU : TimeoutBt(r) => FR!TimeoutBt(r)
  /\ \A r \in CPU : T6b(r) => Same
  /\ \A r \in CPU : T8(r) => FR!T8(r)
  /\ \A r \in CPU : SysrqShowAll(r) => FR!SysrqShowAll(r)
  /\ \A w \in CPU : WorkStart(w) => FR!WorkStart(w)
  /\ \A w, d \in CPU : QueueOn(w, d) => FR!QueueOn(w, d)
  /\ \A w \in CPU : SendOwed(w) => FR!SendOwed(w)
  /\ \A c \in Masters : E0(c) => FR!E0(c)
  /\ \A c \in CPU : E2Master(c) => FR!E2Master(c)
  /\ \A c \in CPU : LockMaster(c) => FR!LockMaster(c)
  /\ \A c \in CPU : M1(c) => FR!M1(c)
  /\ \A c \in CPU : M4(c) => FR!M4(c)
  /\ \A c \in CPU : M5(c) => FR!M5(c)
  /\ \A c, d \in CPU : RoundupSend(c, d) => FR!RoundupSend(c, d)
  /\ \A c \in CPU : M5End(c) => FR!M5End(c)
  /\ \A c \in CPU : M6(c) => FR!M6(c)
  /\ \A c \in CPU : TimeoutKg(c) => FR!TimeoutKg(c)
  /\ \A c, d \in CPU : BtcAsk(c, d) => Same
  /\ \A d \in CPU : BtcDump(d) => Same
  /\ \A c \in CPU : Go(c) => FR!Go(c)
  /\ \A c \in CPU : X3(c) => FR!X3(c)
  /\ \A c \in CPU : X5(c) => FR!X5(c)
  /\ \A c \in CPU : X6(c) => FR!X6(c)
  /\ \A c \in Stoppers : Panic(c) => FR!Halt(c)
  /\ \A c \in Rebooters : Reboot(c) => FR!Halt(c)
  /\ \A c \in Stoppers : CrashStop(c) => Same
  /\ \A c \in Stoppers \cup Rebooters : SmpSendStop(c) => Same
  /\ \A c, d \in CPU : StopSend(c, d) => FR!StopEvent(d) \/ Same
  /\ \A c \in CPU : StopSent(c) => Same
  /\ \A c \in CPU : StopEnds(c) => Same
  /\ \A c \in CPU : TimeoutStop(c) => Same
  /\ \A c \in CPU : TimeoutStopNmi(c) => Same
  /\ \A c \in CPU : TimeoutStopSdei(c) => Same
  /\ \A c \in CPU : LocalCpuStop(c) => FR!GoOffline(c) \/ Same
  /\ \A c \in CPU : MaskAndPark(c) => Same
  /\ \A c \in CPU : CrashPark(c) => FR!GoOffline(c)
  /\ \A c \in CPU : SelfStop(c) => FR!GoOffline(c)
  /\ \A c \in CPU : SelfPark(c) => Same
=============================================================================
