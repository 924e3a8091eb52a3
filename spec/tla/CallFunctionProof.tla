--------------------------- MODULE CallFunctionProof ---------------------------
(***************************************************************************)
(* CallFunction, proved for any set of CPUs by `rollcall prove             *)
(* CallFunctionProof`: a CPU with something in its queue is sent the IPI.  *)
(***************************************************************************)
EXTENDS CallFunction, Naturals

ASSUME ConfigurationOK ==
  /\ Callers \subseteq CPU
  /\ LockUps \subseteq CPU
  /\ Parks \subseteq CPU
  /\ Waits \in BOOLEAN
  /\ Preemptible \in BOOLEAN
  /\ SendEach \in BOOLEAN
  /\ ParkSends \in BOOLEAN

(* The assumptions of the theorems, one name each, with what discharges them *)

(* kernel/smp.c of 6.12: a call that waits does so with preemption off, so that
   none of its csds is in a queue when the next call starts.  A call of 7.3 is
   preempted (N14), one that does not wait leaves csds behind (F33): then the
   repair SendEach, or nobody who never runs its queue. *)
NoneBehindTheStuck ==
  \/ SendEach
  \/ Waits /\ ~Preemptible
  \/ LockUps \cup Parks = {}

(* No code (F34, N3: kgdb_cpu_enter and panic_smp_self_stop park a CPU between
   queue and IPI); the repair ParkSends, or nobody who parks. *)
ParkedOwesNothing == Parks = {} \/ ParkSends

(* kernel/smp.c of 6.12, or the repair SendEach, as above: a caller that owes an IPI
   waits for no csd.  Calls that do not wait leave csds behind; without a CPU that
   is stuck they end, too, but in the order in which they began, which has no name. *)
OwesAndDoesNotWait == SendEach \/ (Waits /\ ~Preemptible)

Assumptions ==
  /\ NoneBehindTheStuck
  /\ ParkedOwesNothing
  /\ OwesAndDoesNotWait

-----------------------------------------------------------------------------
(* Who owes an IPI is in its call. *)
OwesInCall ==
  ParkedOwesNothing => \A c, d \in CPU : d \in owed[c] => pc[c] = "lock"

(* A call without preemption starts with none of its csds in a queue. *)
CallStartsClean ==
  Waits /\ ~Preemptible => \A c, d \in CPU : d \in locked[c] => pc[c] # "-" /\ d \notin todo[c]
NobodyAsleep == ~Preemptible => asleep = {}

(* Who is gone was configured to be. *)
GoneIsConfigured == \A c \in CPU : Gone(c) => c \in LockUps \cup Parks

(* A CPU with something in its queue is sent the IPI, or somebody owes it. *)
SentOrOwed ==
  ParkedOwesNothing =>
    \A d, w \in CPU : w \in queue[d] /\ ~Gone(d) => d \in pend \/ \E c \in CPU : d \in owed[c]

IndInv ==
  /\ TypeOK
  /\ LockedIsQueued
  /\ OwesInCall
  /\ CallStartsClean
  /\ NobodyAsleep
  /\ GoneIsConfigured
  /\ SentOrOwed

THEOREM Initially == Init => IndInv
THEOREM Inductive == IndInv /\ Next => IndInv'
THEOREM Locked == IndInv => LockedIsQueued
THEOREM Covered == IndInv /\ NoneBehindTheStuck /\ ParkedOwesNothing => QueueCovers

-----------------------------------------------------------------------------
(* What code of the CPU's task does, and what an interrupt does to it: each action is
   one of these.  A task that an NMI has parked, or that is stuck, has no step. *)
TaskStep(c) ==
  \/ Call(c)
  \/ \E d \in CPU : CsdLock(c, d)
  \/ SendOwed(c)
  \/ WaitEnd(c)
  \/ Preempt(c)
  \/ WakeEnd(c)
  \/ LockUp(c)
HandlerStep(c) ==
  \/ TakeCall(c)
  \/ Park(c)

TaskWaits == \A c \in CPU : Gone(c) => ~ENABLED TaskStep(c)

THEOREM TaskStays == IndInv => TaskWaits

