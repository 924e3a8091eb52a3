--------------------------- MODULE IpiNmiRankProof ---------------------------
(***************************************************************************)
(* The rank of IpiNmiRank is a strict order, for any set of CPUs.  A       *)
(* finite set of CPUs has finitely many ranks, and a strict order on       *)
(* finitely many things goes down only so often: no behaviour has steps    *)
(* without end that make the rank smaller.                                 *)
(***************************************************************************)
EXTENDS IpiNmiRank

CONSTANTS
  CPU, None,
  Masters, Roundup, Requester, Backtrace, Work, Queueing, Pending, Calls, Handlers, Events, Blocked  \* an earlier rank

VARIABLES
  masters, roundup, requester, backtrace, work, queueing, pending, calls, handlers, events, blocked  \* a rank and a later one

MasterLabels == {"-", "E2", "L", "M1", "M4", "M5", "M5s", "M6", "M9", "X3", "X5", "X6"}
RequesterLabels == {"-", "T2", "T4", "T4e", "T5", "T6", "T8"}
WorkLabels == {"-", "again", "queued", "runs"}
HandlerLabels == {"-", "D1", "C0", "C", "H1", "P1", "P2", "P3", "H2a", "H2", "E2", "L", "R4", "Ret"}
Waiting == {"N", "BT", "KG", "CALL", "EV0", "trace", "again"}
Blocks == {"window", "event", "lock"}

ASSUME EarlierRank ==
  /\ None \notin CPU
  /\ Masters \in [CPU -> MasterLabels]
  /\ Roundup \subseteq CPU
  /\ Requester \in RequesterLabels
  /\ Backtrace \subseteq CPU
  /\ Work \in WorkLabels
  /\ Queueing \subseteq CPU
  /\ Pending \in [CPU -> SUBSET Waiting]
  /\ Calls \in [CPU -> SUBSET CPU]
  /\ Handlers \in [CPU -> HandlerLabels]
  /\ Events \in [CPU -> HandlerLabels]
  /\ Blocked \in [CPU -> SUBSET Blocks]

TypeOK ==
  /\ masters \in [CPU -> MasterLabels]
  /\ roundup \subseteq CPU
  /\ requester \in RequesterLabels
  /\ backtrace \subseteq CPU
  /\ work \in WorkLabels
  /\ queueing \subseteq CPU
  /\ pending \in [CPU -> SUBSET Waiting]
  /\ calls \in [CPU -> SUBSET CPU]
  /\ handlers \in [CPU -> HandlerLabels]
  /\ events \in [CPU -> HandlerLabels]
  /\ blocked \in [CPU -> SUBSET Blocks]

NotBelowItself ==
  ~Below(CPU,
         masters, roundup, requester, backtrace, work, queueing, pending, calls, handlers, events, blocked,
         masters, roundup, requester, backtrace, work, queueing, pending, calls, handlers, events, blocked)

BelowEarlier ==
  Below(CPU,
        masters, roundup, requester, backtrace, work, queueing, pending, calls, handlers, events, blocked,
        Masters, Roundup, Requester, Backtrace, Work, Queueing, Pending, Calls, Handlers, Events, Blocked)

LaterBelow ==
  Below(CPU,
        masters', roundup', requester', backtrace', work', queueing', pending', calls', handlers', events', blocked',
        masters, roundup, requester, backtrace, work, queueing, pending, calls, handlers, events, blocked)

THEOREM Irreflexive == TypeOK => NotBelowItself
THEOREM Transitive == TypeOK /\ TypeOK' /\ BelowEarlier /\ LaterBelow => BelowEarlier'
=============================================================================
