--------------------------- MODULE SdeiRequestProof ---------------------------
(***************************************************************************)
(* SdeiRequest, proved for any set of CPUs by `rollcall prove              *)
(* SdeiRequestProof`: who is heard from, who is named, and who waits.      *)
(***************************************************************************)
EXTENDS SdeiRequest

ASSUME ConfigurationOK ==
  /\ None \notin CPU
  /\ Gic \in {"v2", "v3", "v5"}
  /\ PseudoNmi \in BOOLEAN
  /\ Sdei \in BOOLEAN
  /\ Requesters \subseteq CPU
  /\ Offline \subseteq CPU
  /\ Idlers \subseteq CPU
  /\ LockUps \subseteq CPU
  /\ SignalErrors \subseteq CPU
  /\ Teardown \in BOOLEAN
  /\ Stoppers \subseteq CPU
  /\ AsksAfterStop \in BOOLEAN
  /\ Slow \in BOOLEAN
  /\ Again \in BOOLEAN
  /\ LateSecond \in BOOLEAN
  /\ Debuggers \subseteq CPU
  /\ Missed \subseteq CPU
  /\ RoundedUp \subseteq CPU
  /\ Vector \in BOOLEAN
  /\ Fallback \in BOOLEAN
  /\ Numbered \in BOOLEAN
  /\ TraceFirst \in BOOLEAN
  /\ PanicTakes \in BOOLEAN
  /\ DebuggerSilent \in BOOLEAN

(* The assumptions of the theorems, one name each, with what discharges them *)

(* The event is there for each CPU at any moment. *)
EventEverywhere == ~Teardown /\ Offline \cup Idlers \cup SignalErrors = {}

(* No code of 7.3 (N7, N8, N9, N15: who has no event is sent no IPI); the repair
   Fallback, firmware that has the event for each CPU, or no SDEI at all. *)
EventArrives == Fallback \/ ~Sdei \/ EventEverywhere

(* The event, where it is there for each CPU, or pseudo-NMI; the IPI of a GICv5 is
   no NMI (N17). *)
MaskedAreReached == (Sdei /\ EventEverywhere) \/ (~Sdei /\ PseudoNmi)

(* lib/nmi_backtrace.c waits 10 s, and a handler prints within that; then answers
   need no numbers. *)
HandlersAreFast == ~Slow /\ ~Numbered

(* No code: who is stopped answers nobody. *)
NoStop == Stoppers = {}

(* No code: who is in the debugger answers late. *)
NoDebugger == Debuggers = {}

(* No code of 7.3 (N10a, N13: an answer clears the bit of whatever request is
   current); the repair Numbered. *)
AnswersHaveNumbers == Numbered

(* No code of 7.3 (N10c, N10d: backtrace_flag is held by whoever came first); the
   repair PanicTakes. *)
PanicHasTheFlag == PanicTakes

(* No code of 7.3 (N11: a parked slave takes the event); the repair DebuggerSilent. *)
SlavesAreSilent == DebuggerSilent

(* drivers/firmware/arm_sdei.c: do_sdei_event goes back through the interrupt
   vector where interrupts were enabled. *)
BackByTheVector == Vector /\ LockUps = {}

Assumptions ==
  /\ EventArrives
  /\ MaskedAreReached
  /\ HandlersAreFast
  /\ NoStop
  /\ NoDebugger
  /\ AnswersHaveNumbers
  /\ PanicHasTheFlag
  /\ SlavesAreSilent
  /\ BackByTheVector

-----------------------------------------------------------------------------
AskingAt == {"T2", "T4", "S", "T6", "T6s", "T6r", "T6b", "T8"}
Tracing == {"P1", "P2", "P3"}
InDebugger == {"kdb", "X3", "slave"}

(* What is not in the configuration does not happen. *)
Undisturbed == NoStop => ~stopping /\ \A c \in CPU : pc[c] # "parked"
NobodyInDebugger == NoDebugger => \A c \in CPU : pc[c] \notin InDebugger
MaskedAreConfigured == masked \subseteq LockUps
DeafAreConfigured == Sdei /\ EventEverywhere /\ NoStop => deaf = {}
DeafWithoutSdei == ~Sdei => deaf = CPU
OnlineAll == EventEverywhere /\ NoStop => online = CPU

(* A CPU that has not come up is asked nothing, and runs no handler. *)
OfflineIsAlone ==
  \A c \in CPU \ online : pc[c] # "parked" =>
    h[c] = "-" /\ event[c] = {} /\ sgi[c] = {} /\ c \notin bt

(* Who holds backtrace_flag asks, and nobody else does. *)
AsksWithFlag == NoStop => \A c \in CPU : pc[c] \in AskingAt => flag = c
FlagAsks == NoStop /\ NoDebugger /\ flag # None => pc[flag] \in AskingAt

(* An answer is to this request, if answers have numbers. *)
AnswerIsHeard ==
  AnswersHaveNumbers /\ flag # None /\ pc[flag] \in AskingAt \ {"T2"} =>
    \A c \in CPU : h[c] = "P3" /\ c \notin late => c \in heard
