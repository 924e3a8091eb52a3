---------------------------- MODULE IpiNmiRefines ----------------------------
(***************************************************************************)
(* IpiNmi does what RollCall and IpiNmiFragment say: each of its steps,    *)
(* seen through these mappings, is a step of theirs or changes nothing in  *)
(* them, and what RollCallProof and IpiNmiProof prove of them implies what *)
(* IpiNmiProperties claims of IpiNmi.  Checked on the bounded models; the  *)
(* theorems about RollCall and IpiNmiFragment hold for any number of CPUs. *)
(***************************************************************************)
EXTENDS MCIpiNmi, IpiNmiBridge

-----------------------------------------------------------------------------
(* The backtrace as a roll call *)

BtOpen == btPc \notin {"-", "T2"}

Phase ==
  CASE btPc \in {"T4", "T4e", "T5"} -> "calling"
    [] btPc = "T6" -> "waiting"
    [] BtAt = "T8" -> "closed"
    [] OTHER -> "idle"

(* CPUs where the handler will come to the backtrace *)
ToCall ==
  {c \in CPU : c \in btQ \cup btTaken \/ BtSgi \in pend[c] \/ IsSlaveAt(c, {"D1", "H1", "P1", "P2", "P3"})}

(* The requester waits long enough, and what delays a CPU is not in the model. *)
WaitsLong == Timeouts # "any" /\ ~PrintLock /\ Masters = {} /\ Consoles = {} /\ ~AnyoneStops /\ Suspenders = {}

(* CPUs that may be asked while they are offline, or have no event *)
AskedOffline == IF Sdei \/ BtNamed # {} THEN Offline \cup Unplug ELSE {}

(* Reachable, in the words of the configuration alone; the event reaches all. *)
ReachableCpus == (IF Sdei THEN CPU ELSE (EnabledCpus \ LongHard) \ ((Stuck \cup LongOff) \ NmiCpus)) \ AskedOffline

(* The handler of the event may take a request for a stop. *)
EventIsShared == Sdei /\ AnyoneStops

RC == INSTANCE RollCallProof WITH
  phase <- Phase,
  asked <- IF BtOpen THEN btWant ELSE {},
  sent <- IF BtOpen THEN btSent ELSE {},
  called <- ToCall,
  answered <- IF BtOpen THEN btBegan \cap btWant ELSE {},
  heard <- IF BtOpen THEN btWant \ btMask ELSE {},
  missed <- IF BtAt = "T8" THEN btWant \cap btMask ELSE {},
  Reachable <- ReachableCpus,
  Patient <- WaitsLong,
  Lossless <- ~EventIsShared,
  Fresh <- MaxBt <= 1 \/ (WaitsLong /\ ReachableCpus = CPU)

RefinesRollCall == [RC!Next]_(RC!vars)
InitRefinesRollCall == RC!Init

-----------------------------------------------------------------------------
(* The part that is proved *)

RefinesFragment == [FR!Next]_(FR!vars)
InitRefinesFragment == FR!Init

(* The counters are the sets that IpiNmiFragment has for them. *)
CountersAreSets ==
  ~AnyoneStops => \A c \in CPU : snap[c] # 0 /\ c \notin StaleSamples => (nM + nS = snap[c] <=> FR!AllCounted)

(* Theorem OnlyF22 in the words of IpiNmi: whom a master counts without a  *)
(* time-out is in, or has been released and is not gone yet, if its sample *)
(* is right ...                                                            *)
CountsInOrLeaving ==
  ~AnyoneStops /\ (\A c \in CPU : ~InDebugger(c)) /\ ~tmo' =>
    \A c \in CPU : InDebugger(c)' /\ c \notin StaleSamples => \A d \in online : In(d)' \/ IsSlaveAt(d, {"R4"})'

(* ... and who is in stays in. *)
InUntilGo ==
  (\E c \in CPU : InDebugger(c) /\ InDebugger(c)') => \A d \in CPU : In(d) => In(d)'

-----------------------------------------------------------------------------
(* What is proved implies what is claimed.  A theorem says nothing where   *)
(* its assumptions do not hold.                                            *)

(* The states that this is asked of: a CPU has one handler, which serves   *)
(* what it is there for, and what it does is counted.                      *)
IsMapped ==
  /\ \A c \in CPU :
       /\ nmiPc[c] = "-" <=> nmiSgi[c] = "-"
       /\ irqPc[c] = "-" <=> irqSgi[c] = "-"
       /\ nmiPc[c] = "-" \/ irqPc[c] = "-"
  /\ FR!HandlerServes
  /\ FR!EnteredMatches
  /\ FR!CountersDisjoint

RollCallSaysBacktrace ==
  /\ RC!NoCpuMissed => Bt_NoMiss_all
  /\ RC!NoStraggler /\ RC!Truthful => Bt_Truthful

ProvedSaysLockOwner == FR!MasterLockOwner /\ FR!ActiveIsOwner => LockOwner

ProvedSaysPendingCovers == FR!SentStillToTrace /\ ~EventIsShared => PendingCovers

(* A csd may wait for an interrupt that is owed (F34). *)
ProvedSaysRoundupCovers == FR!HandlerServesBoth /\ FR!ShowAllAlone /\ FR!AskedInOrComing => RoundupCovers

ProvedSaysWeak == FR!WeakAssumptions /\ FR!AskedInOrJoining => Kg_NoMiss_weak

ProvedSaysNoTimeout == FR!NmiAssumptions /\ FR!NoRoundupTimeout => Kg_NoTimeout

ProvedSaysNoTimeoutByCall == FR!CallAssumptions /\ FR!TimeoutsFair /\ FR!NoCallTimeout => Kg_NoTimeout

ProvedSaysHeadline == FR!NmiAssumptions /\ FR!TakenBeforeMasked /\ FR!AllInOrJoining => Kg_NoMiss_nmi

ProvedSaysStrong == FR!AskedAreIn => Kg_NoMiss_strong

ProvedSaysTruthful == FR!Bt_Truthful => Bt_Truthful

ProvedSaysBacktrace == FR!Bt_NoMiss_all => Bt_NoMiss_all /\ Bt_NoMiss

ProvedSaysCalled == FR!CsdNotForgotten => CsdNotForgotten

ProvedSaysShowsCome == FR!Fb_Coming => Fb_Coming

ProvedSaysNoWedge == FR!Fb_NoWedge => Fb_NoWedge

(* The words of those sentences.  They differ in two places: a handler of  *)
(* v5 that has a trace to do comes to no roundup (F1), and what a CPU does *)
(* that is in the debugger already, or was stopped, is not asked by any of *)
(* the sentences.                                                          *)

DebuggerIsDebugger == FR!MasterInDebugger <=> \E c \in CPU : InDebugger(c)

InIsIn == \A d \in CPU : FR!In(d) <=> In(d)

StillToTraceIsBacktraceComing ==
  (FR!SgiEnabled \/ Sdei) /\ ~EventIsShared /\ ~BtFallback =>
    \A d \in CPU : task[d] \notin NotSetUp => (FR!StillToTrace(d) <=> BacktraceComing(d))

HandlerJoinsIsReachesKgdb ==
  FR!HandlerServesBoth => \A d \in CPU : FR!HandlerJoins(d) <=> ReachesKgdb(d)

AboutToJoinIsTransientlyAbsent ==
  \A d \in CPU :
    ~AnyoneStops /\ FR!ShowAllAlone /\ FR!HandlerServesBoth /\ ~In(d) => (FR!AboutToJoin(d) <=> TransientlyAbsent(d))

=============================================================================
