----------------------------- MODULE IpiNmiSteps -----------------------------
(***************************************************************************)
(* What a step of IpiNmi.tla may do: one CPU moves, along these arrows,    *)
(* and what it does to others it does by interrupts and locks.  An arrow   *)
(* says where a CPU may go, not when; the actions say when.                *)
(***************************************************************************)
EXTENDS IpiNmiLiveness

Changes(f, c) == f'[c] # f[c]

(* The contexts of a CPU *)
Moves(c) ==
  \/ Changes(task, c)
  \/ Changes(evPc, c)
  \/ Changes(nmiPc, c)
  \/ Changes(irqPc, c)
  \/ Changes(dbgPc, c)
  \/ Changes(nmiSgi, c)
  \/ Changes(irqSgi, c)
  \/ Changes(act, c)
  \/ Changes(snap, c)

OneCpuMoves == \A c, d \in CPU : Moves(c) /\ Moves(d) => c = d

-----------------------------------------------------------------------------
(* Arrows *)

TaskArrows ==
  {<<"open", "irqoff">>, <<"irqoff", "open">>, <<"open", "stuck">>,
   <<"open", "longoff">>, <<"longoff", "open">>, <<"open", "hard">>, <<"hard", "open">>,
   <<"open", "longhard">>, <<"longhard", "open">>, <<"open", "idle">>, <<"idle", "open">>,
   <<"open", "suspended">>, <<"suspended", "open">>,
   <<"stuck", "watchdog">>, <<"watchdog", "stuck">>,
   <<"open", "stopping">>, <<"stopping", "alone">>,
   <<"open", "selfstop">>, <<"selfstop", "selfoff">>, <<"selfoff", "stopped">>, <<"selfstop", "stopped">>,
   <<"off", "setup">>, <<"setup", "uncounted">>, <<"uncounted", "listed">>, <<"listed", IF Sdei THEN "coming" ELSE "open">>,
   <<"coming", "open">>, <<"open", "leaving">>, <<IF Sdei THEN "leaving" ELSE "open", "dying">>, <<"dying", "off">>}

HandlerArrows ==
  {<<"-", "D1">>, <<"D1", "H1">>, <<"D1", "Q3">>, <<"-", "H1">>, <<"-", "H2">>, <<"-", "C0">>, <<"-", "S">>, <<"H1", "P1">>, <<"P1", "P2">>, <<"P2", "P3">>,
   <<"H2a", "H2">>, <<"H2", "E2">>, <<"E2", "L">>, <<"L", "R4">>, <<"C0", "C">>, <<"C", "H1">>, <<"C", "H2">>, <<"C", "Ret">>,
   <<"S", "Q1">>, <<"S", "Q3">>, <<"Q1", "Z">>, <<"Q3", "Z">>, <<"Ret", "-">>}

(* Where a handler goes when it has nothing more to do for a service *)
AfterKg(s) == IF s = "CALL" THEN "C" ELSE "Ret"
AfterBt(s) == IF s = "CALL" THEN "C" ELSE IF ~Shared THEN "Ret" ELSE IF ActiveTest THEN "H2a" ELSE "H2"

Goes(from, to, s) ==
  \/ <<from, to>> \in HandlerArrows
  \/ from = "H1" /\ to = AfterBt(s)
  \/ from = "P3" /\ to = (IF EarlyReturn THEN "Ret" ELSE AfterBt(s))
  \/ from = "P3" /\ to = "P1" /\ AnswersApart
  \/ from \in {"H2a", "H2", "R4"} \cup (IF CountsIfLocked THEN {"E2"} ELSE {}) /\ to = AfterKg(s)

MasterArrows ==
  {<<"-", "E2">>, <<"E2", "L">>, <<"L", "M1">>, <<"M1", "M4">>, <<"M4", "M5">>, <<"M5", "M5s">>, <<"M5s", "M6">>,
   <<"M6", "M9">>, <<"M9", "X3">>, <<"X3", "X5">>} \cup
  IF DbgEntry = "brk" THEN {<<"X5", "-">>} ELSE {<<"X5", "X6">>, <<"X6", "-">>}

RequesterArrows ==
  {<<"-", "T2">>, <<"T2", "T4">>, <<"T4", "T4e">>, <<"T4e", "T5">>, <<"T4", "T5">>, <<"T5", "T6">>, <<"T6", "T8">>, <<"T6", "T6b">>, <<"T6b", "T8">>,
   <<"T8", "-">>}

