--------------------------- MODULE RollCallProof ----------------------------
(***************************************************************************)
(* RollCall, proved for any set of CPUs by `rollcall prove RollCallProof`. *)
(* Each theorem is split into one obligation for each action and conjunct. *)
(***************************************************************************)
EXTENDS RollCall

(* The assumptions of the theorems, one name each, with what discharges them *)

(* The channel: IpiNmiRefines says whom an SGI or an NMI reaches. *)
EveryCpuReachable == Reachable = CPU

(* The time-out of the roll call: lib/nmi_backtrace.c waits 10 s. *)
RequesterPatient == Patient

(* GICv3: a pending bit stays until it is acknowledged. *)
NoCallLost == Lossless

(* lib/nmi_backtrace.c: one request at a time (backtrace_flag), which waits for
   all of its answers. *)
NoStraggler == Fresh

Assumptions ==
  /\ EveryCpuReachable
  /\ RequesterPatient
  /\ NoCallLost
  /\ NoStraggler

-----------------------------------------------------------------------------
Busy == phase \in {"calling", "waiting"}

(* Between roll calls nobody is asked. *)
IdleIsEmpty == phase = "idle" => asked = {}

(* No answer without a request. *)
AnswerIsAsked == answered \subseteq asked

(* Only CPUs that were asked are heard from, called or given up on. *)
HeardIsAsked == heard \subseteq asked
SentIsAsked == sent \subseteq asked
MissedIsAsked == missed \subseteq asked

(* Who is taken for heard from did answer, unless answers straggle. *)
HeardAnswered == Fresh => heard \subseteq answered

(* No lost wake-up: whom the requester waits for has the call. *)
SentIsCalled == Lossless => sent \ heard \subseteq called

(* While it waits, the requester has sent to all that it waits for. *)
WaitingIsSent == phase = "waiting" => Outstanding \subseteq sent

(* At the end each CPU that was asked was heard from or given up on. *)
ClosedIsDecided == phase = "closed" => missed = Outstanding

(* No CPU is given up on before the end. *)
MissedAtEnd == phase # "closed" => missed = {}

(* The headline: when the assumptions hold, no CPU is given up on. *)
NoneMissed == Assumptions => missed = {}

IndInv ==
  /\ TypeOK
  /\ IdleIsEmpty
  /\ AnswerIsAsked
  /\ HeardIsAsked
  /\ SentIsAsked
  /\ MissedIsAsked
  /\ HeardAnswered
  /\ SentIsCalled
  /\ WaitingIsSent
  /\ ClosedIsDecided
  /\ MissedAtEnd
  /\ NoneMissed

-----------------------------------------------------------------------------
(* When a roll call ends, every CPU that was asked has answered. *)
NoCpuMissed == phase = "closed" => asked \subseteq answered

(* A CPU that is reported as missing is not reported as heard from. *)
MissedIsNotHeard == missed \cap heard = {}

(* A roll call that ends without a missing CPU was answered by all. *)
Truthful == Fresh /\ phase = "closed" /\ missed = {} => asked \subseteq answered

THEOREM Initially == Init => IndInv
THEOREM Inductive == IndInv /\ Next => IndInv'
THEOREM NoMiss == IndInv /\ Assumptions => NoCpuMissed
THEOREM Honest == IndInv => MissedIsNotHeard /\ Truthful /\ AnswerIsAsked

-----------------------------------------------------------------------------
(* Progress.  The CPUs that the requester waits for never become more, and
   while there are any, a step that makes them fewer, or leads to it, is
   enabled: first Answer, then Hear. *)

Silent == asked \ answered

CanProceed(c) == ENABLED Answer(c) \/ ENABLED Hear(c, FALSE)

ProgressEnabled ==
  phase = "waiting" /\ Outstanding # {} => \E c \in CPU : CanProceed(c)

NeverMore == Busy /\ Busy' => Silent' \subseteq Silent /\ Outstanding' \subseteq Outstanding

AnswerShrinks == \A c \in CPU : Answer(c) => c \in Silent /\ c \notin Silent'
HearShrinks == \A c \in CPU : Hear(c, FALSE) => c \in Outstanding /\ c \notin Outstanding'

(* A roll call goes through its phases in turn, and from each there is a step on. *)
InTurn ==
  \/ phase' = phase
  \/ phase = "idle" /\ phase' = "calling"
  \/ phase = "calling" /\ phase' = "waiting"
  \/ phase = "waiting" /\ phase' = "closed"
  \/ phase = "closed" /\ phase' = "idle"

CallingGoesOn == phase = "calling" => ENABLED CallEnd \/ \E c \in CPU : ENABLED Call(c)
WaitingGoesOn == phase = "waiting" /\ Outstanding = {} => ENABLED Complete
ClosedGoesOn == phase = "closed" => ENABLED Close

CallSends == \A c \in CPU : Call(c) => c \in sent' \ sent
CallEndWaits == CallEnd => phase' = "waiting"
CompleteCloses == Complete => phase' = "closed"
GiveUpCloses == GiveUp => phase' = "closed"
CloseEnds == Close => phase' = "idle"

THEOREM SomeStep == IndInv /\ Assumptions => ProgressEnabled
THEOREM NoStepBack == IndInv /\ Next => NeverMore
THEOREM StepsForward == IndInv => AnswerShrinks /\ HearShrinks
THEOREM PhasesGoOn == IndInv => CallingGoesOn /\ WaitingGoesOn /\ ClosedGoesOn
THEOREM PhasesInTurn == IndInv /\ Next => InTurn
THEOREM PhasesForward ==
  IndInv => CallSends /\ CallEndWaits /\ CompleteCloses /\ GiveUpCloses /\ CloseEnds
=============================================================================
