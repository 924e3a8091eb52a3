--------------------------- MODULE IpiNmiInvariants ---------------------------
(***************************************************************************)
(* What the variables of IpiNmi.tla mean: each in terms of the others.  A  *)
(* store that is forgotten, or made by the wrong CPU, shows here at once,  *)
(* long before a CPU is missed.  None of this is asked of the mutations of *)
(* IpiNmiMutations.tla, whose variables mean something else.               *)
(***************************************************************************)
EXTENDS IpiNmiProperties

(* The labels that a handler may be at, by what it serves *)
LabelsOf(s) ==
  CASE s = "CALL" ->
         {"C0", "C", "H2", "E2", "L", "R4", "Ret"}
           \cup (IF ActiveTest THEN {"H2a"} ELSE {})
           \cup (IF BtByCsd THEN {"H1", "P1", "P2", "P3"} ELSE {})
    [] s \in {"STOP", "STOPNMI"} -> {"S", "Q3", "Z"} \cup (IF StopsMasked THEN {} ELSE {"Q1"})
    [] s \in Events -> {"D1", "H1", "P1", "P2", "P3", "Q3", "Z", "Ret"}
    [] OTHER ->
         {"Ret"}
           \cup (IF s = BtSgi THEN {"H1", "P1", "P2", "P3"} ELSE {})
           \cup (IF s = KgSgi THEN {"H2", "E2", "L", "R4"} ELSE {})
           \cup (IF s = KgSgi /\ ActiveTest THEN {"H2a"} ELSE {})

HandlerMatches ==
  \A c \in CPU :
    /\ evPc[c] = "-" \/ evPc[c] \in LabelsOf("EV0")
    /\ IF nmiSgi[c] = "-" THEN nmiPc[c] = "-" ELSE nmiPc[c] \in LabelsOf(nmiSgi[c])
    /\ IF irqSgi[c] = "-" THEN irqPc[c] = "-" ELSE irqPc[c] \in LabelsOf(irqSgi[c])
    /\ act[c] \subseteq EnabledSgi(c)
    /\ NmiPriority(c) \subseteq EnabledSgi(c)
    /\ nmiPc[c] = "-" => act[c] \cap NmiPriority(c) = {}
    /\ dbgPc[c] # "-" => irqPc[c] = "-"

