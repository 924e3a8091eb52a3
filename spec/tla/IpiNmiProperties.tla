--------------------------- MODULE IpiNmiProperties ---------------------------
(***************************************************************************)
(* What must hold of the roll calls of IpiNmi.tla, and what is expected    *)
(* not to hold.  docs/properties.md has a sentence on each, why it matters *)
(* and which bug it catches; the manifest says in which model it holds.    *)
(***************************************************************************)
EXTENDS IpiNmi

-----------------------------------------------------------------------------
(* Properties: safety *)

TypeOK ==
  /\ online \subseteq CPU
  /\ task \in [CPU -> TaskState]
  /\ pend \in [CPU -> SUBSET Sgi]
  /\ act \in [CPU -> SUBSET Sgi]
  /\ evPc \in [CPU -> Label]
  /\ nmiPc \in [CPU -> Label]
  /\ nmiSgi \in [CPU -> Sgi \cup {"-"}]
  /\ irqPc \in [CPU -> Label]
  /\ irqSgi \in [CPU -> Sgi \cup {"-"}]
  /\ dbgPc \in [CPU -> DbgLabel]
  /\ btReqr \in CPU \cup {None}
  /\ btPc \in BtLabel
  /\ btMask \subseteq CPU
  /\ btSent \subseteq CPU
  /\ btCount \in 0..MaxBt
  /\ btSkip \subseteq CPU
  /\ btWant \subseteq CPU
  /\ btBegan \subseteq CPU
  /\ mlock \in CPU \cup {None}
  /\ slock \in BOOLEAN
  /\ kgActive \in CPU \cup {None}
  /\ nM \in 0..Cardinality(CPU)
  /\ nS \in 0..Cardinality(CPU)
  /\ entered \subseteq CPU
  /\ snap \in [CPU -> 0..Cardinality(CPU)]
  /\ toSend \subseteq CPU
  /\ kgAsked \subseteq CPU
  /\ kgCount \in 0..MaxKg
  /\ tmo \in BOOLEAN
  /\ kgQ \subseteq CPU
  /\ kgTaken \subseteq CPU
  /\ btQ \subseteq CPU
  /\ btTaken \subseteq CPU
  /\ showQ \in [CPU -> SUBSET CPU]
  /\ showTaken \in [CPU -> SUBSET CPU]
  /\ roundingUp \subseteq CPU
  /\ work \in CPU \cup {None}
  /\ worker \in CPU \cup {None}
  /\ workTodo \subseteq CPU
  /\ owed \subseteq CPU
  /\ unshown \subseteq CPU
  /\ psync \in CPU \cup {None}
  /\ psyncNested \in BOOLEAN
  /\ console \in CPU \cup {None}
  /\ btDropped \in BOOLEAN
  /\ prioLost \subseteq CPU
  /\ btc \in CPU \cup {None}
  /\ fault \in BOOLEAN
  /\ panicCpu \in CPU \cup {None}
  /\ crashStop \in BOOLEAN
  /\ stopper \in CPU \cup {None}
  /\ stopPc \in StopLabel
  /\ stopLeft \subseteq CPU

(* At most one CPU is between the master lock and its release. *)
LockOwner ==
  /\ \A c \in CPU : dbgPc[c] \notin {"-", "E2", "L"} <=> mlock = c
  /\ kgActive # None => mlock = kgActive

(* The two counters count the CPUs between their increment and decrement. *)
MastersCounted == nM = Cardinality({c \in CPU : dbgPc[c] \notin {"-", "E2", "X6"}})
SlavesCounted == nS = Cardinality({c \in CPU : IsSlaveAt(c, {"L", "R4"})})

CountersMatch == MastersCounted /\ SlavesCounted

(* An NMI is never on top of an NMI, an event never on top of an event; a handler
   and the debugger are masked. *)
MaskDiscipline ==
  \A c \in CPU :
    /\ dbgPc[c] # "-" => DbgMask(c) = DbgEntryMask
    /\ nmiPc[c] # "-" => nmiSgi[c] \in NmiPriority(c) /\ Mask(c) = "HARD"
    /\ irqPc[c] # "-" => irqSgi[c] \in Sgi \ NmiPriority(c)
    /\ evPc[c] # "-" => Sdei /\ Mask(c) = "HARD"
    /\ act[c] = ({nmiSgi[c], irqSgi[c]} \ {"-"}) \cup (IF evPc[c] = "-" THEN {} ELSE Events)

(* Labels of a function-call interrupt that is not done *)
Called == {"C0", "C", "H1", "P1", "P2", "P3"}

(* The handler of d will still do the backtrace of the current request. *)
BacktraceComing(d) ==
  \/ BtSgi \in pend[d] /\ BtSgi \in SgiOn(d)
  \/ IsSlaveAt(d, {"D1", "H1", "P1", "P2", "P3"})
  \/ Sdei /\ IsSlaveAt(d, {"Q3", "Z"})
  \/ BtSgi \notin SgiOn(d)
  \/ d \in btQ /\ ("CALL" \in pend[d] \/ IsSlaveAt(d, {"C0"}))
  \/ d \in btTaken

