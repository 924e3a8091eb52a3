------------------------ MODULE PanicElectionProgress -------------------------
(***************************************************************************)
(* PanicElection, proved for any set of CPUs by `rollcall prove            *)
(* PanicElectionProgress`: a panic is carried out.  PanicElectionProof has *)
(* the invariant and the assumptions.                                      *)
(***************************************************************************)
EXTENDS PanicElectionProof, Naturals

-----------------------------------------------------------------------------
(* The temporal formula SomePanic: while a panic is open some step is enabled
   that makes a rank smaller, it stays enabled until the rank is smaller, and no
   step makes it larger.  The rank has four parts, the first weighs most: the places
   of the CPUs by number, the pending events, the places of the CPUs that stop, and
   the CPUs with a panic in the queue and no IPI.

   What follows by the rules of temporal logic: weak fairness of GoesOn and D1 of
   each CPU makes SomePanic true for any finite set of CPUs, if steps of Backtrace
   come to an end. *)

Order(place) ==
  CASE place = "run" -> 0
    [] place = "stuck" -> 1
    [] place = "die" -> 2
    [] place = "crash" -> 3
    [] place = "claim" -> 4
    [] place = "restart" -> 5
    [] place = "J2" -> 6
    [] place = "J3" -> 7
    [] place = "J4" -> 8
    [] place = "J6" -> 9
    [] place = "J7" -> 10
    [] place = "wait" -> 11
    [] place = "handed" -> 12
    [] place = "try" -> 13
    [] place = "kgdb" -> 14
    [] place = "K1" -> 15
    [] place = "K2" -> 16
    [] place = "K2w" -> 17
    [] place = "K3" -> 18
    [] place = "K3w" -> 19
    [] place = "K4" -> 20
    [] place = "K4s" -> 21
    [] place = "K4w" -> 22
    [] place = "K7" -> 23
    [] place = "carry" -> 24
    [] place = "over" -> 25
    [] place \in {"Q1", "Q3", "Q4"} -> 26
    [] OTHER -> 27

StopOrder(place) == IF place = "Q1" THEN 0 ELSE IF place = "Q3" THEN 1 ELSE 2