(* The requester's variables are at rest if there is none. *)
RequestMatches ==
  /\ btReqr = None <=> btPc = "-"
  /\ btReqr = None => btSent = {} /\ btWant = {} /\ btBegan = {}
  /\ btSkip # {} => btPc = "T2" /\ btSkip \subseteq BtSpared
  /\ btPc \in {"T2", "T4", "T4e"} => btSent = {}
  /\ btPc \in {"T4", "T4e", "T5", "T6"} => btMask \subseteq btWant
  /\ btPc \in {"T5", "T6", "T8"} => btReqr \notin btMask
  /\ btSent \subseteq btWant
  /\ btPc = "T6" => btMask \subseteq btSent
  /\ btReqr # None => btReqr \in Requesters /\ btCount > 0
  /\ PrintLock /\ btPc \in {"T2", "T4", "T5", "T6", "T6b", "T8"} => task[btReqr] \in {"open", "watchdog"}

(* enter_kgdb is set, and the sample taken, while a CPU is in the debugger. *)
EnteredMatches ==
  /\ entered = {c \in CPU : dbgPc[c] \notin {"-", "X6"} \/ IsSlaveAt(c, {"E2", "L", "R4"})}
  /\ \A c \in CPU : snap[c] # 0 <=> dbgPc[c] \notin {"-", "X6"}
  /\ \A c \in CPU : dbgPc[c] # "-" => c \in Masters /\ kgCount > 0

(* dbg_slave_lock and kgdb_active are the master's, and so is the time-out. *)
MasterMatches ==
  /\ slock <=> \E c \in CPU : dbgPc[c] \in {"M5", "M5s", "M6", "M9"}
  /\ \A c \in CPU :
       dbgPc[c] \in {"M5", "M5s", "M6", "M9", "X3", "X5", "X6"} \/ (dbgPc[c] = "M4" /\ ~ActiveLate) <=> kgActive = c
  /\ tmo => \E c \in CPU : dbgPc[c] = "M9"
  /\ toSend # {} => \E c \in CPU : dbgPc[c] = "M5s"
  /\ kgAsked # {} => \E c \in CPU : dbgPc[c] \in {"M5s", "M6", "M9"}
  /\ btc # None => Btc /\ \E c \in CPU : dbgPc[c] = "M9"

StoppedOff == {c \in CPU : IsStopping(c) \/ task[c] \in {"selfoff", "stopped"}} \ online

(* Which CPUs are asked: the loop leaves none out, and takes none twice. *)
RoundupMatches ==
  \A c \in CPU : LET others == Steady \ ({c} \cup StoppedOff) IN
    /\ dbgPc[c] \in {"M5s", "M6", "M9"} => c \notin kgAsked
    /\ dbgPc[c] = "M5s" => kgAsked \cap toSend = {} /\ c \notin toSend
    /\ dbgPc[c] = "M5s" => others \subseteq kgAsked \cup toSend
    /\ dbgPc[c] \in {"M6", "M9"} => others \subseteq kgAsked

(* Prints that hold the printk CPU lock *)
HandlerPrints(c) == IsSlaveAt(c, {"P2"})
RequesterPrints(c) == btReqr = c /\ btPc = "T4e"
TaskPrints(c) == c \in Printers /\ task[c] = "irqoff" /\ ~RequesterPrints(c) /\ psync = c

(* The locks have their holders.  A CPU with its interrupts off may print for its
   task, or have masked them for short before a handler prints. *)
LocksMatch ==
  /\ ~PrintLock => psync = None
  /\ psync # None => HandlerPrints(psync) \/ RequesterPrints(psync) \/ TaskPrints(psync)
  /\ PrintLock /\ ~LockYields => \A c \in CPU : HandlerPrints(c) \/ RequesterPrints(c) => psync = c
  /\ psyncNested =>
       psync # None /\ HandlerPrints(psync) /\ (RequesterPrints(psync) \/ TaskPrints(psync))
  /\ psync # None /\ HandlerPrints(psync) /\ (RequesterPrints(psync) \/ (TaskPrints(psync) /\ psync \notin Masks))
       => psyncNested
  /\ console # None => console \in Consoles /\ task[console] = "open" /\ console # btReqr

(* The task state is one that this configuration has. *)
TaskMatches ==
  \A c \in CPU :
    /\ task[c] = "irqoff" => c \in Masks \/ psync = c
    /\ task[c] = "stuck" => c \in Stuck
    /\ task[c] = "longoff" => c \in LongOff
    /\ task[c] = "hard" => c \in Windows
    /\ task[c] = "longhard" => c \in LongHard
    /\ task[c] = "idle" => c \in Idlers
    /\ task[c] = "suspended" => c \in Suspenders
    /\ task[c] = "watchdog" => c \in Watchdogs \cap Stuck /\ btReqr = c /\ {irqPc[c], nmiPc[c], dbgPc[c]} = {"-"}
    /\ task[c] \in {"stopping", "alone"} => panicCpu = c \/ c \in Rebooters
    /\ task[c] \in {"selfstop", "selfoff", "stopped"} => c \in Stoppers /\ panicCpu \notin {None, c}
    /\ task[c] \in {"off", "setup"} => c \notin online /\ c \in Offline \cup Unplug
    /\ task[c] \in {"uncounted", "listed"} => c \in online /\ c \in Offline \cup Unplug
    /\ task[c] = "coming" => Sdei /\ c \in Offline \cup Unplug
    /\ task[c] = "leaving" => Sdei /\ c \in Unplug
    /\ task[c] \in {"coming", "leaving"} => c \in online \/ IsSlaveAt(c, {"Q1", "Z"})
    /\ task[c] = "dying" => c \notin online /\ c \in Unplug
    /\ c \notin online =>
         task[c] \in {"off", "setup", "dying", "selfoff", "stopped"} \/ IsSlaveAt(c, {"Q1", "Z"})
    /\ task[c] \in {"selfoff", "stopped"} \/ IsSlaveAt(c, {"Q1", "Z"}) => c \notin online
    /\ task[c] \in {"off", "setup", "uncounted", "listed", "dying"} => {evPc[c], nmiPc[c], irqPc[c], dbgPc[c]} = {"-"}
    /\ task[c] = "selfoff" => ~StopsMasked
    /\ c \notin prioLost

(* The function-call queue *)
QueueMatches ==
  \A c \in CPU :
    /\ c \in kgTaken \cup btTaken \/ showTaken[c] # {} =>
         IsSlaveAt(c, {"C", "H1", "P1", "P2", "P3", "H2a", "H2", "E2", "L", "R4"})
    /\ c \in btQ \cup btTaken => BtByCsd
    /\ c \notin btQ \cap btTaken
    /\ c \in kgQ \cup kgTaken => c \in roundingUp
    /\ c \in roundingUp => c \in kgQ \cup kgTaken \/ (irqSgi[c] = "CALL" /\ irqPc[c] \in {"H2a", "H2"})
    /\ c \in roundingUp => nmiPc[c] \notin {"H2a", "H2"}
    /\ showQ[c] \cup showTaken[c] \subseteq Requesters \ {c}
    /\ showQ[c] \cap showTaken[c] = {}

(* The worker of the fallback *)
WorkMatches ==
  /\ worker = None => workTodo = {} /\ owed = {}
  /\ work # None \/ worker # None \/ unshown # {} => BtFallback /\ btCount > 0
  /\ worker # None => worker \in Requesters /\ worker \notin workTodo \cup owed
  /\ work # None => work \in Requesters
  /\ workTodo \cap owed = {}

(* The stop is its caller's. *)
StopMatches ==
  /\ stopper = None <=> stopPc = "-"
  /\ stopper # None => task[stopper] = (IF StopOver THEN "alone" ELSE "stopping")
  /\ stopLeft # {} => stopPc \in {"K2s", "K3s", "K4s"}
  /\ stopper \notin stopLeft
  /\ panicCpu # None => panicCpu \in Stoppers
  /\ crashStop => panicCpu \in Crashers
  /\ \A c \in CPU : task[c] \in {"stopping", "alone"} /\ c \notin Rebooters => panicCpu = c

=============================================================================