StopArrows ==
  {<<"-", "K2s">>, <<"K2s", "K2">>, <<"K2", "K7">>, <<"K3s", "K3">>, <<"K3", "K7">>} \cup
  (IF PrioMask THEN {<<"K2", "K3s">>} ELSE {}) \cup
  IF Sdei THEN {<<IF PrioMask THEN "K3" ELSE "K2", "K4s">>, <<"K4s", "K4">>, <<"K4", "K5">>} ELSE {}

AlongTheArrows ==
  /\ \A c \in CPU :
       /\ Changes(task, c) => <<task[c], task'[c]>> \in TaskArrows
       /\ Changes(evPc, c) => Goes(evPc[c], evPc'[c], "EV0")
       /\ Changes(nmiPc, c) => Goes(nmiPc[c], nmiPc'[c], nmiSgi[c])
       /\ Changes(irqPc, c) => Goes(irqPc[c], irqPc'[c], irqSgi[c])
       /\ Changes(dbgPc, c) => <<dbgPc[c], dbgPc'[c]>> \in MasterArrows
  /\ btPc' # btPc => <<btPc, btPc'>> \in RequesterArrows
  /\ stopPc' # stopPc => <<stopPc, stopPc'>> \in StopArrows

-----------------------------------------------------------------------------
(* Who may change what *)

(* A CPU moves only where the interrupt controller lets it: on top of its contexts. *)
OnTopOnly ==
  \A c \in CPU :
    /\ Changes(task, c) => Top(c) = "task"
    /\ Changes(irqPc, c) => Top(c) = "irq" \/ irqPc[c] = "-"
    /\ Changes(dbgPc, c) => Top(c) = "dbg" \/ dbgPc[c] = "-"
    /\ Changes(nmiPc, c) => Top(c) = "nmi" \/ nmiPc[c] = "-"
    /\ Moves(c) /\ Top(c) \notin {"event", "nmi"} => nmiPc[c] = "-"
    /\ Moves(c) /\ evPc[c] # "-" => Changes(evPc, c)

(* Pending bits come by sends and go by acknowledges. *)
SentByStep(d, s) ==
  \/ s = BtSgi /\ ~BtByCsd /\ btPc = "T5" /\ d \in btSent' \ btSent
  \/ s = KgSgi /\ ~KgFallback /\ d \in toSend \ toSend'
  \/ s = "CALL" /\ (d \in kgQ' \ kgQ \/ d \in btQ' \ btQ \/ d \in owed \ owed')
  \/ s = "STOP" /\ stopPc = "K2s" /\ d \in stopLeft \ stopLeft'
  \/ s = "STOPNMI" /\ stopPc = "K3s" /\ d \in stopLeft \ stopLeft'
  \/ s = "EV0" /\ stopPc = "K4s" /\ d \in stopLeft \ stopLeft'

TakenByStep(d, s) == s \in act'[d] \ act[d]

PendingByMessages ==
  \A d \in CPU :
    /\ \A s \in pend'[d] \ pend[d] : SentByStep(d, s)
    /\ \A s \in pend[d] \ pend'[d] : TakenByStep(d, s)
    /\ \A s \in act'[d] \ act[d] : s \in pend[d] \ pend'[d]

(* Each send arrives. *)
SendsArrive ==
  /\ ~BtByCsd => \A d \in btSent' \ btSent : BtSgi \in pend'[d]
  /\ BtByCsd => \A d \in btSent' \ btSent : d \in btQ' \/ BtCsdBusy(d)
  /\ ~KgFallback => \A d \in (toSend \ toSend') \cap online : dbgPc' = dbgPc => KgSgi \in pend'[d]
  /\ \A d \in owed \ owed' : "CALL" \in pend'[d]
  /\ \A d \in stopLeft \ stopLeft' : (CASE stopPc = "K2s" -> "STOP" [] stopPc = "K3s" -> "STOPNMI" [] OTHER -> "EV0") \in pend'[d]

(* A mask bit is set by a request, and cleared by the CPU whose it is. *)
MaskByTrace ==
  /\ \A d \in btMask' \ btMask : btPc = "T2"
  /\ \A d \in btMask \ btMask' : btPc = "T2" \/ (btReqr = d /\ btPc = "T4e") \/ IsSlaveAt(d, {IF AnswersApart THEN "P1" ELSE "P3"})
  /\ \A d \in btBegan' \ btBegan : IsSlaveAt(d, {"P1"}) \/ (btReqr = d /\ btPc = "T4")
  /\ \A d \in CPU : btReqr # None /\ IsSlaveAt(d, {"P1"}) /\ ~IsSlaveAt(d, {"P1"})' => d \in btBegan'
  /\ \A d \in btBegan \ btBegan' : btPc \in {"T2", "T8"}
  /\ btPc = "T2" /\ btPc' = "T4" => btMask' = btWant' /\ btWant' = ((BtTargets \cap online) \cup BtNamed) \ btSkip

(* A stop is for all others that are online, each rung anew. *)
StopIsForOthers ==
  /\ stopPc' # stopPc /\ stopPc' \in {"K2s", "K3s", "K4s"} => stopLeft' = online \ {stopper'}
  /\ stopper' # stopper => stopper = None /\ online # {stopper'}
  /\ panicCpu' # panicCpu => panicCpu = None
  /\ crashStop' # crashStop => crashStop' /\ task[panicCpu] = "stopping" /\ stopper = stopper'

(* The locks go from hand to hand. *)
LocksByHand ==
  /\ psync' # psync => psync = None \/ psync' = None
  /\ console' # console => console = None \/ console' = None
  /\ mlock' # mlock => mlock = None \/ mlock' = None

(* What is queued is taken, what is taken is done. *)
QueueByCalls ==
  \A d \in CPU :
    /\ kgQ \ kgQ' # {} => kgQ \ kgQ' \subseteq kgTaken'
    /\ showQ[d] \ showQ'[d] \subseteq showTaken'[d]
    /\ showTaken'[d] \ showTaken[d] \subseteq showQ[d]
    /\ d \in kgTaken' \ kgTaken => d \in kgQ
    /\ d \in kgTaken \ kgTaken' => IsSlaveAt(d, {"H2", "H2a"})'
    /\ d \in unshown \ unshown' => showTaken[d] \ showTaken'[d] # {} \/ work' # work \/ work # None

(* Counts go up by one, as something begins. *)
CountsByOne ==
  /\ btCount' \in {btCount, btCount + 1}
  /\ btCount' # btCount => btReqr' # btReqr \/ (btReqr # None /\ btDropped') \/ BtFallback
  /\ btReqr' # btReqr /\ btReqr' # None => btCount' = btCount + 1
  /\ kgCount' \in {kgCount, kgCount + 1}
  /\ kgCount' # kgCount <=> \E c \in CPU : dbgPc[c] = "-" /\ dbgPc'[c] = "E2"
  /\ btDropped' # btDropped => btDropped' /\ btReqr # None /\ btCount' # btCount

OnlineByHotplug ==
  /\ \A c \in online' \ online : task[c] = "setup" /\ task'[c] = "uncounted"
  /\ \A c \in online \ online' :
       \/ task[c] = (IF Sdei THEN "leaving" ELSE "open") /\ task'[c] = "dying"
       \/ IsSlaveAt(c, {"S", "Q3"})
       \/ task[c] = "selfstop"
  /\ \A c \in CPU : task[c] = "setup" /\ task'[c] = "uncounted" => c \in online'
  /\ \A c \in CPU : task[c] \in {"open", "leaving"} /\ task'[c] = "dying" => c \notin online'

StepMatches ==
  /\ OneCpuMoves
  /\ AlongTheArrows
  /\ OnTopOnly
  /\ PendingByMessages
  /\ SendsArrive
  /\ MaskByTrace
  /\ StopIsForOthers
  /\ LocksByHand
  /\ QueueByCalls
  /\ CountsByOne
  /\ OnlineByHotplug

Steps == [][StepMatches]_vars

-----------------------------------------------------------------------------
(* A CPU that could go on promptly is one that Prompt knows, and none that it
   does not know could. *)
PromptRequester(c) ==
  \/ T2(c)
  \/ T4(c)
  \/ T4End(c)
  \/ \E d \in CPU : T5(c, d)
  \/ T5End(c)
  \/ T6(c)
  \/ T6b(c)
  \/ T8(c)
  \/ WorkStart(c)
  \/ \E d \in CPU : QueueOn(c, d)
  \/ SendOwed(c)
PromptMaster(c) ==
  \/ E2Master(c)
  \/ LockMaster(c)
  \/ M1(c)
  \/ M4(c)
  \/ M5(c)
  \/ \E d \in CPU : RoundupSend(c, d)
  \/ M5End(c)
  \/ M6(c)
  \/ X3(c)
  \/ X5(c)
  \/ X6(c)
PromptStop(c) ==
  \/ CrashStop(c)
  \/ SmpSendStop(c)
  \/ \E d \in CPU : StopSend(c, d)
  \/ StopSent(c)
  \/ StopEnds(c)
  \/ SelfStop(c)
  \/ SelfPark(c)

PromptIsEnabled ==
  \A c \in CPU :
    Prompt(c) <=> ENABLED (TaskGoesOn(c) \/ HandlerGoesOn(c) \/ PromptRequester(c) \/ PromptMaster(c) \/ PromptStop(c))

=============================================================================
