---------------------------- MODULE IpiNmiRefines ----------------------------
(***************************************************************************)
(* IpiNmi does what RollCall and IpiNmiFragment say: each of its steps,    *)
(* seen through these mappings, is a step of theirs or changes nothing in  *)
(* them.  Checked on the bounded models; the theorems about RollCall and   *)
(* IpiNmiFragment hold for any number of CPUs.                             *)
(***************************************************************************)
EXTENDS MCIpiNmi

-----------------------------------------------------------------------------
(* The backtrace as a roll call *)

BtOpen == btPc \notin {"-", "T2"}

Phase ==
  CASE btPc \in {"T4", "T4e", "T5"} -> "calling"
    [] btPc = "T6" -> "waiting"
    [] btPc = "T8" -> "closed"
    [] OTHER -> "idle"

(* CPUs where the handler will come to the backtrace *)
Called ==
  {c \in CPU : BtSgi \in pend[c] \/ IsSlaveAt(c, {"H1", "P1", "P2", "P3"})}

(* The requester waits long enough, and what delays a CPU is not in the model. *)
WaitsLong == Timeouts # "any" /\ ~PrintLock /\ Masters = {} /\ Consoles = {} /\ Stoppers = {} /\ Suspenders = {}

NmiCpus == IF NmiChip /\ PrioMask THEN PrepOk ELSE {}
EnabledCpus == {c \in CPU : BtSgi \in EnabledSgi(c)}

(* Reachable, in the words of the configuration alone *)
ReachableCpus == (EnabledCpus \ LongHard) \ ((Stuck \cup LongOff) \ NmiCpus)

RC == INSTANCE RollCall WITH
  phase <- Phase,
  asked <- IF BtOpen THEN btWant ELSE {},
  sent <- IF BtOpen THEN btSent ELSE {},
  called <- Called,
  answered <- IF BtOpen THEN btBegan \cap btWant ELSE {},
  heard <- IF BtOpen THEN btWant \ btMask ELSE {},
  missed <- IF btPc = "T8" THEN btWant \cap btMask ELSE {},
  Reachable <- ReachableCpus,
  Patient <- WaitsLong,
  Lossless <- TRUE,
  Fresh <- MaxBt <= 1 \/ (WaitsLong /\ ReachableCpus = CPU)

RefinesRollCall == [RC!Next]_(RC!vars)
InitRefinesRollCall == RC!Init

-----------------------------------------------------------------------------
(* The part that is proved *)

(* What IpiNmiFragment leaves out is not in the model. *)
InFragment ==
  /\ ~Fallback
  /\ ~PrintLock
  /\ ~Btc
  /\ Offline \cup Unplug \cup Printers \cup Consoles \cup Idlers \cup Stoppers \cup Suspenders = {}

FR == INSTANCE IpiNmiFragment WITH
  Shared <- Shared,
  EarlyReturn <- EarlyReturn,
  ActiveTest <- ActiveTest,
  NmiCpus <- NmiCpus,
  Enabled <- EnabledCpus,
  Oops <- DbgEntry = "oops",
  Fair <- Timeouts # "any",
  pc <- [c \in CPU |-> IF nmiPc[c] # "-" THEN nmiPc[c] ELSE irqPc[c]],
  sgi <- [c \in CPU |-> IF nmiSgi[c] # "-" THEN nmiSgi[c] ELSE irqSgi[c]]

RefinesFragment == [FR!Next]_(FR!vars)
InitRefinesFragment == FR!Init

(* The counters are the sets that IpiNmiFragment has for them. *)
CountersAreSets ==
  \A c \in CPU : snap[c] # 0 => (nM + nS = snap[c] <=> FR!AllCounted)

=============================================================================
