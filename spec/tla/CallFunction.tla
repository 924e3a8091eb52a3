----------------------------- MODULE CallFunction -----------------------------
(***************************************************************************)
(* A function call to all other CPUs: for each target the csd is locked,   *)
(* written and queued; the IPI is owed only if the queue was empty, and is *)
(* sent after the loop.  A call may wait until all targets have run it.    *)
(*                                                                         *)
(* Source: kernel/smp.c, smp_call_function_many_cond, of 6.12.107 and      *)
(* 7.3.4.  The two differ in one thing: since 7.3 a call waits             *)
(* preemptibly, so another task of its CPU may call meanwhile.             *)
(*                                                                         *)
(* What is left out: the function, local calls, the idle loop (which takes *)
(* the queue without an IPI: a CPU here is busy), csdlock_debug.           *)
(*                                                                         *)
(* The last two constants are repairs: FALSE is the kernel as it is.       *)
(***************************************************************************)
EXTENDS FiniteSets

CONSTANTS
  CPU,
  Callers,      \* CPUs that may call all others, again and again
  Waits,        \* a call waits until it has been run: smp_call_function(.., 1)
  Preemptible,  \* ... with preemption enabled: 7.3
  LockUps,      \* CPUs that may lock up with interrupts masked
  Parks,        \* CPUs that an NMI may park: a debugger, a panic's redirect
  SendEach,     \* each IPI is sent before the next csd is waited for
  ParkSends     \* a CPU that parks sends the IPIs that it owes

VARIABLES
  pc,           \* of each CPU: "-", "lock", "wait", "stuck", "parked"
  todo,         \* targets that its call has not queued
  locked,       \* its csds that are locked: one for each target
  owed,         \* targets that it has to send the IPI
  asleep,       \* a task of the CPU waits for its call, preempted
  queue,        \* the queue of each CPU: the callers whose csd is in it
  pend          \* CPUs with the IPI pending

vars == <<pc, todo, locked, owed, asleep, queue, pend>>

Csd == INSTANCE CsdChannel

(* A configuration that no kernel has is refused. *)
ASSUME OnlyACallThatWaitsIsPreempted == Preemptible => Waits
ASSUME CpusExist == Callers \cup LockUps \cup Parks \subseteq CPU

Init ==
  /\ pc = [c \in CPU |-> "-"]
  /\ todo = [c \in CPU |-> {}]
  /\ locked = [c \in CPU |-> {}]
  /\ owed = [c \in CPU |-> {}]
  /\ asleep = {}
  /\ queue = [c \in CPU |-> Csd!Idle]
  /\ pend = {}

Goes(c, place) == pc' = [pc EXCEPT ![c] = place]

(* A CPU that takes no interrupt any more *)
Gone(c) == pc[c] \in {"stuck", "parked"}

-----------------------------------------------------------------------------
(* kernel/smp.c: smp_call_function_many_cond *)
Call(c) ==
  /\ c \in Callers
  /\ pc[c] = "-"
  /\ Goes(c, "lock")
  /\ todo' = [todo EXCEPT ![c] = CPU \ {c}]
  /\ UNCHANGED <<locked, owed, asleep, queue, pend>>

(* kernel/smp.c: smp_call_function_many_cond -> csd_lock; it spins while the
   csd is locked, interrupts enabled, preemption disabled. *)
CsdLock(c, d) ==
  /\ pc[c] = "lock"
  /\ d \in todo[c]
  /\ d \notin locked[c]
  /\ SendEach => owed[c] = {}
  /\ todo' = [todo EXCEPT ![c] = @ \ {d}]
  /\ locked' = [locked EXCEPT ![c] = @ \cup {d}]
  /\ queue' = [queue EXCEPT ![d] = Csd!Sent(@, c)]
  /\ owed' = IF Csd!Signals(queue[d]) THEN [owed EXCEPT ![c] = @ \cup {d}] ELSE owed
  /\ UNCHANGED <<pc, asleep, pend>>

