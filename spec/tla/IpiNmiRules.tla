----------------------------- MODULE IpiNmiRules -----------------------------
(***************************************************************************)
(* The protocol a second time, for double-entry bookkeeping.  IpiNmi.tla   *)
(* has an action for each step of the kernel; here is, for a state, the    *)
(* set of all states that may come next.  Of IpiNmi.tla this module uses   *)
(* the constants, the variables and Next, and none of its operators: what  *)
(* is changed there in one place does not change here.  Operators that a   *)
(* step shows only where much else happens are compared at the end.        *)
(*                                                                         *)
(* It is put differently, so that one slip is not made twice.  It asks for *)
(* the kernel version, not for capabilities.  It goes by what a CPU does   *)
(* at the moment, not by step.  Time passes where no prompt rule applies,  *)
(* which is not a formula of its own.  A state is a record, and what a     *)
(* rule does not name stays.                                               *)
(***************************************************************************)
EXTENDS IpiNmi

State ==
  [online |-> online, task |-> task,
   pend |-> pend, act |-> act, evPc |-> evPc, nmiPc |-> nmiPc, nmiSgi |-> nmiSgi, irqPc |-> irqPc, irqSgi |-> irqSgi,
   dbgPc |-> dbgPc,
   btReqr |-> btReqr, btPc |-> btPc, btMask |-> btMask, btSent |-> btSent, btCount |-> btCount,
   btSkip |-> btSkip, btWant |-> btWant, btBegan |-> btBegan,
   mlock |-> mlock, slock |-> slock, kgActive |-> kgActive,
   nM |-> nM, nS |-> nS, entered |-> entered, snap |-> snap,
   toSend |-> toSend, kgAsked |-> kgAsked, kgCount |-> kgCount, tmo |-> tmo,
   kgQ |-> kgQ, kgTaken |-> kgTaken, btQ |-> btQ, btTaken |-> btTaken,
   showQ |-> showQ, showTaken |-> showTaken, roundingUp |-> roundingUp,
   work |-> work, worker |-> worker, workTodo |-> workTodo, owed |-> owed, unshown |-> unshown,
   psync |-> psync, psyncNested |-> psyncNested, console |-> console,
   btDropped |-> btDropped, prioLost |-> prioLost, btc |-> btc, fault |-> fault,
   panicCpu |-> panicCpu, crashStop |-> crashStop, stopper |-> stopper, stopPc |-> stopPc,
   stopLeft |-> stopLeft]

(* A rule: where it applies, the state that it leads to *)
When(applies, next) == IF applies THEN {next} ELSE {}

-----------------------------------------------------------------------------
(* What the kernel and the machine are *)

Series == Arch = "arm64" /\ Version \in {"V5", "V6", "V7"}
Linux73 == Arch = "arm64" /\ Version = "V73"
Mainline == Linux73 \/ (Arch = "arm64" /\ Version = "ML")

OneLine == Series \/ Arch = "x86"
BacktraceLine == CASE Sdei -> "EV0" [] OneLine -> "N" [] OTHER -> "BT"
DebuggerLine == IF OneLine THEN "N" ELSE "KG"
Lines == {BacktraceLine, DebuggerLine} \ {"EV0"}

(* The roll calls that the series leaves to generic code *)
HandedBack == Arch = "arm64" /\ Version \in {"V6", "V7"} /\ ~NmiChip
NoBacktrace == HandedBack
DebuggerByCall == HandedBack \/ Arch \in {"arm", "mips"}
BacktraceByCall == Arch = "mips"

ServicesOn(c) ==
  CASE Arch # "arm64" -> TRUE
    [] Version = "V5" -> NmiChip => c \in PrepOk
    [] Version \in {"V6", "V7"} -> NmiChip /\ c \in PrepOk
    [] OTHER -> PrioMask => NmiChip

(* The interrupts that get through where interrupts are off *)
Piercing(c) ==
  IF Arch = "arm64"
  THEN IF PrioMask /\ NmiChip /\ c \in PrepOk \ prioLost THEN Lines \cup {"STOPNMI"} ELSE {}
  ELSE IF Arch \in {"arm", "mips"} THEN {} ELSE Lines

-----------------------------------------------------------------------------
(* What a CPU does at the moment, and what may interrupt it *)