(* No lost wake-up: an unanswered CPU that was sent to is about to answer. *)
PendingCovers ==
  btPc = "T6" => \A d \in btMask \cap btSent : BacktraceComing(d)

(* The same for the roundup: a CPU that was sent to is in, or about to be. *)
RoundupCovers ==
  \A c \in CPU : dbgPc[c] \in {"M6", "M9"} => \A d \in kgAsked :
    \/ d \in entered
    \/ KgSgi \notin SgiOn(d) /\ ~KgFallback
    \/ KgSgi \in pend[d]
    \/ IsSlaveAt(d, {"H1", "P1", "P2", "P3", "H2a", "H2"})
    \/ d \in kgQ /\ "CALL" \in pend[d]
    \/ IsSlaveAt(d, {"C0", "C"}) /\ d \in kgQ \cup kgTaken

(* A CPU that others may address can be addressed: enabled before online. *)
OnlineIsEnabled == \A c \in online : EnabledSgi(c) \subseteq SgiOn(c)

(* A slave can leave when no master is in. *)
NoOrphan == \A c \in CPU : IsSlaveAt(c, {"L"}) /\ mlock = None => SlavesMayLeave

(* An idle CPU wakes for any interrupt that is signalled to it. *)
IdleWakes == \A c \in CPU : task[c] = "idle" /\ Signalled(c) # {} => Wakes(c)

(* The debugger reads no context of a CPU that may be running. *)
NoFault == ~fault

NmiUsable(c) == NmiPriority(c) # {}

(* Something stops or asks this CPU even with its interrupts off. *)
IrqOffReached(c) == Sdei \/ NmiUsable(c)

(* A slave that was asked for its stack can print it. *)
BtcAnswered ==
  btc # None /\ psync \notin {None, btc} /\ ~LockFree(btc) => ~IsSlaveAt(psync, {"L"}) /\ dbgPc[psync] = "-"

(* A master that event 0 interrupts does not wait for the print lock of a slave,
   which waits for it. *)
SdeiAnswered ==
  \A c \in CPU : dbgPc[c] # "-" /\ evPc[c] = "P1" /\ ~LockFree(c) => ~IsSlaveAt(psync, {"L"})

(* The holder of the printk CPU lock does not wait for a CPU that waits for it. *)
LockProgress ==
  \A c \in CPU : console = c /\ "P1" \in {nmiPc[c], evPc[c]} /\ psync \notin {None, c} => CanPrint

(* The handler of a stop interrupt *)
IsStopping(c) == IsSlaveAt(c, {"S", "Q1", "Q3", "Z"})

(* No CPU is stopped while it holds a lock that the stopping CPU may need,
   unless it did not stop when it was asked by a normal interrupt. *)
StopHoldsNoLock ==
  \A c \in CPU : IsStopping(c) /\ stopPc \in {"K2s", "K2"} => psync # c

(* A CPU that has stopped takes no interrupt any more. *)
IsParked(c) == IsSlaveAt(c, {"Z"}) \/ task[c] = "stopped"
StoppedIsHard == \A c \in CPU : IsParked(c) => c \notin online /\ Mask(c) = "HARD"

(* The CPU that stops the others is not stopped itself. *)
StopperLives == stopper # None => stopper \in online /\ ~IsStopping(stopper)

(* The CPU that has stopped the others takes no event any more. *)
StopperMasked == StopOver => evPc[stopper] = "-"

(* The CPU that panics is not stopped: it goes on to the crash kernel or to the
   end of panic(). *)
PanicLives == panicCpu # None => panicCpu \in online /\ ~IsStopping(panicCpu)

(* When the stop is over nobody else runs that an interrupt can reach. *)
StopReachesAll ==
  StopOver => \A c \in online \ {stopper} :
    \/ c \in (IF Sdei THEN {} ELSE LongHard) \cup Offline
    \/ ~IrqOffReached(c) /\ c \in Stuck \cup LongOff

(* Each request that was accepted asks its CPUs. *)
Bt_NotDropped == ~btDropped

(* When the fallback is over, each CPU has printed for the latest request. *)
Fb_AllShown ==
  /\ work = None
  /\ worker = None
  /\ owed = {}
  /\ \A c \in CPU : showQ[c] = {} /\ showTaken[c] = {}
  => unshown = {}

(* The worker waits for no CPU that cannot answer. *)
Fb_NoWedge ==
  \A w \in CPU : worker = w /\ ~WorkerPrompt(w) => \E d \in workTodo : Prompt(d)

(* The CPUs that a roll call can count on, in this configuration *)
Reachable ==
  {c \in CPU : /\ BtSgi \in EnabledSgi(c)
               /\ Sdei \/ c \notin LongHard
               /\ IrqOffReached(c) \/ (c \notin Stuck /\ c \notin LongOff)}

(* Every reachable CPU that was asked began its trace before the request ended. *)
Bt_NoMiss == btPc = "T8" => (btWant \cap Reachable) \subseteq btBegan

(* What is awaited is what the current request asks, and nothing older. *)
Bt_MaskIsOwn == btPc \notin {"-", "T2"} => btMask \subseteq btWant

