----------------------------- MODULE SseNmiProof ------------------------------
(***************************************************************************)
(* SseNmi, proved for any set of CPUs by `rollcall prove SseNmiProof`: no  *)
(* request is lost, nobody acts on one that was for another CPU.           *)
(***************************************************************************)
EXTENDS SseNmi

ASSUME ConfigurationOK ==
  /\ Tracers \subseteq CPU
  /\ Masters \subseteq CPU
  /\ Stoppers \subseteq CPU
  /\ WordEach \in BOOLEAN
  /\ TraceFirst \in BOOLEAN

(* The assumptions of the theorems, one name each, with what discharges them *)

(* No code of the series (SSE-a to SSE-d: one local_nmi_arg for all CPUs); the
   repair WordEach. *)
OwnWord == WordEach

(* No code of the series (SSE-e: nmi_handler stops first); the repair TraceFirst. *)
TracesFirst == TraceFirst

(* kernel/debug/debug_core.c: dbg_master_lock; one CPU rounds the others up. *)
OneDebugger == \A c, d \in Masters : c = d

Assumptions ==
  /\ OwnWord
  /\ OneDebugger
  /\ TracesFirst

-----------------------------------------------------------------------------
(* What the solver lets a word be: more than TypeOK, which is proved *)
Universe ==
  /\ word \in [CPU -> SUBSET (Requests \cup {"-"})]
  /\ owing \in [CPU -> SUBSET (Requests \cup {"-"})]
  /\ got \in [CPU -> SUBSET (Requests \cup {"-"})]

(* Who sends has something to ask, and not of itself. *)
SendsARequest == \A c, d \in CPU : d \in todo[c] => asks[c] # "-"
SendsToOthers == \A c \in CPU : c \notin todo[c] /\ c \notin sending[c]

OneAtATime == \A c, d, e \in CPU : d \in sending[c] /\ e \in sending[c] => d = e

(* A stop or a roundup is in a word only of a CPU that it is for, once. *)
StopIsOwed ==
  OwnWord => \A c \in CPU : "STOP" \in word[c] \cup got[c] /\ pc[c] # "parked" => "STOP" \in owing[c]
RoundupIsOwed ==
  OwnWord /\ OneDebugger =>
    \A c \in CPU : "KGDB" \in word[c] \cup got[c] /\ pc[c] # "parked" => "KGDB" \in owing[c]
RoundupIsOnce ==
  OwnWord /\ OneDebugger => \A c \in CPU :
    /\ "KGDB" \in got[c] => "KGDB" \notin word[c]
    /\ "KGDB" \in word[c] \cup got[c] => \A m \in Masters : asks[m] = "KGDB"
    /\ \A m \in CPU : asks[m] = "KGDB" /\ c \in todo[m] => "KGDB" \notin word[c] \cup got[c]
RoundupIsConfigured == \A c \in CPU : asks[c] = "KGDB" => c \in Masters

(* The only CPU that stops others owes no stop. *)
OnlyStopper(c) == c \in Stoppers /\ \A d \in Stoppers : d = c
StopIsConfigured == \A c \in CPU : asks[c] = "STOP" => c \in Stoppers
StopperOwesNoStop == OwnWord => \A c \in CPU : OnlyStopper(c) => "STOP" \notin owing[c]
StopperRuns == OwnWord => \A c \in CPU : OnlyStopper(c) => pc[c] # "parked"

(* What a CPU read is handled before it goes on. *)
GotIsHandled == \A c \in CPU : pc[c] \in {"-", "V3"} => got[c] = {}
NothingIsLost == OwnWord => NothingLost
NobodyElseActs == OwnWord /\ OneDebugger => NobodyElse
HasTraced == TracesFirst => TracedBeforeStop

IndInv ==
  /\ TypeOK
  /\ OneWord
  /\ SendsARequest
  /\ SendsToOthers
  /\ OneAtATime
  /\ StopIsOwed
  /\ RoundupIsOwed
  /\ RoundupIsOnce
  /\ RoundupIsConfigured
  /\ StopIsConfigured
  /\ StopperOwesNoStop
  /\ StopperRuns
  /\ GotIsHandled
  /\ NothingIsLost
  /\ NobodyElseActs
  /\ HasTraced

THEOREM Initially == Init => IndInv
THEOREM Inductive == IndInv /\ Next => IndInv'
THEOREM Lost == IndInv /\ OwnWord => NothingLost
THEOREM Else == IndInv /\ OwnWord /\ OneDebugger => NobodyElse
THEOREM Stopper == IndInv /\ OwnWord => StopperLives
THEOREM Traced == IndInv /\ TracesFirst => TracedBeforeStop

-----------------------------------------------------------------------------
(* What code of the CPU's task does, and what its handler does: each action is one of
   these.  While a CPU is in the handler, its task has no step. *)
TaskStep(c) ==
  \/ Trace(c)
  \/ RoundUp(c)
  \/ Stop(c)
  \/ \E d \in CPU : S1(c, d)
  \/ \E d \in CPU : S2(c, d)
HandlerStep(c) ==
  \/ V1(c)
  \/ V2(c)
  \/ V3(c)

TaskWaits == \A c \in CPU : pc[c] # "-" => ~ENABLED TaskStep(c)

THEOREM TaskStays == IndInv => TaskWaits
=============================================================================
