------------------------------- MODULE MCIpiNmi -------------------------------
(***************************************************************************)
(* The root of the bounded models of IpiNmi.tla: MCIpiNmi.cfg is the       *)
(* configuration that all of them start from, manifest.json says how each  *)
(* differs from it and what is expected of it.                             *)
(***************************************************************************)
EXTENDS IpiNmiInvariants, IpiNmiSteps, IpiNmiRules, IpiNmiMutations, TLC

(* Renamings of the CPUs that the configuration cannot see *)
Symmetry ==
  {p \in Permutations(CPU) : \A cpus \in CpuSets : {p[c] : c \in cpus} = cpus}

-----------------------------------------------------------------------------
(* Witnesses: each says that the premise of a property is never reached, and
   is expected to be violated.  No property holds because nothing happens. *)

Witness_BtEnds == btPc # "T8"

Witness_BtEmpty == ~(btPc = "T8" /\ btMask = {})

Witness_BtCovers == ~(btPc = "T6" /\ btMask \cap btSent # {})

Witness_KgIn == ~\E c \in CPU : InDebugger(c) /\ kgAsked # {}

Witness_KgFull ==
  ~\E c \in CPU : InDebugger(c) /\ ~tmo /\ kgAsked # {} /\ \A d \in kgAsked : In(d)

Witness_KgTransient ==
  ~\E c \in CPU : InDebugger(c) /\ ~tmo /\ \E d \in kgAsked : ~In(d) /\ TransientlyAbsent(d)

(* A CPU prints that the current request does not ask. *)
Witness_LateAnswer ==
  ~\E c \in CPU : btPc \notin {"-", "T2"} /\ IsSlaveAt(c, {"P2"}) /\ c \notin btWant

Witness_LeftOut == btSkip = {}

(* A master that leaves is a slave of itself. *)
Witness_SelfSlave == ~\E c \in CPU : dbgPc[c] = "X6" /\ IsSlaveAt(c, {"L"})

(* A CPU goes offline with a pending SGI, and it is there when it comes back. *)
Witness_OfflinePending == ~\E c \in CPU : task[c] = "off" /\ pend[c] # {}

Witness_StaleAfterOnline == ~\E c \in CPU : task[c] = "listed" /\ Signalled(c) # {}

Witness_NmiRequester == ~\E c \in CPU : btReqr = c /\ btPc = "T6" /\ task[c] = "watchdog"

Witness_NmiOverStuck == ~\E c \in CPU : nmiPc[c] # "-" /\ task[c] = "stuck"

Witness_IrqHandler == \A c \in CPU : irqPc[c] = "-"

Witness_Sending == ~\E c \in CPU : dbgPc[c] = "M5s" /\ toSend # {}

Witness_Slave == ~\E c \in CPU : IsSlaveAt(c, {"L"}) /\ mlock = None

Witness_Idle == ~\E c \in CPU : task[c] = "idle" /\ Signalled(c) # {}

Witness_Btc == ~(btc # None /\ PrintLock /\ psync # None)

Witness_Console ==
  ~\E c \in CPU : console = c /\ "P1" \in {nmiPc[c], evPc[c]} /\ psync \notin {None, c}

Witness_Nested == ~psyncNested

(* The request is over, and a printer that it asked is still in its own dump. *)
Witness_PrinterAnswers ==
  ~(btPc = "T8" /\ btMask = {} /\ psync # None /\ psync \in btBegan /\ task[psync] = "irqoff")

Witness_Stop == ~\E c \in CPU : IsStopping(c) /\ stopPc = "K2"

Witness_StopRetry == ~\E c \in CPU : IsStopping(c) /\ stopPc = "K3"

Witness_StopOver == ~StopOver

Witness_StopBySdei == stopPc # "K5"

(* SDEI inside the debugger *)
Witness_SlavePrints == ~\E c \in CPU : "L" \in {irqPc[c], nmiPc[c]} /\ evPc[c] = "P2"

Witness_Parked == ~\E c \in CPU : IsParked(c)

Witness_SelfStop == ~\E c \in CPU : task[c] = "stopped"

Witness_StopTwice == ~\E c \in CPU : task[c] = "alone" /\ c # stopper

Witness_CrashStop == ~\E c \in CPU : IsSlaveAt(c, {"Q3"})

(* The event on top of a pseudo-NMI *)
Witness_EventOverNmi == ~\E c \in CPU : evPc[c] # "-" /\ nmiPc[c] # "-"

(* An NMI on top of the handler of a normal interrupt *)
Witness_NmiOverIrq == ~\E c \in CPU : nmiPc[c] # "-" /\ irqPc[c] # "-"

Witness_FbOver ==
  ~(btCount > 0 /\ work = None /\ worker = None /\ owed = {}
      /\ \A c \in CPU : showQ[c] = {} /\ showTaken[c] = {})

Witness_FbWaits == ~\E w \in CPU : worker = w /\ ~WorkerPrompt(w)

Witness_Online == online \subseteq CPU \ Offline

Witness_WaitsForLock == ~\E c \in CPU : dbgPc[c] = "L" /\ mlock \notin {None, c}

=============================================================================
