--------------------------- MODULE CallFunctionProof ---------------------------
(***************************************************************************)
(* CallFunction, proved for any set of CPUs by `rollcall prove             *)
(* CallFunctionProof`: a CPU with something in its queue is sent the IPI.  *)
(***************************************************************************)
EXTENDS CallFunction

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

Assumptions ==
  /\ NoneBehindTheStuck
  /\ ParkedOwesNothing

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
THEOREM Covered == IndInv /\ Assumptions => QueueCovers
=============================================================================