(* A request that ends without a time-out was answered by every CPU. *)
Bt_Truthful == btPc = "T8" /\ AllAnswered => btWant \subseteq btBegan

(* The same for every CPU that was asked, reachable or not. *)
Bt_NoMiss_all == btPc = "T8" => btWant \subseteq btBegan

(* A trace is being written. *)
Printing(c) == IsSlaveAt(c, {"P2"}) \/ (btReqr = c /\ btPc = "T4e")

(* ... and no trace of a CPU that was asked is still being written. *)
Bt_Finished ==
  btPc = "T8" => \A c \in btWant \cap Reachable : c \in btBegan /\ ~Printing(c)

(* A CPU prints for a request once ... *)
Bt_Once ==
  /\ \A c \in CPU : IsSlaveAt(c, {"P1"}) => c \notin btBegan
  /\ btPc = "T4" => btReqr \notin btBegan

(* ... and only if it was asked. *)
Bt_OnlyAsked ==
  /\ \A c \in CPU : IsSlaveAt(c, {"P1"} \cup (IF AnswersApart THEN {} ELSE {"P2", "P3"})) => c \in btMask
  /\ btBegan \subseteq btWant
  /\ btPc = "T4e" => btReqr \in btMask

(* The requester prints by itself: it does not interrupt itself. *)
Bt_NotSelf == btReqr \notin btSent

(* A CPU that was asked and is silent is in the mask from which the kernel names
   the silent ones ... *)
Bt_SilentAreNamed == btPc = "T6b" => btWant \ btBegan \subseteq btMask

(* ... and nobody else is. *)
Bt_NamedAreSilent == btPc = "T6b" => btMask \cap btBegan = {}

(* The requester never waits in vain. *)
Bt_NoTimeout == btPc = "T8" => AllAnswered

(* Nobody stops who was not asked to. *)
StopIsAsked == \A c \in CPU : IsStopping(c) => stopper \notin {None, c}

(* A function-call queue that is not empty has its interrupt on the way, or owed by the one who queued first. *)
CsdNotForgotten ==
  \A d \in CPU : ~QueueEmpty(d) =>
    "CALL" \in pend[d] \/ (worker # None /\ d \in owed) \/ IsSlaveAt(d, {"C0"})

(* What a CPU still has to print for the fallback is on its way to it. *)
Fb_Coming ==
  \A d \in unshown :
    work # None \/ d \in workTodo \/ showQ[d] # {} \/ showTaken[d] # {}

In(d) == d \in entered /\ ~IsSlaveAt(d, {"R4"})

(* With EarlyReturn a delivery that does the backtrace is no roundup delivery. *)
ReachesKgdb(d) ==
  \/ IsSlaveAt(d, {"H2a", "H2"})
  \/ HandlerSgi(d) = KgSgi /\ IsSlaveAt(d, {"H1"}) /\ (EarlyReturn => d \notin btMask)
  \/ HandlerSgi(d) = KgSgi /\ IsSlaveAt(d, {"P1", "P2", "P3"}) /\ ~EarlyReturn

(* A roundup delivery is pending, and d executes nothing before it. *)
RoundupPending(d) ==
  IF KgFallback
  THEN d \in kgQ \cup kgTaken /\ ("CALL" \in pend[d] \/ IsSlaveAt(d, Called))
                              /\ TaskMask(d) = "OPEN"
  ELSE /\ KgSgi \in pend[d]
       /\ KgSgi \in SgiOn(d)
       /\ Passes(TaskMask(d), d, KgSgi)
       /\ EarlyReturn => d \notin btMask

TransientlyAbsent(d) == RoundupPending(d) \/ ReachesKgdb(d)

InDebugger(c) == dbgPc[c] = "M9"

(* CPUs that are online all the time *)
Steady == CPU \ (Offline \cup Unplug)

(* Without a time-out message every CPU that was asked is in. *)
Kg_NoMiss_strong ==
  \A c \in CPU : InDebugger(c) /\ ~tmo => \A d \in kgAsked : In(d)

(* ... or will be in before it executes anything else. *)
Kg_NoMiss_weak ==
  \A c \in CPU : InDebugger(c) /\ ~tmo =>
    \A d \in kgAsked \cap Steady : In(d) \/ TransientlyAbsent(d)

(* Nobody who is online runs beside the debugger, asked or not. *)
Kg_AllOnline ==
  \A c \in CPU : InDebugger(c) /\ ~tmo =>
    \A d \in online \ {c} : In(d) \/ TransientlyAbsent(d)

(* The headline: with pseudo-NMI no time-out, and no CPU is missed. *)
Kg_NoMiss_nmi ==
  \A c \in CPU : InDebugger(c) =>
    ~tmo /\ \A d \in kgAsked \cap Steady : In(d) \/ TransientlyAbsent(d)

(* The debugger never waits in vain. *)
Kg_NoTimeout == ~tmo

(* The send loop never waits: a roundup that was begun comes to its time-out. *)
NoHang ==
  \A c \in CPU : dbgPc[c] = "M5s" =>
    toSend = {} \/ \E d \in toSend : MaySend(d)

=============================================================================
