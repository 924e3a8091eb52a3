--------------------------- MODULE IpiNmiFragment ---------------------------
(***************************************************************************)
(* The backtrace and the kgdb roundup of IpiNmi, in the words that a       *)
(* solver decides for any set of CPUs: sets of CPUs, labels, one CPU.      *)
(* Sources and labels are those of IpiNmi; IpiNmiRefines maps IpiNmi to    *)
(* this module, and TLC checks the mapping.                                *)
(*                                                                         *)
(* The counters masters_in_kgdb and slaves_in_kgdb are the sets of CPUs    *)
(* between increment and decrement; they are disjoint (CountersDisjoint),  *)
(* so that their sum is the number of CPUs exactly if they cover CPU.      *)
(*                                                                         *)
(* Of a stop (Stops) there is what it does to the CPU that it comes to, at *)
(* any moment: its task ends, and it goes offline.  CPUs may come online,  *)
(* and go; the event of SDEI comes later than online, and goes earlier     *)
(* (NoEvent).  The sample of num_online_cpus() is the size of online until *)
(* a CPU comes (stale); then and where somebody stops, the two numbers     *)
(* that M6 compares may agree or not (Miscounts).                          *)
(*                                                                         *)
(* What is left out: who stops, and how long it takes; and wrong orders.   *)
(* AtLeast, AwaitsEach, and the user of the debugger who asks a slave for  *)
(* its stack (btc), change nothing here.                                   *)
(* IpiNmiBridge says which configurations of IpiNmi are inside, and        *)
(* IpiNmiBridgeProof proves that each step of those is a step of this      *)
(* module.  The number of requests and of debugger entries is not bounded. *)
(***************************************************************************)
EXTENDS IpiNmiFragmentState

-----------------------------------------------------------------------------
(* The environment *)

TaskBecomes(c, from, to) ==
  /\ TaskRuns(c)
  /\ c \notin {btReqr, worker}
  /\ task[c] = from
  /\ task' = [task EXCEPT ![c] = to]
  /\ UNCHANGED <<online, pend, frameVars, btVars, kgVars, csdVars>>

TaskChanges(c, from, to) ==
  /\ TaskBecomes(c, from, to)
  /\ UNCHANGED printVars

IrqDisable(c) ==
  /\ c \in Masks
  /\ NothingToTake(c)
  /\ TaskChanges(c, "open", "irqoff")

IrqEnable(c) ==
  /\ psync # c
  /\ TaskChanges(c, "irqoff", "open")

HardLockup(c) ==
  /\ c \in Stuck
  /\ NothingToTake(c)
  /\ TaskChanges(c, "open", "stuck")

LongIrqOff(c) ==
  /\ c \in LongOff
  /\ NothingToTake(c)
  /\ TaskChanges(c, "open", "longoff")

LongIrqOffEnd(c) ==
  /\ TaskChanges(c, "longoff", "open")

HardWindow(c) ==
  /\ c \in Windows
  /\ NothingToTake(c)
  /\ TaskChanges(c, "open", "hard")

HardWindowEnd(c) ==
  /\ TaskChanges(c, "hard", "open")

LongHardWindow(c) ==
  /\ c \in LongHard
  /\ NothingToTake(c)
  /\ TaskChanges(c, "open", "longhard")

LongHardWindowEnd(c) ==
  /\ TaskChanges(c, "longhard", "open")

DumpStack(c) ==
  /\ PrintLock
  /\ c \in Printers
  /\ psync = None
  /\ NothingToTake(c)
  /\ TaskBecomes(c, "open", "irqoff")
  /\ AcquireLock(c)

DumpStackEnd(c) ==
  /\ psync = c
  /\ TaskBecomes(c, "irqoff", "open")
  /\ ReleaseLock(c)

Idle(c) ==
  /\ c \in Idlers
  /\ NothingToTake(c)
  /\ TaskChanges(c, "open", "idle")

(* WFI may end for anything. *)
Wake(c) ==
  /\ TaskChanges(c, "idle", "open")