Smaller(new, old) == new \subseteq old /\ new # old
Events == {c \in CPU : event[c] # {}}
Missing == {c \in CPU : "panic" \in queue[c] /\ "CALL" \notin pend[c]}

Further ==
  /\ \A c \in CPU : Order(pc[c]) <= Order(pc'[c])
  /\ \E c \in CPU : Order(pc[c]) < Order(pc'[c])
AsFar == \A c \in CPU : Order(pc'[c]) = Order(pc[c])
StopsFurther ==
  /\ \A c \in CPU : pc'[c] = pc[c] \/ StopOrder(pc[c]) < StopOrder(pc'[c])
  /\ \E c \in CPU : pc'[c] # pc[c]

RankLess ==
  \/ Further
  \/ AsFar /\ Smaller(Events', Events)
  \/ AsFar /\ Events' = Events /\ StopsFurther
  \/ pc' = pc /\ Events' = Events /\ Smaller(Missing', Missing)
RankKept == pc' = pc /\ Events' = Events /\ Missing' = Missing
RankNeverMore == RankLess \/ RankKept

(* Code that calls functions, and the handlers.  Backtrace is not among these: who
   sends event 0 again and again puts a CPU back into the handler that stops it.
   Nothing follows of a behaviour that has infinitely many such steps. *)
OtherSteps ==
  \/ \E c, t \in CPU : CallQueue(c, t)
  \/ \E c, t \in CPU : CallSend(c, t)
  \/ \E c \in CPU : TakeCall(c)
  \/ \E c \in CPU : D1(c)

(* All others *)
PlaceSteps ==
  \/ \E c \in CPU : LockUp(c)
  \/ \E c \in CPU : Panic(c)
  \/ \E c \in CPU : Die(c)
  \/ \E c \in CPU : DieLock(c)
  \/ \E c \in CPU : CrashKexec(c)
  \/ \E c \in CPU : CrashLooked(c)
  \/ \E c \in CPU : J2(c)
  \/ \E c \in CPU : J3(c)
  \/ \E c \in CPU : J4(c)
  \/ \E c, t \in CPU : J6(c, t)
  \/ \E c \in CPU : J7(c)
  \/ \E c \in CPU : RedirectAcknowledged(c)
  \/ \E c \in CPU : RedirectTimeout(c)
  \/ \E c \in CPU : TryStart(c)
  \/ \E c \in CPU : KgdbPanic(c)
  \/ \E c \in CPU : Restart(c)
  \/ \E c \in CPU : RestartStops(c)
  \/ \E c \in CPU : CarryOut(c)
  \/ \E c \in CPU : K1(c)
  \/ \E c \in CPU : K2(c)
  \/ \E c \in CPU : StopTimeout(c)
  \/ \E c \in CPU : K3(c)
  \/ \E c \in CPU : K4(c)
  \/ \E c \in CPU : K4Signal(c)
  \/ \E c \in CPU : K7(c)
  \/ \E c \in CPU : TakeStop(c)
  \/ \E c \in CPU : TakeStopNmi(c)
  \/ \E c \in CPU : Q1(c)
  \/ \E c \in CPU : Q3(c)
  \/ \E c \in CPU : Q4(c)

(* A step of a CPU's own *)
Moves(c) ==
  \/ CrashKexec(c)
  \/ CrashLooked(c)
  \/ J2(c)
  \/ J3(c)
  \/ J4(c)
  \/ \E t \in CPU : J6(c, t)
  \/ J7(c)
  \/ RedirectAcknowledged(c)
  \/ RedirectTimeout(c)
  \/ TryStart(c)
  \/ KgdbPanic(c)
  \/ RestartStops(c)
  \/ CarryOut(c)
  \/ K1(c)
  \/ K2(c)
  \/ StopTimeout(c)
  \/ K3(c)
  \/ K4(c)
  \/ K4Signal(c)
  \/ K7(c)
  \/ TakeStop(c)
  \/ TakeStopNmi(c)
  \/ Q1(c)
  \/ Q3(c)
  \/ Q4(c)

Over == \E c \in CPU : pc[c] = "over"
PanicOpen ==
  \/ \E c \in CPU : InPanic(c)
  \/ \E c \in CPU : pc[c] \in {"K1", "carry"} \cup Rungs
  \/ redirector # None /\ panicCpu = None

CanGoOn(c) ==
  \/ ENABLED Moves(c)
  \/ stopping /\ ENABLED D1(c)
  \/ "panic" \in queue[c] /\ ENABLED TakeCall(c)
  \/ \E t \in ForceCpu : t \in Missing /\ ENABLED CallSend(c, t)

SomePanicGoesOn == PanicOpen /\ ~Over => \E c \in CPU : CanGoOn(c)
PanicStaysOpen == PanicOpen /\ ~Over => PanicOpen' \/ Over'
NobodyStopped == RankLess \/ \A c \in CPU : CanGoOn(c) => CanGoOn(c)'

ProgressAssumptions ==
  /\ RestartTakesTurns
  /\ StopperTakesNoEvent
  /\ ClaimIsKept
  /\ RedirectArrives

THEOREM SomeStep == IndInv /\ ProgressAssumptions => SomePanicGoesOn
THEOREM StepsForward == IndInv /\ PlaceSteps => RankLess
THEOREM NoStepBack == IndInv /\ ProgressAssumptions /\ OtherSteps => RankNeverMore
THEOREM StaysOpen == IndInv /\ ProgressAssumptions /\ Next => PanicStaysOpen
THEOREM NoStepLost == IndInv /\ ProgressAssumptions /\ OtherSteps => NobodyStopped
=============================================================================
