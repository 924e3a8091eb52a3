------------------------------ MODULE RollCall ------------------------------
(***************************************************************************)
(* What a roll call is: a requester asks a set of CPUs for a sign of life  *)
(* and ends when all were heard from, or when its patience is over.        *)
(*                                                                         *)
(* Stands for lib/nmi_backtrace.c: nmi_trigger_cpumask_backtrace and       *)
(* kernel/debug/debug_core.c: kgdb_roundup_cpus with the wait that follows.*)
(* IpiNmi says how the kernel does it; IpiNmiRefines maps one to the other.*)
(*                                                                         *)
(* What is left out: who asks, why a CPU can't answer, what an answer      *)
(* says, and time.  The call of a CPU stays with it after the roll call    *)
(* has ended, as a pending interrupt does.                                 *)
(*                                                                         *)
(* Each way to miss a CPU is a constant, so that the assumptions of the    *)
(* theorems in RollCallProof have names.  Only sets of CPUs occur: the     *)
(* theorems hold for any set.                                              *)
(***************************************************************************)

CONSTANTS
  CPU,          \* the CPUs of the machine
  None,         \* no CPU
  Reachable,    \* CPUs that can take a call within the requester's patience
  Patient,      \* the requester waits as long as a reachable CPU may still answer
  Lossless,     \* a call stays with its CPU until the CPU takes it
  Fresh         \* no CPU still answers an earlier roll call when the next opens

VARIABLES
  phase,        \* what the requester does: "idle", "calling", "waiting", "closed"
  asked,        \* CPUs that the current roll call asks
  sent,         \* CPUs that the requester has sent the call to
  called,       \* CPUs with a call that they have not acted on
  answered,     \* CPUs that gave a sign of life in this roll call
  heard,        \* CPUs that the requester takes for heard from
  missed        \* CPUs that the requester gave up on

vars == <<phase, asked, sent, called, answered, heard, missed>>

TypeOK ==
  /\ phase \in {"idle", "calling", "waiting", "closed"}
  /\ asked \subseteq CPU
  /\ sent \subseteq CPU
  /\ called \subseteq CPU
  /\ answered \subseteq CPU
  /\ heard \subseteq CPU
  /\ missed \subseteq CPU

ASSUME ConstantsOK ==
  /\ None \notin CPU
  /\ Reachable \subseteq CPU
  /\ Patient \in BOOLEAN
  /\ Lossless \in BOOLEAN
  /\ Fresh \in BOOLEAN

Init ==
  /\ phase = "idle"
  /\ asked = {}
  /\ sent = {}
  /\ called = {}
  /\ answered = {}
  /\ heard = {}
  /\ missed = {}

(* CPUs that the current roll call still waits for *)
Outstanding == asked \ heard

(* A request: the set of CPUs to ask is published at once. *)
Open ==
  /\ phase = "idle"
  /\ phase' = "calling"
  /\ asked' \in SUBSET CPU
  /\ sent' = {}
  /\ answered' = {}
  /\ heard' = {}
  /\ missed' = {}
  /\ UNCHANGED called

(* The call is sent to one CPU; a second call before the first is taken is
   the same call. *)
Call(c) ==
  /\ phase = "calling"
  /\ c \in asked
  /\ c \notin sent
  /\ sent' = sent \cup {c}
  /\ called' = called \cup {c}
  /\ UNCHANGED <<phase, asked, answered, heard, missed>>

(* All CPUs that were not heard from by now have been sent the call. *)
CallEnd ==
  /\ phase = "calling"
  /\ Outstanding \subseteq sent
  /\ phase' = "waiting"
  /\ UNCHANGED <<asked, sent, called, answered, heard, missed>>

(* A sign of life of a CPU that is asked; it may come before its own call
   was sent, on the call of an earlier roll call, or after the end. *)
Answer(c) ==
  /\ phase # "idle"
  /\ c \in called
  /\ c \in asked
  /\ c \notin answered
  /\ answered' = answered \cup {c}
  /\ UNCHANGED <<phase, asked, sent, called, heard, missed>>

(* The requester answers for itself, without a call. *)
AnswerSelf(c) ==
  /\ phase = "calling"
  /\ c \in asked
  /\ c \notin answered
  /\ answered' = answered \cup {c}
  /\ UNCHANGED <<phase, asked, sent, called, heard, missed>>

(* The answer takes the CPU off the list of those that are waited for; it may
   have been called again meanwhile. *)
Hear(c, again) ==
  /\ phase # "idle"
  /\ c \in answered
  /\ c \notin heard
  /\ heard' = heard \cup {c}
  /\ missed' = missed \ {c}
  /\ called' = IF again THEN called ELSE called \ {c}
  /\ UNCHANGED <<phase, asked, sent, answered>>

(* Another service sends the signal that the call is made of. *)
Nudge(c) ==
  /\ c \notin called
  /\ called' = called \cup {c}
  /\ UNCHANGED <<phase, asked, sent, answered, heard, missed>>

(* A call that finds nothing to answer. *)
Dismiss(c) ==
  /\ c \in called
  /\ phase = "idle" \/ c \notin asked \/ c \in heard
  /\ called' = called \ {c}
  /\ UNCHANGED <<phase, asked, sent, answered, heard, missed>>

(* The end of an answer to an earlier roll call is taken for one to this. *)
Straggle(c, again) ==
  /\ ~Fresh
  /\ phase # "idle"
  /\ c \in asked
  /\ c \notin heard
  /\ heard' = heard \cup {c}
  /\ missed' = missed \ {c}
  /\ called' = IF again THEN called ELSE called \ {c}
  /\ UNCHANGED <<phase, asked, sent, answered>>

(* A call is lost. *)
Lose(c) ==
  /\ ~Lossless
  /\ c \in called
  /\ called' = called \ {c}
  /\ UNCHANGED <<phase, asked, sent, answered, heard, missed>>

(* Every CPU was heard from. *)
Complete ==
  /\ phase = "waiting"
  /\ Outstanding = {}
  /\ phase' = "closed"
  /\ UNCHANGED <<asked, sent, called, answered, heard, missed>>

(* A CPU that has been called and can take the call is about to answer. *)
Prompt(c) == c \in Outstanding /\ c \in called /\ c \in Reachable

(* The requester's patience is over. *)
GiveUp ==
  /\ phase = "waiting"
  /\ Outstanding # {}
  /\ Patient => \A c \in CPU : ~Prompt(c)
  /\ phase' = "closed"
  /\ missed' = Outstanding
  /\ UNCHANGED <<asked, sent, called, answered, heard>>

(* The result has been read; the next roll call may open. *)
Close ==
  /\ phase = "closed"
  /\ phase' = "idle"
  /\ asked' = {}
  /\ sent' = {}
  /\ answered' = {}
  /\ heard' = {}
  /\ missed' = {}
  /\ UNCHANGED called

Next ==
  \/ Open
  \/ \E c \in CPU : Call(c)
  \/ CallEnd
  \/ \E c \in CPU : Answer(c)
  \/ \E c \in CPU : AnswerSelf(c)
  \/ \E c \in CPU, again \in BOOLEAN : Hear(c, again)
  \/ \E c \in CPU : Nudge(c)
  \/ \E c \in CPU : Dismiss(c)
  \/ \E c \in CPU, again \in BOOLEAN : Straggle(c, again)
  \/ \E c \in CPU : Lose(c)
  \/ Complete
  \/ GiveUp
  \/ Close

Spec == Init /\ [][Next]_vars
=============================================================================