-----------------------------------------------------------------------------
(* The interrupt and its handler *)

Take(c, s) ==
  /\ s \in Sgi
  /\ Deliverable(c, s)
  /\ pend' = [pend EXCEPT ![c] = @ \ {s}]
  /\ IF s = "EV0"
     THEN /\ evPc' = [evPc EXCEPT ![c] = "D1"]
          /\ UNCHANGED <<pc, sgi>>
     ELSE /\ pc' = [pc EXCEPT ![c] = CASE s = "CALL" -> "C0" [] s = BtSgi -> "H1" [] OTHER -> "H2"]
          /\ sgi' = [sgi EXCEPT ![c] = s]
          /\ UNCHANGED evPc
  /\ UNCHANGED <<online, task, btVars, kgVars, csdVars, printVars>>

Ret(c) ==
  /\ HandlerPc(c) = "Ret"
  /\ IF evPc[c] # "-"
     THEN /\ evPc' = [evPc EXCEPT ![c] = "-"]
          /\ UNCHANGED <<pc, sgi>>
     ELSE /\ pc' = [pc EXCEPT ![c] = "-"]
          /\ sgi' = [sgi EXCEPT ![c] = "-"]
          /\ UNCHANGED evPc
  /\ UNCHANGED <<online, task, pend, btVars, kgVars, csdVars, printVars>>

HandlerStep(c, from, to) ==
  /\ evPc[c] = "-"
  /\ pc[c] = from
  /\ pc' = [pc EXCEPT ![c] = to]
  /\ UNCHANGED <<online, task, pend, evPc, sgi>>

(* The backtrace is done by the handler of the event, or by that of an interrupt. *)
TraceStep(c, from, to) ==
  /\ HandlerPc(c) = from
  /\ IF evPc[c] # "-"
     THEN /\ evPc' = [evPc EXCEPT ![c] = to]
          /\ UNCHANGED pc
     ELSE /\ pc' = [pc EXCEPT ![c] = to]
          /\ UNCHANGED evPc
  /\ UNCHANGED <<online, task, pend, sgi>>

KgdbPart == IF ActiveTest THEN "H2a" ELSE "H2"
AfterTest == IF BtCsd THEN "C" ELSE IF Shared THEN KgdbPart ELSE "Ret"
AfterKgdb == IF Csd THEN "C" ELSE "Ret"
AfterBacktrace == IF BtCsd THEN "C" ELSE IF Shared /\ ~EarlyReturn THEN KgdbPart ELSE "Ret"

(* One event for two services: the flag of a stop is tested first. *)
D1(c) ==
  /\ evPc[c] = "D1"
  /\ evPc' = [evPc EXCEPT ![c] = "H1"]
  /\ UNCHANGED <<online, task, pend, pc, sgi, btVars, kgVars, csdVars, printVars>>

H1(c) ==
  /\ TraceStep(c, "H1", IF c \in btMask THEN "P1" ELSE AfterTest)
  /\ UNCHANGED <<btVars, kgVars, csdVars, printVars>>

P1(c) ==
  /\ LockFree(c)
  /\ TraceStep(c, "P1", "P2")
  /\ btBegan' = IF btReqr = None THEN btBegan ELSE btBegan \cup {c}
  /\ btMask' = IF AnswersApart THEN btMask \ {c} ELSE btMask
  /\ AcquireLock(c)
  /\ UNCHANGED <<btReqr, btPc, btSent, btSkip, btWant, kgVars, csdVars>>

P2(c) ==
  /\ TraceStep(c, "P2", "P3")
  /\ ReleaseLock(c)
  /\ UNCHANGED <<btVars, kgVars, csdVars>>

P3(c) ==
  /\ TraceStep(c, "P3", IF AnswersApart /\ c \in btMask THEN "P1" ELSE AfterBacktrace)
  /\ btMask' = IF AnswersApart THEN btMask ELSE btMask \ {c}
  /\ UNCHANGED <<btReqr, btPc, btSent, btSkip, btWant, btBegan, kgVars, csdVars, printVars>>