ClearedIsHeard ==
  AnswersHaveNumbers /\ flag # None /\ pc[flag] \in AskingAt \ {"T2", "T8"} => asked \ bt \subseteq heard
NotListedIsHeard ==
  AnswersHaveNumbers /\ flag # None /\ pc[flag] = "T8" => asked \ listed \subseteq heard

(* Whom a request reaches: who takes interrupts, or everybody *)
Fast == HandlersAreFast /\ NoStop /\ NoDebugger /\ EventArrives
Answers(c) == c \notin masked \/ MaskedAreReached

AskedIsOnline == NoStop => bt \cup asked \subseteq online
TracingIsAsked == NoStop /\ HandlersAreFast => \A c \in CPU : h[c] \in Tracing => c \in bt
Coming(c) ==
  CASE Sdei /\ EventEverywhere -> event[c] # {}
    [] ~Sdei -> sgi[c] # {}
    [] OTHER -> pc[flag] = "T6r" => sgi[c] # {}
SecondWaitIsConfigured == \A c \in CPU : pc[c] \in {"T6s", "T6r"} => Fallback /\ Sdei
AskedIsComing ==
  Fast /\ flag # None /\ pc[flag] \in {"S", "T6", "T6s", "T6r"} =>
    \A c \in bt : Answers(c) => (pc[flag] = "S" /\ c \in toSend) \/ h[c] \in Tracing \/ Coming(c)
SecondWaitIsRepair == Fast /\ flag # None /\ pc[flag] \in {"T6s", "T6r"} => Fallback /\ Sdei
EndsWithoutThem ==
  Fast /\ (flag = None \/ pc[flag] \in {"T2", "T6b", "T8"}) => \A c \in bt : ~Answers(c)
ReachedIsHeard ==
  Fast /\ flag # None /\ pc[flag] \in AskingAt \ {"T2"} =>
    \A c \in CPU : Answers(c) =>
      /\ h[c] = "P3" => c \in heard
      /\ c \in asked \ bt => c \in heard

(* Who prints, and the master of a debugger, hold the print lock. *)
PrinterHoldsLock == \A c \in CPU : h[c] = "P2" => psync = c
MasterHoldsLock == \A c \in CPU : pc[c] \in {"kdb", "X3"} => psync = c

PanicIsNotDropped == PanicHasTheFlag => PanicAsks

(* A CPU in the debugger does not begin a trace. *)
SlaveDoesNotTrace ==
  SlavesAreSilent => \A c \in CPU : pc[c] = "slave" => h[c] \notin Tracing

RoundupIsFirst == BackByTheVector => \A c \in roundup : h[c] # "-"
NobodyRan == BackByTheVector => RoundupFirst

IndInv ==
  /\ TypeOK
  /\ Undisturbed
  /\ NobodyInDebugger
  /\ MaskedAreConfigured
  /\ DeafAreConfigured
  /\ DeafWithoutSdei
  /\ OnlineAll
  /\ OfflineIsAlone
  /\ AsksWithFlag
  /\ FlagAsks
  /\ AnswerIsHeard
  /\ ClearedIsHeard
  /\ NotListedIsHeard
  /\ AskedIsOnline
  /\ TracingIsAsked
  /\ AskedIsComing
  /\ SecondWaitIsRepair
  /\ SecondWaitIsConfigured
  /\ PrinterHoldsLock
  /\ MasterHoldsLock
  /\ EndsWithoutThem
  /\ ReachedIsHeard
  /\ PanicIsNotDropped
  /\ SlaveDoesNotTrace
  /\ RoundupIsFirst
  /\ NobodyRan

THEOREM Initially == Init => IndInv
THEOREM Inductive == IndInv /\ Next => IndInv'
THEOREM Heard ==
  IndInv /\ HandlersAreFast /\ NoStop /\ NoDebugger /\ EventArrives => NoNewMiss
THEOREM AllHeard ==
  IndInv /\ HandlersAreFast /\ NoStop /\ NoDebugger /\ EventArrives /\ MaskedAreReached => NoMissBySdei
THEOREM Complete == IndInv /\ AnswersHaveNumbers => ListComplete
THEOREM Panic == IndInv /\ PanicHasTheFlag => PanicAsks
THEOREM Leaves == IndInv /\ SlavesAreSilent => MasterLeaves
THEOREM First == IndInv /\ BackByTheVector => RoundupFirst

-----------------------------------------------------------------------------
(* No temporal formula is claimed of a request; what is proved here is that each of
   its steps, and each of a handler's, brings it nearer to its end, and that a task
   stands still while its CPU is in a handler. *)

Order(place) ==
  CASE place = "T2" -> 1
    [] place = "T4" -> 2
    [] place = "S" -> 3
    [] place = "T6" -> 4
    [] place = "T6s" -> 5
    [] place = "T6r" -> 6
    [] place = "T6b" -> 7
    [] place = "T8" -> 8
    [] OTHER -> 9