-----------------------------------------------------------------------------
(* The temporal formula CallsRun: some step is enabled that brings it nearer, it
   stays enabled until it is taken, and of such steps there are finitely many.  The
   rank of a caller is its place, and then the sets todo and owed.

   What follows by the rules of temporal logic: weak fairness of TakeCall and of
   GoesOn of each CPU makes CallsRun true for any finite set of CPUs. *)

Order(place) ==
  CASE place = "-" -> 0
    [] place = "lock" -> 1
    [] place = "wait" -> 2
    [] place = "stuck" -> 3
    [] OTHER -> 4

(* A call is at its place or past it, and then its sets do not grow. *)
PlaceForward(c) == Order(pc[c]) < Order(pc'[c])
Smaller(new, old) == new \subseteq old /\ new # old
Nearer(c) ==
  \/ PlaceForward(c)
  \/ pc[c] # "-" /\ pc'[c] = "-"
  \/ pc'[c] = pc[c] /\ Smaller(todo'[c], todo[c])
  \/ pc'[c] = pc[c] /\ todo'[c] = todo[c] /\ Smaller(owed'[c], owed[c])

Waiting(d) == queue[d] # {} /\ ~Gone(d)
Runs(d) == queue'[d] = {} \/ Gone(d)'
Owes(c, d) == d \in owed[c] /\ ENABLED GoesOn(c)

CallsRunGoesOn ==
  \A d \in CPU : Waiting(d) => ENABLED TakeCall(d) \/ \E c \in CPU : Owes(c, d)

(* A call is to all others, and each step of a caller brings it nearer to its end. *)
CallsAll ==
  \A c \in CPU : Call(c) => pc'[c] = "lock" /\ \A d \in CPU : d # c => d \in todo'[c] \/ d \in owed'[c]
LocksForward == \A c, d \in CPU : CsdLock(c, d) => Nearer(c) /\ d \notin todo'[c]
SendsForward == \A c \in CPU : SendOwed(c) => Nearer(c) /\ owed[c] \subseteq pend'
WaitsForward == \A c \in CPU : WaitEnd(c) => Nearer(c)
PreemptsForward == \A c \in CPU : Preempt(c) => Nearer(c) /\ c \in asleep'
WakesForward == \A c \in CPU : WakeEnd(c) => Smaller(asleep', asleep)
TakesForward == \A c \in CPU : TakeCall(c) => Smaller(pend', pend) /\ Runs(c)

(* Who is not at the end of its call comes no further from it, and nothing that is
   owed or pending is lost before the queue runs. *)
CallNeverBack ==
  \A c \in CPU : pc[c] # "-" =>
    /\ PlaceForward(c) \/ pc'[c] = "-" \/ (pc'[c] = pc[c] /\ todo'[c] \subseteq todo[c])
    /\ Gone(c) => Gone(c)'
OwedIsSent == \A c, d \in CPU : d \in owed[c] => d \in owed'[c] \/ d \in pend'
PendingStays == \A d \in CPU : d \in pend => d \in pend' \/ Runs(d)

(* What brings it nearer stays enabled until it is nearer. *)
CallsRunNotLost ==
  \A d \in CPU : Waiting(d) =>
    /\ ENABLED TakeCall(d) => (ENABLED TakeCall(d))' \/ Runs(d)
    /\ \A c \in CPU : Owes(c, d) => Owes(c, d)' \/ d \in pend' \/ Nearer(c)

THEOREM SomeStep == IndInv /\ ParkedOwesNothing /\ OwesAndDoesNotWait => CallsRunGoesOn
THEOREM StepsForward ==
  IndInv =>
    /\ CallsAll
    /\ LocksForward
    /\ SendsForward
    /\ WaitsForward
    /\ PreemptsForward
    /\ WakesForward
    /\ TakesForward
THEOREM NoStepBack ==
  IndInv /\ ParkedOwesNothing /\ Next => CallNeverBack /\ OwedIsSent /\ PendingStays
THEOREM NoStepLost ==
  IndInv /\ ParkedOwesNothing /\ OwesAndDoesNotWait /\ Next => CallsRunNotLost
=============================================================================