H2a(c) ==
  /\ HandlerStep(c, "H2a", IF kgActive = None THEN AfterKgdb ELSE "H2")
  /\ UNCHANGED <<btVars, kgVars, csdVars, printVars>>

H2(c) ==
  LET joins == c \notin entered /\ (IF TestsSlaveLock THEN slock ELSE mlock # None)
  IN /\ HandlerStep(c, "H2", IF joins THEN "E2" ELSE AfterKgdb)
     /\ entered' = IF joins THEN entered \cup {c} ELSE entered
     /\ roundingUp' = roundingUp \ {c}
     /\ UNCHANGED <<btVars, dbgPc, mlock, slock, kgActive, stale, toSend, kgAsked, tmo, kgQ, kgTaken, btCsdVars, showVars, workVars, printVars>>

E2Slave(c) ==
  LET counted == CountsIfLocked => slock
  IN /\ HandlerStep(c, "E2", IF counted THEN "L" ELSE AfterKgdb)
     /\ entered' = IF counted THEN entered ELSE entered \ {c}
     /\ UNCHANGED <<btVars, dbgPc, mlock, slock, kgActive, stale, toSend, kgAsked, tmo, csdVars, printVars>>

R1(c) ==
  /\ ~slock
  /\ HandlerStep(c, "L", "R4")
  /\ UNCHANGED <<btVars, kgVars, csdVars, printVars>>

R4(c) ==
  /\ HandlerStep(c, "R4", AfterKgdb)
  /\ entered' = entered \ {c}
  /\ UNCHANGED <<btVars, dbgPc, mlock, slock, kgActive, stale, toSend, kgAsked, tmo, csdVars, printVars>>

-----------------------------------------------------------------------------
(* The function-call interrupt *)

CallQueue(c) ==
  /\ HandlerStep(c, "C0", "C")
  /\ kgQ' = kgQ \ {c}
  /\ kgTaken' = IF c \in kgQ THEN kgTaken \cup {c} ELSE kgTaken
  /\ btQ' = btQ \ {c}
  /\ btTaken' = IF c \in btQ THEN btTaken \cup {c} ELSE btTaken
  /\ showQ' = [showQ EXCEPT ![c] = {}]
  /\ showTaken' = [showTaken EXCEPT ![c] = @ \cup showQ[c]]
  /\ UNCHANGED <<btVars, kgVars, roundingUp, workVars, printVars>>

CallKgdb(c) ==
  /\ c \in kgTaken
  /\ HandlerStep(c, "C", "H2")
  /\ kgTaken' = kgTaken \ {c}
  /\ UNCHANGED <<btVars, kgVars, kgQ, btCsdVars, roundingUp, showVars, workVars, printVars>>

CallBacktrace(c) ==
  /\ c \in btTaken
  /\ HandlerStep(c, "C", "H1")
  /\ btTaken' = btTaken \ {c}
  /\ UNCHANGED <<btVars, kgVars, kgQ, kgTaken, btQ, roundingUp, showVars, workVars, printVars>>

CallShow(c, w) ==
  /\ w \in showTaken[c]
  /\ HandlerStep(c, "C", "C")
  /\ showTaken' = [showTaken EXCEPT ![c] = @ \ {w}]
  /\ unshown' = unshown \ {c}
  /\ UNCHANGED <<btVars, kgVars, kgQ, kgTaken, btCsdVars, roundingUp, showQ, work, worker, workTodo, owed, printVars>>

CallEnd(c) ==
  /\ c \notin kgTaken
  /\ c \notin btTaken
  /\ showTaken[c] = {}
  /\ HandlerStep(c, "C", "Ret")
  /\ UNCHANGED <<btVars, kgVars, csdVars, printVars>>

-----------------------------------------------------------------------------
(* The backtrace requester *)

RequesterAt(r, label) ==
  /\ TaskRuns(r)
  /\ btReqr = r
  /\ btPc = label

(* The hard-lockup detector asks in an NMI, which masks everything. *)
FromNmi(r) == r \in Watchdogs /\ task[r] = "stuck" /\ r \in NmiCpus

T1(r) ==
  /\ ~ShowAll
  /\ r \in Requesters
  /\ TaskRuns(r)
  /\ btReqr = None
  /\ task[r] \in (IF PrintLock THEN {"open"} ELSE {"open", "irqoff"}) \/ FromNmi(r)
  /\ FromNmi(r) => NothingToTake(r)
  /\ btReqr' = r
  /\ btPc' = "T2"
  /\ btSent' = {}
  /\ task' = IF task[r] = "stuck" THEN [task EXCEPT ![r] = "watchdog"] ELSE task
  /\ UNCHANGED <<online, pend, frameVars, btMask, btSkip, btWant, btBegan, kgVars, csdVars, printVars>>

LeaveOut(r, d) ==
  /\ RequesterAt(r, "T2")
  /\ d \in BtSpared \ btSkip
  /\ btSkip' = btSkip \cup {d}
  /\ UNCHANGED <<online, task, pend, frameVars, btReqr, btPc, btMask, btSent, btWant, btBegan, kgVars, csdVars, printVars>>

CallersMask == ((BtTargets \cap online) \cup BtNamed) \ btSkip

T2(r) ==
  /\ RequesterAt(r, "T2")
  /\ btPc' = "T4"
  /\ btMask' = CallersMask
  /\ btWant' = CallersMask
  /\ btSkip' = {}
  /\ btBegan' = {}
  /\ UNCHANGED <<online, task, pend, frameVars, btReqr, btSent, kgVars, csdVars, printVars>>

T4(r) ==
  /\ RequesterAt(r, "T4")
  /\ PrintLock /\ r \in btMask => NothingToTake(r)
  /\ r \in btMask => LockFree(r)
  /\ btPc' = IF r \in btMask THEN "T4e" ELSE "T5"
  /\ btBegan' = IF r \in btMask THEN btBegan \cup {r} ELSE btBegan
  /\ IF r \in btMask THEN AcquireLock(r) ELSE UNCHANGED printVars
  /\ task' = IF PrintLock /\ r \in btMask /\ task[r] = "open"
             THEN [task EXCEPT ![r] = "irqoff"] ELSE task
  /\ UNCHANGED <<online, pend, frameVars, btReqr, btMask, btSent, btSkip, btWant, kgVars, csdVars>>

T4End(r) ==
  /\ RequesterAt(r, "T4e")
  /\ btPc' = "T5"
  /\ btMask' = btMask \ {r}
  /\ ReleaseLock(r)
  /\ task' = IF PrintLock /\ task[r] = "irqoff" THEN [task EXCEPT ![r] = "open"] ELSE task
  /\ UNCHANGED <<online, pend, frameVars, btReqr, btSent, btSkip, btWant, btBegan, kgVars, csdVars>>

(* raise_backtrace leaves a CPU alone whose csd is still in use. *)
QueueBacktrace(d) ==
  IF BtCsdBusy(d)
  THEN UNCHANGED <<pend, btQ>>
  ELSE /\ btQ' = btQ \cup {d}
       /\ pend' = IF QueueEmpty(d) THEN [pend EXCEPT ![d] = @ \cup {"CALL"}] ELSE pend

T5(r, d) ==
  /\ RequesterAt(r, "T5")
  /\ d \in btMask \ btSent
  /\ btSent' = btSent \cup {d}
  /\ IF BtCsd
     THEN QueueBacktrace(d)
     ELSE /\ pend' = [pend EXCEPT ![d] = @ \cup {BtSgi}]
          /\ UNCHANGED btQ
  /\ UNCHANGED <<online, task, frameVars, btReqr, btPc, btMask, btSkip, btWant, btBegan, kgVars, printVars>>
  /\ UNCHANGED <<kgQ, kgTaken, btTaken, roundingUp, showVars, workVars>>

T5End(r) ==
  /\ RequesterAt(r, "T5")
  /\ btMask \subseteq btSent
  /\ btPc' = "T6"
  /\ UNCHANGED <<online, task, pend, frameVars, btReqr, btMask, btSent, btSkip, btWant, btBegan, kgVars, csdVars, printVars>>

T6(r) ==
  /\ RequesterAt(r, "T6")
  /\ MaskEmpty
  /\ btPc' = "T8"
  /\ UNCHANGED <<online, task, pend, frameVars, btReqr, btMask, btSent, btSkip, btWant, btBegan, kgVars, csdVars, printVars>>

TimeoutBt(r) ==
  /\ RequesterAt(r, "T6")
  /\ ~MaskEmpty
  /\ TimePasses
  /\ btPc' = "T8"
  /\ UNCHANGED <<online, task, pend, frameVars, btReqr, btMask, btSent, btSkip, btWant, btBegan, kgVars, csdVars, printVars>>

T8(r) ==
  /\ RequesterAt(r, "T8")
  /\ btReqr' = None
  /\ btPc' = "-"
  /\ btSent' = {}
  /\ btWant' = {}
  /\ btBegan' = {}
  /\ task' = IF task[r] = "watchdog" THEN [task EXCEPT ![r] = "stuck"] ELSE task
  /\ UNCHANGED <<online, pend, frameVars, btMask, btSkip, kgVars, csdVars, printVars>>

-----------------------------------------------------------------------------
(* sysrq-l by function call: one work item, whoever asks *)

SysrqShowAll(r) ==
  /\ ShowAll
  /\ r \in Requesters
  /\ TaskRuns(r)
  /\ r # worker
  /\ task[r] = "open"
  /\ unshown' = online \ {r}
  /\ work' = IF work # None THEN work ELSE IF worker # None THEN worker ELSE r
  /\ UNCHANGED <<online, task, pend, frameVars, btVars, kgVars, kgQ, kgTaken, btCsdVars, roundingUp, showVars, worker, workTodo, owed, printVars>>

WorkStart(w) ==
  /\ work = w
  /\ worker = None
  /\ TaskRuns(w)
  /\ task[w] = "open"
  /\ work' = None
  /\ worker' = w
  /\ workTodo' = online \ {w}
  /\ UNCHANGED <<online, task, pend, frameVars, btVars, kgVars, kgQ, kgTaken, btCsdVars, roundingUp, showVars, owed, unshown, printVars>>

QueueOn(w, d) ==
  /\ worker = w
  /\ TaskRuns(w)
  /\ d \in workTodo
  /\ ~CsdLocked(w, d)
  /\ workTodo' = workTodo \ {d}
  /\ showQ' = [showQ EXCEPT ![d] = @ \cup {w}]
  /\ owed' = IF QueueEmpty(d) THEN owed \cup {d} ELSE owed
  /\ UNCHANGED <<online, task, pend, frameVars, btVars, kgVars, kgQ, kgTaken, btCsdVars, roundingUp, showTaken, work, worker, unshown, printVars>>

SendOwed(w) ==
  /\ worker = w
  /\ TaskRuns(w)
  /\ workTodo = {}
  /\ pend' = [c \in CPU |-> IF c \in owed THEN pend[c] \cup {"CALL"} ELSE pend[c]]
  /\ owed' = {}
  /\ worker' = None
  /\ UNCHANGED <<online, task, frameVars, btVars, kgVars, kgQ, kgTaken, btCsdVars, roundingUp, showVars, work, workTodo, unshown, printVars>>

-----------------------------------------------------------------------------
(* The master of the debugger *)

MasterStep(c, from, to) ==
  /\ MasterAt(c, from)
  /\ dbgPc' = [dbgPc EXCEPT ![c] = to]
  /\ UNCHANGED <<online, task, frameVars, btVars, printVars>>

(* A CPU may be online that is not counted yet: set_cpu_online is two steps. *)
E0(c) ==
  /\ c \in Masters
  /\ TaskRuns(c)
  /\ task[c] \in {"open", "irqoff"}
  /\ dbgPc' = [dbgPc EXCEPT ![c] = "E2"]
  /\ entered' = entered \cup {c}
  /\ \/ UNCHANGED stale
     \/ AnyonePluggable /\ stale' = stale \cup {c}
  /\ UNCHANGED <<online, task, pend, frameVars, btVars, mlock, slock, kgActive, toSend, kgAsked, tmo, csdVars, printVars>>

E2Master(c) ==
  /\ MasterStep(c, "E2", "L")
  /\ UNCHANGED <<pend, mlock, slock, kgActive, entered, stale, toSend, kgAsked, tmo, csdVars>>

LockMaster(c) ==
  /\ mlock = None
  /\ MasterStep(c, "L", "M1")
  /\ mlock' = c
  /\ UNCHANGED <<pend, slock, kgActive, entered, stale, toSend, kgAsked, tmo, csdVars>>

M1(c) ==
  /\ MasterStep(c, "M1", "M4")
  /\ kgActive' = IF ActiveLate THEN kgActive ELSE c
  /\ UNCHANGED <<pend, mlock, slock, entered, stale, toSend, kgAsked, tmo, csdVars>>

M4(c) ==
  /\ MasterStep(c, "M4", "M5")
  /\ slock' = TRUE
  /\ kgActive' = c
  /\ UNCHANGED <<pend, mlock, entered, stale, toSend, kgAsked, tmo, csdVars>>

M5(c) ==
  /\ MasterStep(c, "M5", "M5s")
  /\ toSend' = (IF LiveLoop THEN CPU ELSE online) \ {c}
  /\ kgAsked' = {}
  /\ UNCHANGED <<pend, mlock, slock, kgActive, entered, stale, tmo, csdVars>>

(* A CPU that has not come since the last roundup is left alone. *)
QueueRoundup(d) ==
  IF d \in roundingUp \cup kgQ \cup kgTaken
  THEN UNCHANGED <<pend, kgQ, roundingUp>>
  ELSE /\ kgQ' = kgQ \cup {d}
       /\ roundingUp' = roundingUp \cup {d}
       /\ pend' = IF QueueEmpty(d) THEN [pend EXCEPT ![d] = @ \cup {"CALL"}] ELSE pend

RoundupSend(c, d) ==
  /\ d \in toSend
  /\ MasterStep(c, "M5s", "M5s")
  /\ toSend' = toSend \ {d}
  /\ kgAsked' = IF d \in online THEN kgAsked \cup {d} ELSE kgAsked
  /\ IF Csd /\ d \in online
     THEN QueueRoundup(d)
     ELSE /\ pend' = IF d \in online \/ ~LiveLoop THEN [pend EXCEPT ![d] = @ \cup {KgSgi}] ELSE pend
          /\ UNCHANGED <<kgQ, roundingUp>>
  /\ UNCHANGED <<mlock, slock, kgActive, entered, stale, tmo, kgTaken, btCsdVars, showVars, workVars>>

M5End(c) ==
  /\ toSend = {}
  /\ MasterStep(c, "M5s", "M6")
  /\ UNCHANGED <<pend, mlock, slock, kgActive, entered, stale, toSend, kgAsked, tmo, csdVars>>

M6(c) ==
  /\ AllCounted \/ Miscounts(c)
  /\ MasterStep(c, "M6", "M9")
  /\ UNCHANGED <<pend, mlock, slock, kgActive, entered, stale, toSend, kgAsked, tmo, csdVars>>

TimeoutKg(c) ==
  /\ AllCounted => Miscounts(c)
  /\ TimePasses
  /\ MasterStep(c, "M6", "M9")
  /\ tmo' = TRUE
  /\ UNCHANGED <<pend, mlock, slock, kgActive, entered, stale, toSend, kgAsked, csdVars>>

Go(c) ==
  /\ MasterStep(c, "M9", "X3")
  /\ slock' = FALSE
  /\ tmo' = FALSE
  /\ kgAsked' = {}
  /\ UNCHANGED <<pend, mlock, kgActive, entered, stale, toSend, csdVars>>

X3(c) ==
  /\ NoSlaves
  /\ MasterStep(c, "X3", "X5")
  /\ UNCHANGED <<pend, mlock, slock, kgActive, entered, stale, toSend, kgAsked, tmo, csdVars>>

X5(c) ==
  /\ MasterStep(c, "X5", IF Oops THEN "X6" ELSE "-")
  /\ entered' = entered \ {c}
  /\ stale' = stale \ {c}
  /\ mlock' = IF Oops THEN mlock ELSE None
  /\ kgActive' = IF Oops THEN kgActive ELSE None
  /\ UNCHANGED <<pend, slock, toSend, kgAsked, tmo, csdVars>>

X6(c) ==
  /\ MasterStep(c, "X6", "-")
  /\ mlock' = None
  /\ kgActive' = None
  /\ UNCHANGED <<pend, slock, entered, stale, toSend, kgAsked, tmo, csdVars>>

-----------------------------------------------------------------------------
(* A stop.  Its interrupts have the priorities of those of the roll calls, and the GIC
   offers equal ones in any order: they come at any moment. *)

(* A CPU begins to stop the others, stops itself, or takes the interrupt of a stop,
   whose handler never returns. *)
Halt(c) ==
  /\ Stops
  /\ evPc[c] = "-"
  /\ pc[c] = "-"
  /\ task' = [task EXCEPT ![c] = "stopped"]
  /\ UNCHANGED <<online, pend, frameVars, btVars, kgVars, csdVars, printVars>>

(* The event is sent for a stop ... *)
StopEvent(c) ==
  /\ Stops
  /\ Sdei
  /\ pend' = [pend EXCEPT ![c] = @ \cup {"EV0"}]
  /\ UNCHANGED <<online, task, frameVars, btVars, kgVars, csdVars, printVars>>

(* ... and its handler, which may be on top of another, does not return. *)
HaltByEvent(c) ==
  /\ Stops
  /\ evPc[c] = "D1"
  /\ evPc' = [evPc EXCEPT ![c] = "-"]
  /\ task' = [task EXCEPT ![c] = "stopped"]
  /\ UNCHANGED <<online, pend, pc, sgi, btVars, kgVars, csdVars, printVars>>

GoOffline(c) ==
  /\ IsOut(c)
  /\ online' = online \ {c}
  /\ UNCHANGED <<task, pend, frameVars, btVars, kgVars, csdVars, printVars>>

-----------------------------------------------------------------------------
(* Hotplug.  A CPU comes online with its interrupts masked; all samples are of one less. *)

CpuUpOnline(c) ==
  /\ c \in Pluggable
  /\ TaskRuns(c)
  /\ task[c] = "off"
  /\ task' = [task EXCEPT ![c] = "listed"]
  /\ online' = online \cup {c}
  /\ stale' = {d \in CPU : dbgPc[d] \notin {"-", "X6"}}
  /\ UNCHANGED <<pend, frameVars, btVars, dbgPc, mlock, slock, kgActive, entered, toSend, kgAsked, tmo, csdVars, printVars>>

CpuUpUnmask(c) ==
  /\ TaskChanges(c, "listed", IF Sdei THEN "coming" ELSE "open")

CpuUpSdei(c) ==
  /\ TaskChanges(c, "coming", "open")

CpuDownSdei(c) ==
  /\ Sdei
  /\ c \in Unplug
  /\ TaskChanges(c, "open", "leaving")

(* stop_machine: nobody asks, and nobody is in the debugger. *)
CpuDownOffline(c) ==
  /\ c \in Unplug
  /\ TaskRuns(c)
  /\ task[c] = (IF Sdei THEN "leaving" ELSE "open")
  /\ btReqr = None
  /\ worker = None
  /\ \A d \in CPU : dbgPc[d] = "-"
  /\ task' = [task EXCEPT ![c] = "off"]
  /\ online' = online \ {c}
  /\ UNCHANGED <<pend, frameVars, btVars, kgVars, csdVars, printVars>>

-----------------------------------------------------------------------------
(* What a CPU's task does of itself *)
Environment ==
  \/ \E c \in CPU : IrqDisable(c)
  \/ \E c \in CPU : IrqEnable(c)
  \/ \E c \in CPU : HardLockup(c)
  \/ \E c \in CPU : LongIrqOff(c)
  \/ \E c \in CPU : LongIrqOffEnd(c)
  \/ \E c \in CPU : HardWindow(c)
  \/ \E c \in CPU : HardWindowEnd(c)
  \/ \E c \in CPU : LongHardWindow(c)
  \/ \E c \in CPU : LongHardWindowEnd(c)
  \/ \E c \in CPU : Idle(c)
  \/ \E c \in CPU : Wake(c)
  \/ \E c \in CPU : CpuUpUnmask(c)
  \/ \E c \in CPU : CpuUpSdei(c)

(* A CPU comes, or goes *)
Hotplug ==
  \/ \E c \in CPU : CpuUpOnline(c)
  \/ \E c \in CPU : CpuDownSdei(c)
  \/ \E c \in CPU : CpuDownOffline(c)

(* What a stop does to a CPU *)
Stopping ==
  \/ \E c \in CPU : Halt(c)
  \/ \E c \in CPU : StopEvent(c)
  \/ \E c \in CPU : HaltByEvent(c)
  \/ \E c \in CPU : GoOffline(c)

(* A request and its mask, an entry into the debugger, or a print, which others
   may have to wait for *)
Opening ==
  \/ \E c \in CPU : DumpStack(c)
  \/ \E r \in CPU : T1(r)
  \/ \E r, d \in CPU : LeaveOut(r, d)
  \/ \E r \in CPU : SysrqShowAll(r)
  \/ \E c \in CPU : E0(c)

(* What follows from those *)
Running ==
  \/ \E c \in CPU : DumpStackEnd(c)
  \/ \E c \in CPU, s \in AnySgi : Take(c, s)
  \/ \E c \in CPU : Ret(c)
  \/ \E c \in CPU : D1(c)
  \/ \E c \in CPU : H1(c)
  \/ \E c \in CPU : P1(c)
  \/ \E c \in CPU : P2(c)
  \/ \E c \in CPU : P3(c)
  \/ \E c \in CPU : H2a(c)
  \/ \E c \in CPU : H2(c)
  \/ \E c \in CPU : E2Slave(c)
  \/ \E c \in CPU : R1(c)
  \/ \E c \in CPU : R4(c)
  \/ \E c \in CPU : CallQueue(c)
  \/ \E c \in CPU : CallKgdb(c)
  \/ \E c \in CPU : CallBacktrace(c)
  \/ \E c, w \in CPU : CallShow(c, w)
  \/ \E c \in CPU : CallEnd(c)
  \/ \E r \in CPU : T2(r)
  \/ \E r \in CPU : T4(r)
  \/ \E r \in CPU : T4End(r)
  \/ \E r, d \in CPU : T5(r, d)
  \/ \E r \in CPU : T5End(r)
  \/ \E r \in CPU : T6(r)
  \/ \E r \in CPU : TimeoutBt(r)
  \/ \E r \in CPU : T8(r)
  \/ \E w \in CPU : WorkStart(w)
  \/ \E w, d \in CPU : QueueOn(w, d)
  \/ \E w \in CPU : SendOwed(w)
  \/ \E c \in CPU : E2Master(c)
  \/ \E c \in CPU : LockMaster(c)
  \/ \E c \in CPU : M1(c)
  \/ \E c \in CPU : M4(c)
  \/ \E c \in CPU : M5(c)
  \/ \E c, d \in CPU : RoundupSend(c, d)
  \/ \E c \in CPU : M5End(c)
  \/ \E c \in CPU : M6(c)
  \/ \E c \in CPU : TimeoutKg(c)
  \/ \E c \in CPU : Go(c)
  \/ \E c \in CPU : X3(c)
  \/ \E c \in CPU : X5(c)
  \/ \E c \in CPU : X6(c)

Next ==
  \/ Environment
  \/ Hotplug
  \/ Stopping
  \/ Opening
  \/ Running

Spec == Init /\ [][Next]_vars
=============================================================================