HandlerOrder(place) ==
  CASE place = "P1" -> 1
    [] place = "P2" -> 2
    [] place = "P3" -> 3
    [] place = "D3" -> 4
    [] OTHER -> 5

Smaller(new, old) == new \subseteq old /\ new # old

RequestSteps ==
  \/ \E c \in CPU : T2(c)
  \/ \E c \in CPU : T4(c)
  \/ \E c, d \in CPU : Signal(c, d)
  \/ \E c \in CPU : SignalEnd(c)
  \/ \E c \in CPU : T6(c)
  \/ \E c \in CPU : TimeoutBt(c)
  \/ \E c \in CPU : AskByIpi(c)
  \/ \E c \in CPU : T6b(c)
  \/ \E c \in CPU : T8(c)
  \/ \E c \in CPU : GiveUp(c)
RequestNearer ==
  \/ \A c \in CPU : Order(pc[c]) <= Order(pc'[c])
     /\ \E d \in CPU : Order(pc[d]) < Order(pc'[d])
  \/ pc' = pc /\ Smaller(toSend', toSend)

HandlerSteps ==
  \/ \E c \in CPU : P1(c)
  \/ \E c \in CPU : P2(c)
  \/ \E c \in CPU : P3(c)
  \/ \E c \in CPU : D3(c)
HandlerNearer ==
  \A c \in CPU : HandlerOrder(h[c]) <= HandlerOrder(h'[c])
    /\ \E d \in CPU : HandlerOrder(h[d]) < HandlerOrder(h'[d])

(* A handler takes what is pending. *)
EventIsTaken == \A c \in CPU : TakeEvent(c) => event'[c] = {} /\ (h'[c] # "-" \/ pc'[c] = "parked")
SgiIsTaken == \A c \in CPU : TakeSgi(c) => sgi'[c] = {} /\ h'[c] # "-"

(* What code of the CPU's task does, what a handler on it does, and what comes from
   outside: each action is one of these. *)
TaskStep(c) ==
  \/ T1(c)
  \/ T2(c)
  \/ T4(c)
  \/ \E d \in CPU : Signal(c, d)
  \/ SignalEnd(c)
  \/ T6(c)
  \/ TimeoutBt(c)
  \/ AskByIpi(c)
  \/ T6b(c)
  \/ T8(c)
  \/ GiveUp(c)
  \/ CpuUp(c)
  \/ SdeiCpuUp(c)
  \/ PmEnter(c)
  \/ PmExit(c)
  \/ LockUp(c)
  \/ StopCpus(c)
  \/ DebuggerEnter(c)
  \/ DebuggerGo(c)
  \/ DebuggerLeave(c)
  \/ TaskGoesOn(c)
HandlerStep(c) ==
  \/ TakeEvent(c)
  \/ TakeSgi(c)
  \/ P1(c)
  \/ P2(c)
  \/ P3(c)
  \/ D3(c)
FromOutside(c) ==
  \/ SdeiTeardown
  \/ RoundupSgi(c)

(* While a CPU is in a handler, its task has no step. *)
TaskWaits == \A c \in CPU : h[c] # "-" => ~ENABLED TaskStep(c)

(* Nor does anybody else move it, but to where its CPU is stopped or parked. *)
TaskStandsStill ==
  \A c \in CPU : h[c] # "-" => pc'[c] = pc[c] \/ pc'[c] \in {"parked", "slave"}

(* backtrace_flag is given back by who holds it, and it is nobody else's to ask. *)
FlagIsGivenBack ==
  \A c \in CPU : flag = c /\ flag' = None => pc[c] = "T8" /\ pc'[c] = "-"
OnlyTheHolderAsks == bt' # bt => flag # None \/ \E c \in CPU : h[c] = "P3"

(* A request begins anew, the print lock is given back, a stop is sent to all. *)
BeginsAnew == \A c \in CPU : T2(c) => asked' = online /\ heard' = {} /\ listed' = {}
PrinterGivesBack == \A c \in CPU : P2(c) => psync' = None \/ pc[c] \in {"kdb", "X3"}
MasterGivesBack == \A c \in CPU : DebuggerLeave(c) => psync' = None
StopIsSent ==
  \A c \in CPU : StopCpus(c) => stopping' /\ \A d \in online \ {c} : event'[d] # {}

THEOREM Master == IndInv => OneMaster
THEOREM StepsForward == IndInv /\ RequestSteps => RequestNearer
THEOREM AnswersForward == IndInv /\ HandlerSteps => HandlerNearer
THEOREM Taken == IndInv => EventIsTaken /\ SgiIsTaken
THEOREM TaskStays == IndInv => TaskWaits
THEOREM StandsStill == IndInv /\ Next => TaskStandsStill
THEOREM GivenBack == IndInv /\ Next => FlagIsGivenBack /\ OnlyTheHolderAsks
THEOREM StepsDo == IndInv => BeginsAnew /\ PrinterGivesBack /\ MasterGivesBack /\ StopIsSent
=============================================================================