Context(c) ==
  CASE evPc[c] # "-" -> "event"
    [] evPc[c] = "-" /\ nmiPc[c] # "-" -> "nmi"
    [] {evPc[c], nmiPc[c]} = {"-"} /\ dbgPc[c] # "-" -> "dbg"
    [] {evPc[c], nmiPc[c], dbgPc[c]} = {"-"} /\ irqPc[c] # "-" -> "irq"
    [] OTHER -> "task"

(* Interrupts are off, but not by DAIF. *)
OffByPriority(c) ==
  /\ PrioMask
  /\ CASE Context(c) \in {"event", "nmi"} -> FALSE
       [] Context(c) = "dbg" -> DbgEntry = "oops"
       [] Context(c) = "irq" -> irqPc[c] \notin {"Q3", "Z"}
       [] OTHER -> task[c] \in {"irqoff", "stuck", "longoff", "stopping", "alone", "selfstop", "selfoff"}

AllOpen(c) == Context(c) = "task" /\ task[c] \in {"open", "coming", "leaving"}

(* What the GIC signals: nothing to a CPU that has not set its interrupts up *)
Signals(c) ==
  {s \in pend[c] : s \notin act[c] /\ task[c] # "off" /\ (s \in Lines => ServicesOn(c))}

(* Firmware asks no mask of the CPU, only its own: a CPU has it closed in the
   event, when it is parked, when it has stopped the others, and as long as it is
   not wholly up. *)
FirmwareClosed(c) ==
  \/ evPc[c] # "-"
  \/ nmiPc[c] = "Z"
  \/ irqPc[c] = "Z"
  \/ stopper = c /\ stopPc \in {"K5", "K7"}
  \/ task[c] \in {"stopped", "suspended", "off", "setup", "uncounted", "listed", "coming", "leaving", "dying"}

(* What it takes before anything else, best priority first *)
Interrupts(c) ==
  LET signals == Signals(c) \ {"EV0"}
      piercing == signals \cap Piercing(c)
      lines == CASE AllOpen(c) /\ piercing = {} -> signals
                 [] AllOpen(c) \/ OffByPriority(c) -> piercing
                 [] OTHER -> {}
  IN IF FirmwareClosed(c) THEN lines ELSE lines \cup (Signals(c) \cap {"EV0"})

Proceeds(c, context) == Context(c) = context /\ (~Urgent \/ Interrupts(c) = {})

(* Its task is in no roll call and holds no lock. *)
Idles(c) == Proceeds(c, "task") /\ \A holder \in {btReqr, worker, psync, console, stopper} : holder # c

(* printk CPU lock: who need not wait for it, what it is after it is taken, and
   after it is given back *)
OwnOrFree(c) == psync = None \/ psync = c
MayPrint(c) == ~PrintLock \/ OwnOrFree(c) \/ (LockYields /\ kgActive # None)
Printing(c, state) ==
  IF PrintLock /\ OwnOrFree(c) THEN [state EXCEPT !.psync = c, !.psyncNested = (psync = c)] ELSE state
Printed(c, state) ==
  CASE psync # c -> state
    [] psyncNested -> [state EXCEPT !.psyncNested = FALSE]
    [] OTHER -> [state EXCEPT !.psync = None]

(* An IPI for the function-call queue is sent to a CPU whose queue was empty. *)
Queueless(d) == kgQ \cap {d} = {} /\ btQ \cap {d} = {} /\ showQ[d] = {}
Kicked(d, state) == IF Queueless(d) THEN [state EXCEPT !.pend[d] = @ \cup {"CALL"}] ELSE state

-----------------------------------------------------------------------------
(* Interrupt handlers *)

AtHandler(c) == Proceeds(c, "event") \/ Proceeds(c, "nmi") \/ Proceeds(c, "irq")
Pc(c) == IF evPc[c] # "-" THEN evPc[c] ELSE IF nmiPc[c] # "-" THEN nmiPc[c] ELSE irqPc[c]
Serves(c) == IF evPc[c] # "-" THEN "EV0" ELSE IF nmiPc[c] # "-" THEN nmiSgi[c] ELSE irqSgi[c]

At(c, label) ==
  IF evPc[c] # "-" THEN [State EXCEPT !.evPc[c] = label]
  ELSE IF nmiPc[c] # "-" THEN [State EXCEPT !.nmiPc[c] = label] ELSE [State EXCEPT !.irqPc[c] = label]

Begins(c, s) ==
  LET label == CASE s = "EV0" -> "D1"
                 [] s = BacktraceLine /\ s # "EV0" -> "H1"
                 [] s = DebuggerLine /\ s # BacktraceLine -> "H2"
                 [] s = "CALL" -> "C0"
                 [] OTHER -> "S"
      taken == [State EXCEPT !.pend[c] = @ \ {s}, !.act[c] = @ \cup {s}]
  IN IF s = "EV0" THEN [taken EXCEPT !.evPc[c] = label]
     ELSE IF s \in Piercing(c)
     THEN [taken EXCEPT !.nmiPc[c] = label, !.nmiSgi[c] = s]
     ELSE [taken EXCEPT !.irqPc[c] = label, !.irqSgi[c] = s]

Returned(c) ==
  LET done == [State EXCEPT !.act[c] = @ \ {Serves(c)}]
  IN IF evPc[c] # "-" THEN [done EXCEPT !.evPc[c] = "-"]
     ELSE IF nmiPc[c] # "-"
     THEN [done EXCEPT !.nmiPc[c] = "-", !.nmiSgi[c] = "-"]
     ELSE [done EXCEPT !.irqPc[c] = "-", !.irqSgi[c] = "-"]

AfterTrace(c, printed) ==
  CASE Serves(c) = "CALL" -> "C"
    [] Serves(c) \in {"BT", "EV0"} -> "Ret"
    [] Arch = "x86" -> "H2a"
    [] Version = "V5" -> IF printed THEN "Ret" ELSE "H2a"
    [] Version = "V6" -> "H2a"
    [] Version = "V7" -> "H2"

AfterDebugger(c) == IF Serves(c) = "CALL" THEN "C" ELSE "Ret"

HandlerRules(c) ==
  CASE Pc(c) = "Ret" -> {Returned(c)}
    [] Pc(c) = "D1" -> {At(c, IF stopPc \in {"K4s", "K4", "K5"} THEN "Q3" ELSE "H1")}
    [] Pc(c) = "H1" -> {At(c, IF c \in btMask THEN "P1" ELSE AfterTrace(c, FALSE))}
    [] Pc(c) = "P1" ->
         When(MayPrint(c),
              Printing(c, [At(c, "P2") EXCEPT !.btBegan = IF btReqr = None THEN @ ELSE @ \cup {c},
                                              !.btMask = IF AnswersApart THEN @ \ {c} ELSE @]))
    [] Pc(c) = "P2" -> {Printed(c, At(c, "P3"))}
    [] Pc(c) = "P3" ->
         IF AnswersApart
         THEN {At(c, IF c \in btMask THEN "P1" ELSE AfterTrace(c, TRUE))}
         ELSE {[At(c, AfterTrace(c, TRUE)) EXCEPT !.btMask = @ \ {c}]}
    [] Pc(c) = "H2a" -> {At(c, IF kgActive = None THEN AfterDebugger(c) ELSE "H2")}
    [] Pc(c) = "H2" ->
         LET called == IF TestsSlaveLock THEN slock ELSE mlock # None
             joins == called /\ c \notin entered
             label == IF joins THEN "E2" ELSE AfterDebugger(c)
         IN {[At(c, label) EXCEPT !.roundingUp = @ \ {c}, !.entered = IF joins THEN @ \cup {c} ELSE @]}
    [] Pc(c) = "E2" ->
         IF CountsIfLocked /\ ~slock
         THEN {[At(c, AfterDebugger(c)) EXCEPT !.entered = @ \ {c}]}
         ELSE {[At(c, "L") EXCEPT !.nS = @ + 1]}
    [] Pc(c) = "L" ->
         IF btc = c THEN When(MayPrint(c), [State EXCEPT !.btc = None]) ELSE When(~slock, At(c, "R4"))
    [] Pc(c) = "R4" -> {[At(c, AfterDebugger(c)) EXCEPT !.nS = @ - 1, !.entered = @ \ {c}]}
    [] Pc(c) = "C0" ->
         {[At(c, "C") EXCEPT !.kgQ = @ \ {c}, !.kgTaken = @ \cup (kgQ \cap {c}),
                             !.btQ = @ \ {c}, !.btTaken = @ \cup (btQ \cap {c}),
                             !.showQ[c] = {}, !.showTaken[c] = @ \cup showQ[c]]}
    [] Pc(c) = "C" ->
         When(c \in kgTaken, [At(c, "H2") EXCEPT !.kgTaken = @ \ {c}])
           \cup When(c \in btTaken, [At(c, "H1") EXCEPT !.btTaken = @ \ {c}])
           \cup {[State EXCEPT !.showTaken[c] = @ \ {w}, !.unshown = @ \ {c}] : w \in showTaken[c]}
           \cup When(c \notin kgTaken \cup btTaken /\ showTaken[c] = {}, At(c, "Ret"))
    [] Pc(c) = "S" ->
         {IF crashStop \/ Linux73 THEN At(c, "Q3") ELSE [At(c, "Q1") EXCEPT !.online = @ \ {c}]}
    [] Pc(c) = "Q1" -> {At(c, "Z")}
    [] Pc(c) = "Q3" -> {[At(c, "Z") EXCEPT !.online = @ \ {c}]}
    [] OTHER -> {}

-----------------------------------------------------------------------------
(* The CPU that asks for a backtrace *)

(* mips: the csd of this CPU is still in use. *)
TraceAwaited(d) == d \in btQ \/ d \in btTaken \/ (irqSgi[d] = "CALL" /\ irqPc[d] \in {"H1", "P1", "P2", "P3"})

Rung(d) ==
  LET sent == [State EXCEPT !.btSent = @ \cup {d}]
  IN CASE ~BacktraceByCall -> [sent EXCEPT !.pend[d] = @ \cup {BacktraceLine}]
       [] TraceAwaited(d) -> sent
       [] OTHER -> Kicked(d, [sent EXCEPT !.btQ = @ \cup {d}])

(* With AnswersApart a bit is gone before the print is over. *)
Answered ==
  btMask = {} /\ (AnswersApart => \A c \in CPU : {evPc[c], nmiPc[c], irqPc[c]} \cap {"P2", "P3"} = {})

RequesterRules(r) ==
  CASE btPc = "T2" ->
         LET mask == {d \in CPU : d \notin btSkip /\ (d \in BtNamed \/ (d \in BtTargets /\ d \in online))}
         IN {[State EXCEPT !.btPc = "T4", !.btMask = mask, !.btWant = mask, !.btSkip = {}, !.btBegan = {}]}
    [] btPc = "T4" ->
         IF r \notin btMask THEN {[State EXCEPT !.btPc = "T5"]}
         ELSE When(MayPrint(r),
                   Printing(r, [State EXCEPT !.btPc = "T4e", !.btBegan = @ \cup {r},
                                             !.task[r] = IF PrintLock /\ @ = "open" THEN "irqoff" ELSE @]))
    [] btPc = "T4e" ->
         {Printed(r, [State EXCEPT !.btPc = "T5", !.btMask = @ \ {r},
                                   !.task[r] = IF PrintLock /\ @ = "irqoff" THEN "open" ELSE @])}
    [] btPc = "T5" ->
         IF btMask \subseteq btSent THEN {[State EXCEPT !.btPc = "T6"]}
         ELSE {Rung(d) : d \in {e \in btMask : e \notin btSent}}
    [] btPc = "T6" -> When(Answered, [State EXCEPT !.btPc = "T8"])
    [] btPc = "T6b" -> {[State EXCEPT !.btPc = "T8"]}
    [] btPc = "T8" ->
         {[State EXCEPT !.btReqr = None, !.btPc = "-", !.btSent = {}, !.btWant = {}, !.btBegan = {},
                        !.task[r] = IF @ = "watchdog" THEN "stuck" ELSE @]}

(* ... or has sysrq-l run in its workqueue *)
WorkerRules(w) ==
  IF workTodo = {}
  THEN {[State EXCEPT !.worker = None, !.owed = {},
                      !.pend = [c \in CPU |-> IF c \in owed THEN @[c] \cup {"CALL"} ELSE @[c]]]}
  ELSE {[State EXCEPT !.workTodo = @ \ {d}, !.showQ[d] = @ \cup {w},
                      !.owed = IF Queueless(d) THEN @ \cup {d} ELSE @] :
          d \in {e \in workTodo : w \notin showQ[e] /\ w \notin showTaken[e]}}

-----------------------------------------------------------------------------
(* The CPU in the debugger *)

Rounded(d) ==
  LET looked == [State EXCEPT !.toSend = @ \ {d}, !.kgAsked = @ \cup (online \cap {d})]
  IN IF DebuggerByCall
     THEN IF d \notin online \/ d \in roundingUp \/ d \in kgQ \/ d \in kgTaken
          THEN looked
          ELSE Kicked(d, [looked EXCEPT !.kgQ = @ \cup {d}, !.roundingUp = @ \cup {d}])
     ELSE IF Mainline /\ d \notin online
          THEN looked
          ELSE [looked EXCEPT !.pend[d] = @ \cup {DebuggerLine}]

(* Another master may come. *)
Gone(c) == [State EXCEPT !.dbgPc[c] = "-", !.mlock = None, !.kgActive = None]

(* What the wait loop looks for *)
Arrived(c) ==
  IF AwaitsEach
  THEN \A d \in kgAsked :
         nmiPc[d] \in {"L", "R4"} \/ irqPc[d] \in {"L", "R4"}
           \/ dbgPc[d] \in {"L", "M1", "M4", "M5", "M5s", "M6", "M9", "X3", "X5"}
  ELSE snap[c] = nM + nS \/ (AtLeast /\ snap[c] < nM + nS)

MasterRules(c) ==
  CASE dbgPc[c] = "E2" -> {[State EXCEPT !.dbgPc[c] = "L", !.nM = @ + 1]}
    [] dbgPc[c] = "L" -> When(mlock = None, [State EXCEPT !.dbgPc[c] = "M1", !.mlock = c])
    [] dbgPc[c] = "M1" -> {[State EXCEPT !.dbgPc[c] = "M4", !.kgActive = IF ActiveLate THEN @ ELSE c]}
    [] dbgPc[c] = "M4" -> {[State EXCEPT !.dbgPc[c] = "M5", !.slock = TRUE, !.kgActive = c]}
    [] dbgPc[c] = "M5" ->
         {[State EXCEPT !.dbgPc[c] = "M5s", !.kgAsked = {},
                        !.toSend = {d \in CPU : d # c /\ (d \in online \/ DebuggerByCall \/ Mainline)}]}
    [] dbgPc[c] = "M5s" ->
         IF toSend = {} THEN {[State EXCEPT !.dbgPc[c] = "M6"]} ELSE {Rounded(d) : d \in toSend}
    [] dbgPc[c] = "M6" -> When(Arrived(c), [State EXCEPT !.dbgPc[c] = "M9"])
    [] dbgPc[c] = "X3" -> When(nS = 0, [State EXCEPT !.dbgPc[c] = "X5"])
    [] dbgPc[c] = "X5" ->
         LET left == [(IF DbgEntry = "oops" THEN [State EXCEPT !.dbgPc[c] = "X6"] ELSE Gone(c)) EXCEPT
                        !.nM = @ - 1, !.entered = @ \ {c}, !.snap[c] = 0]
         IN {left}
    [] dbgPc[c] = "X6" -> {Gone(c)}
    [] OTHER -> {}

-----------------------------------------------------------------------------
(* The CPU that stops the others *)

Crashes(c) == panicCpu = c /\ c \in Crashers
Alone(c, state) == [state EXCEPT !.task[c] = "alone"]
Others(c) == {d \in CPU : d # c /\ d \in online}

StopRules(c) ==
  CASE stopper # c ->
         CASE Crashes(c) /\ ~crashStop -> {[State EXCEPT !.crashStop = TRUE]}
           [] stopper # None \/ Others(c) = {} -> {Alone(c, State)}
           [] OTHER -> {[State EXCEPT !.stopper = c, !.stopPc = "K2s", !.stopLeft = Others(c)]}
    [] stopPc \in {"K2s", "K3s", "K4s"} ->
         LET rung == CASE stopPc = "K2s" -> <<"STOP", "K2">>
                       [] stopPc = "K3s" -> <<"STOPNMI", "K3">>
                       [] stopPc = "K4s" -> <<"EV0", "K4">>
         IN IF stopLeft = {} THEN {[State EXCEPT !.stopPc = rung[2]]}
            ELSE {[State EXCEPT !.stopLeft = @ \ {d}, !.pend[d] = @ \cup {rung[1]}] : d \in stopLeft}
    [] stopPc = "K4" -> When(Others(c) = {}, Alone(c, [State EXCEPT !.stopPc = "K5"]))
    [] OTHER -> When(Others(c) = {}, Alone(c, [State EXCEPT !.stopPc = "K7"]))

(* A wait was in vain: an NMI if there are any, then SDEI's event if there is one *)
NextRungs(c) ==
  CASE stopPc = "K2" /\ PrioMask -> {[State EXCEPT !.stopPc = "K3s", !.stopLeft = Others(c)]}
    [] Sdei /\ (stopPc = "K3" \/ (stopPc = "K2" /\ ~PrioMask)) ->
         {[State EXCEPT !.stopPc = "K4s", !.stopLeft = Others(c)]}
    [] ~Sdei /\ (stopPc = "K3" \/ (stopPc = "K2" /\ ~PrioMask)) -> {Alone(c, [State EXCEPT !.stopPc = "K7"])}
    [] stopPc = "K4" -> {Alone(c, [State EXCEPT !.stopPc = "K5"])}
    [] OTHER -> {}

-----------------------------------------------------------------------------
(* What a CPU does next and soon, if it does anything *)

TaskRules(c) ==
  CASE task[c] = "irqoff" -> When(Idles(c), [State EXCEPT !.task[c] = "open"])
    [] task[c] = "hard" -> When(Idles(c), [State EXCEPT !.task[c] = "open"])
    [] task[c] = "idle" -> When(Idles(c) /\ Signals(c) # {}, [State EXCEPT !.task[c] = "open"])
    [] task[c] = "suspended" -> {[State EXCEPT !.task[c] = "open"]}
    [] task[c] = "selfstop" ->
         {[State EXCEPT !.task[c] = IF Linux73 THEN "stopped" ELSE "selfoff", !.online = @ \ {c}]}
    [] task[c] = "coming" -> {[State EXCEPT !.task[c] = "open"]}
    [] task[c] = "selfoff" -> {[State EXCEPT !.task[c] = "stopped"]}
    [] task[c] = "stopping" -> StopRules(c)
    [] task[c] = "open" ->
         When(Idles(c) /\ work = c /\ worker = None,
              [State EXCEPT !.work = None, !.worker = c, !.workTodo = Others(c)])
    [] OTHER -> {}

(* Hotplug: these steps are made with all interrupts masked. *)
HotplugRules(c) ==
  CASE task[c] = "setup" -> {[State EXCEPT !.task[c] = "uncounted", !.online = @ \cup {c}]}
    [] task[c] = "uncounted" -> {[State EXCEPT !.task[c] = "listed"]}
    [] task[c] = "listed" -> {[State EXCEPT !.task[c] = IF Sdei THEN "coming" ELSE "open"]}
    [] task[c] = "dying" -> {[State EXCEPT !.task[c] = "off"]}
    [] OTHER -> {}

PromptRules(c) ==
  {Begins(c, s) : s \in Interrupts(c)}
    \cup (IF AtHandler(c) THEN HandlerRules(c) ELSE {})
    \cup (IF Proceeds(c, "dbg") THEN MasterRules(c) ELSE {})
    \cup (IF Context(c) = "task" THEN HotplugRules(c) ELSE {})
    \cup (IF Proceeds(c, "task")
          THEN TaskRules(c)
                 \cup (IF btReqr = c THEN RequesterRules(c) ELSE {})
                 \cup (IF worker = c THEN WorkerRules(c) ELSE {})
                 \cup When(psync = c /\ btReqr # c, Printed(c, [State EXCEPT !.task[c] = "open"]))
                 \cup When(console = c, [State EXCEPT !.console = None])
          ELSE {})

-----------------------------------------------------------------------------
(* What a CPU may do, and need not *)

Sections ==
  {<<"irqoff", Masks>>, <<"stuck", Stuck>>, <<"longoff", LongOff>>, <<"hard", Windows>>,
   <<"longhard", LongHard>>, <<"idle", Idlers>>, <<"suspended", Suspenders>>}

MayAsk(r) ==
  \/ task[r] = "open"
  \/ task[r] = "irqoff" /\ ~PrintLock
  \/ task[r] = "stuck" /\ r \in Watchdogs /\ Piercing(r) # {}

Asks(r) ==
  LET counted == [State EXCEPT !.btCount = @ + 1]
      watched == IF task[r] = "stuck" THEN [counted EXCEPT !.task[r] = "watchdog"] ELSE counted
  IN IF NoBacktrace
     THEN When(task[r] = "open",
               [counted EXCEPT !.unshown = Others(r),
                               !.work = IF @ # None THEN @ ELSE IF worker # None THEN worker ELSE r])
     ELSE When(MayAsk(r),
               IF btReqr = None
               THEN [watched EXCEPT !.btReqr = r, !.btPc = "T2", !.btSent = {}]
               ELSE [counted EXCEPT !.btDropped = TRUE])

(* stop_machine() needs every CPU: none is in the debugger, asks, or stops. *)
MayUnplug(c) ==
  /\ c \in Unplug
  /\ Others(c) # {}
  /\ btReqr = None
  /\ worker = None
  /\ stopper = None
  /\ \A d \in CPU : dbgPc[d] = "-" /\ task[d] \notin {"stopping", "alone", "selfstop", "selfoff", "stopped"}

Unplugged(c) == When(MayUnplug(c), [State EXCEPT !.task[c] = "dying", !.online = @ \ {c}])

OpenChoices(c) ==
  {[State EXCEPT !.task[c] = section[1]] : section \in {each \in Sections : c \in each[2]}}
    \cup When(c \in Printers /\ PrintLock /\ psync = None, Printing(c, [State EXCEPT !.task[c] = "irqoff"]))
    \cup When(c \in Consoles /\ console = None, [State EXCEPT !.console = c])
    \cup When(c \in Stoppers,
              IF panicCpu = None
              THEN [State EXCEPT !.panicCpu = c, !.task[c] = "stopping"]
              ELSE [State EXCEPT !.task[c] = "selfstop"])
    \cup When(c \in Rebooters, [State EXCEPT !.task[c] = "stopping"])
    \cup When(Sdei /\ c \in Unplug, [State EXCEPT !.task[c] = "leaving"])
    \cup (IF Sdei THEN {} ELSE Unplugged(c))

TaskChoices(c) ==
  (IF Idles(c) /\ task[c] = "open" THEN OpenChoices(c) ELSE {})
    \cup (IF Idles(c) /\ task[c] = "leaving" THEN Unplugged(c) ELSE {})
    \cup When(Idles(c) /\ task[c] \in {"longoff", "longhard"}, [State EXCEPT !.task[c] = "open"])
    \cup (IF Idles(c) /\ c \in Requesters /\ c \in online /\ btCount < MaxBt THEN Asks(c) ELSE {})
    \cup When(c \in Masters /\ c \in online /\ kgCount < MaxKg /\ task[c] \in {"open", "irqoff"},
              [State EXCEPT !.kgCount = @ + 1, !.dbgPc[c] = "E2", !.entered = @ \cup {c},
                            !.snap[c] = Cardinality(online) - Cardinality({d \in online : task[d] = "uncounted"})])
    \cup (IF btReqr = c /\ btPc = "T2"
          THEN {[State EXCEPT !.btSkip = @ \cup {d}] : d \in {e \in BtSpared : e \notin btSkip}} ELSE {})

(* The user of the debugger.  A stack that is not to be had is asked for in vain. *)
UserChoices(c) ==
  IF dbgPc[c] = "M9" /\ btc = None
  THEN {[State EXCEPT !.dbgPc[c] = "X3", !.slock = FALSE, !.tmo = FALSE, !.kgAsked = {}]}
         \cup (IF Btc
               THEN {IF nmiPc[d] = "L" \/ irqPc[d] = "L" THEN [State EXCEPT !.btc = d] ELSE State : d \in Others(c)}
               ELSE {})
  ELSE {}

(* A time-out is over when nobody does anything soon. *)
MayTimeOut == Timeouts = "any" \/ (Timeouts = "fair" /\ \A c \in CPU : PromptRules(c) = {})

TimeoutRules(c) ==
  When(Proceeds(c, "task") /\ btReqr = c /\ btPc = "T6" /\ ~Answered /\ MayTimeOut,
       [State EXCEPT !.btPc = IF Linux73 THEN "T6b" ELSE "T8"])
    \cup When(Proceeds(c, "dbg") /\ dbgPc[c] = "M6" /\ ~Arrived(c) /\ MayTimeOut,
              [State EXCEPT !.dbgPc[c] = "M9", !.tmo = TRUE])
    \cup (IF Proceeds(c, "task") /\ stopper = c /\ Others(c) # {} /\ MayTimeOut THEN NextRungs(c) ELSE {})

Following ==
  UNION {PromptRules(c)
           \cup TimeoutRules(c)
           \cup (IF Proceeds(c, "task") THEN TaskChoices(c) ELSE {})
           \cup (IF Proceeds(c, "dbg") THEN UserChoices(c) ELSE {})
           \cup When(Context(c) = "task" /\ task[c] = "off", [State EXCEPT !.task[c] = "setup"]) : c \in CPU}

-----------------------------------------------------------------------------
(* At the start nobody has asked anything. *)
AtStart ==
  \A c \in CPU :
    /\ online = CPU \ Offline
    /\ task[c] = (IF c \in Offline THEN "off" ELSE "open")
    /\ {evPc[c], nmiPc[c], irqPc[c], dbgPc[c], nmiSgi[c], irqSgi[c], btPc, stopPc} = {"-"}
    /\ pend[c] \cup act[c] \cup showQ[c] \cup showTaken[c] = {}
    /\ {btReqr, mlock, kgActive, work, worker, psync, console, btc, panicCpu, stopper} = {None}
    /\ {btCount, kgCount, nM, nS, snap[c]} = {0}
    /\ btMask \cup btSent \cup btSkip \cup btWant \cup btBegan \cup entered = {}
    /\ toSend \cup kgAsked \cup kgQ \cup kgTaken \cup btQ \cup btTaken \cup roundingUp = {}
    /\ workTodo \cup owed \cup unshown \cup prioLost \cup stopLeft = {}
    /\ ~slock /\ ~tmo /\ ~psyncNested /\ ~btDropped /\ ~fault /\ ~crashStop

(* Each step follows a rule ... *)
StepsAreRules == [][State' \in Following]_vars

(* ... and where a rule applies there is such a step. *)
RulesAreSteps == \A state \in Following : ENABLED (Next /\ State' = state)

-----------------------------------------------------------------------------
(* Operators of the protocol against the words above.  A step shows them only
   where the interrupt, the time-out or the other CPU that they are about is
   there, too. *)

(* Which interrupts are enabled, and at which priority: ipi_setup() and
   set_smp_ipi_nmi() enable a line, gic_irq_nmi_setup() makes it an NMI.  Of those
   that are pending the GIC signals what is enabled and not active.  The driver of
   SDEI's event came with Linux 7.3.  x86, powerpc and sparc have interrupts of
   their own that pass for both services, arm and mips for neither. *)
LinesMatch ==
  /\ SdeiFirst <=> Linux73
  /\ Arch # "arm64" =>
       \A channel \in {BacktraceChannel, RoundupChannel} :
         ReachesIrqOff(channel) <=> Arch \notin {"arm", "mips"}
  /\ \A c \in CPU :
       /\ EnabledSgi(c) = {s \in Sgi : s \in Lines => ServicesOn(c)}
       /\ NmiPriority(c) = Sgi \cap Piercing(c)
       /\ Signalled(c) = Signals(c)

(* What a CPU has masked: DAIF.I hides everything, PMR all but NMIs, and
   sdei_mask_local_cpu() the event. *)
MasksMatch ==
  \A c \in CPU :
    /\ Mask(c) = CASE AllOpen(c) -> "OPEN" [] OffByPriority(c) -> "IRQOFF" [] OTHER -> "HARD"
    /\ Sdei => (FirmwareOpen(c) <=> ~FirmwareClosed(c))

(* masters_in_kgdb and slaves_in_kgdb count each CPU once. *)
CountedMatches == Cardinality({c \in CPU : Counted(c)}) = nM + nS

(* A time-out waits for a CPU exactly if that has something to do soon. *)
PromptMatches == \A c \in CPU : Prompt(c) <=> PromptRules(c) # {}

=============================================================================