(* kernel/smp.c: send_call_function_ipi_mask *)
SendOwed(c) ==
  /\ pc[c] = "lock"
  /\ todo[c] # {} => SendEach /\ owed[c] # {}
  /\ pend' = pend \cup owed[c]
  /\ owed' = [owed EXCEPT ![c] = {}]
  /\ Goes(c, IF todo[c] # {} THEN "lock" ELSE IF Waits THEN "wait" ELSE "-")
  /\ UNCHANGED <<todo, locked, asleep, queue>>

(* kernel/smp.c: csd_lock_wait *)
WaitEnd(c) ==
  /\ pc[c] = "wait"
  /\ locked[c] = {}
  /\ Goes(c, "-")
  /\ UNCHANGED <<todo, locked, owed, asleep, queue, pend>>

(* kernel/sched/core.c: schedule; the task that waits is preempted. *)
Preempt(c) ==
  /\ Preemptible
  /\ pc[c] = "wait"
  /\ c \notin asleep
  /\ asleep' = asleep \cup {c}
  /\ Goes(c, "-")
  /\ UNCHANGED <<todo, locked, owed, queue, pend>>

(* kernel/smp.c: csd_lock_wait, of the task that was preempted *)
WakeEnd(c) ==
  /\ c \in asleep
  /\ pc[c] = "-"
  /\ locked[c] = {}
  /\ asleep' = asleep \ {c}
  /\ UNCHANGED <<pc, todo, locked, owed, queue, pend>>

(* The csds of a caller that are locked after a CPU ran its queue *)
StillLocked(w, c) == locked[w] \ {c}

(* kernel/smp.c: __flush_smp_call_function_queue *)
TakeCall(c) ==
  /\ c \in pend
  /\ ~Gone(c)
  /\ pend' = pend \ {c}
  /\ locked' = [w \in CPU |-> IF w \in queue[c] THEN StillLocked(w, c) ELSE locked[w]]
  /\ queue' = [queue EXCEPT ![c] = Csd!Left(@, c)]
  /\ UNCHANGED <<pc, todo, owed, asleep>>

LockUp(c) ==
  /\ c \in LockUps
  /\ pc[c] = "-"
  /\ Goes(c, "stuck")
  /\ UNCHANGED <<todo, locked, owed, asleep, queue, pend>>

(* kernel/debug/debug_core.c: kgdb_cpu_enter; kernel/panic.c: panic_smp_self_stop *)
Park(c) ==
  /\ c \in Parks
  /\ ~Gone(c)
  /\ Goes(c, "parked")
  /\ pend' = IF ParkSends THEN pend \cup owed[c] ELSE pend
  /\ owed' = IF ParkSends THEN [owed EXCEPT ![c] = {}] ELSE owed
  /\ UNCHANGED <<todo, locked, asleep, queue>>

-----------------------------------------------------------------------------
Next ==
  \/ \E c \in CPU : Call(c)
  \/ \E c, d \in CPU : CsdLock(c, d)
  \/ \E c \in CPU : SendOwed(c)
  \/ \E c \in CPU : WaitEnd(c)
  \/ \E c \in CPU : Preempt(c)
  \/ \E c \in CPU : WakeEnd(c)
  \/ \E c \in CPU : TakeCall(c)
  \/ \E c \in CPU : LockUp(c)
  \/ \E c \in CPU : Park(c)

Spec == Init /\ [][Next]_vars

GoesOn(c) ==
  \/ \E d \in CPU : CsdLock(c, d)
  \/ SendOwed(c)
  \/ WaitEnd(c)
  \/ WakeEnd(c)

FairSpec == Spec /\ \A c \in CPU : WF_vars(GoesOn(c)) /\ WF_vars(TakeCall(c))

-----------------------------------------------------------------------------
(* Properties *)

TypeOK ==
  /\ pc \in [CPU -> {"-", "lock", "wait", "stuck", "parked"}]
  /\ todo \in [CPU -> SUBSET CPU]
  /\ locked \in [CPU -> SUBSET CPU]
  /\ owed \in [CPU -> SUBSET CPU]
  /\ asleep \subseteq CPU
  /\ queue \in [CPU -> SUBSET CPU]
  /\ pend \subseteq CPU

(* A csd is locked while it is in a queue, and once only. *)
LockedIsQueued == \A c, d \in CPU : d \in locked[c] <=> c \in queue[d]

(* A caller that will send what it owes: it waits for no csd of a CPU that
   never runs it. *)
WillSend(c) ==
  /\ pc[c] = "lock"
  /\ SendEach \/ \A d \in todo[c] : d \notin locked[c] \/ ~Gone(d)

(* A CPU with something in its queue is sent the IPI, or will be. *)
QueueCovers ==
  \A d \in CPU :
    queue[d] # {} /\ ~Gone(d) => d \in pend \/ \E c \in CPU : d \in owed[c] /\ WillSend(c)

(* A healthy CPU runs what is in its queue. *)
CallsRun == \A d \in CPU : queue[d] # {} ~> queue[d] = {} \/ Gone(d)

=============================================================================
