----------------------------- MODULE IpiNmiRank -----------------------------
(***************************************************************************)
(* The rank by which IpiNmiProof shows that roll calls end.  It has eleven *)
(* parts, the first weighs most: the labels that the masters have to come  *)
(* to, the CPUs that they have to send to, the same for the requester, the *)
(* same for the worker of sysrq-l, what is pending, the calls that are     *)
(* queued, the labels of the handlers, of those of the event, and what     *)
(* blocks CPUs.  IpiNmiRankProof says that it cannot shrink for ever.      *)
(***************************************************************************)

(* The labels that are still to come, in the order of the code *)
MasterToCome(label) ==
  CASE label = "E2" -> {"L", "M1", "M4", "M5", "M5s", "M6", "M9", "X3", "X5", "X6", "-"}
    [] label = "L" -> {"M1", "M4", "M5", "M5s", "M6", "M9", "X3", "X5", "X6", "-"}
    [] label = "M1" -> {"M4", "M5", "M5s", "M6", "M9", "X3", "X5", "X6", "-"}
    [] label = "M4" -> {"M5", "M5s", "M6", "M9", "X3", "X5", "X6", "-"}
    [] label = "M5" -> {"M5s", "M6", "M9", "X3", "X5", "X6", "-"}
    [] label = "M5s" -> {"M6", "M9", "X3", "X5", "X6", "-"}
    [] label = "M6" -> {"M9", "X3", "X5", "X6", "-"}
    [] label = "M9" -> {"X3", "X5", "X6", "-"}
    [] label = "X3" -> {"X5", "X6", "-"}
    [] label = "X5" -> {"X6", "-"}
    [] label = "X6" -> {"-"}
    [] OTHER -> {}

RequesterToCome(label) ==
  CASE label = "T2" -> {"T4", "T4e", "T5", "T6", "T8", "-"}
    [] label = "T4" -> {"T4e", "T5", "T6", "T8", "-"}
    [] label = "T4e" -> {"T5", "T6", "T8", "-"}
    [] label = "T5" -> {"T6", "T8", "-"}
    [] label = "T6" -> {"T8", "-"}
    [] label = "T8" -> {"-"}
    [] OTHER -> {}

WorkToCome(label) ==
  CASE label = "again" -> {"queued", "runs", "-"}
    [] label = "queued" -> {"runs", "-"}
    [] label = "runs" -> {"-"}
    [] OTHER -> {}

HandlerToCome(label) ==
  CASE label = "D1" -> {"H1", "P1", "P2", "P3", "H2a", "H2", "E2", "L", "R4", "C", "Ret", "-"}
    [] label = "H1" -> {"P1", "P2", "P3", "H2a", "H2", "E2", "L", "R4", "C", "Ret", "-"}
    [] label = "P1" -> {"P2", "P3", "H2a", "H2", "E2", "L", "R4", "C", "Ret", "-"}
    [] label = "P2" -> {"P3", "H2a", "H2", "E2", "L", "R4", "C", "Ret", "-"}
    [] label = "P3" -> {"H2a", "H2", "E2", "L", "R4", "C", "Ret", "-"}
    [] label = "H2a" -> {"H2", "E2", "L", "R4", "C", "Ret", "-"}
    [] label = "H2" -> {"E2", "L", "R4", "C", "Ret", "-"}
    [] label = "E2" -> {"L", "R4", "C", "Ret", "-"}
    [] label = "L" -> {"R4", "C", "Ret", "-"}
    [] label = "R4" -> {"C", "Ret", "-"}
    [] label = "C0" -> {"C", "Ret", "-"}
    [] label = "C" -> {"Ret", "-"}
    [] label = "Ret" -> {"-"}
    [] OTHER -> {}

-----------------------------------------------------------------------------
(* Each CPU is at its label or at one that was to come, and one moved. *)
MastersForward(cpus, masters, masters0) ==
  /\ \A c \in cpus : masters[c] = masters0[c] \/ masters[c] \in MasterToCome(masters0[c])
  /\ \E c \in cpus : masters[c] # masters0[c]

HandlersForward(cpus, handlers, handlers0) ==
  /\ \A c \in cpus : handlers[c] = handlers0[c] \/ handlers[c] \in HandlerToCome(handlers0[c])
  /\ \E c \in cpus : handlers[c] # handlers0[c]

FewerOfEach(cpus, sets, sets0) ==
  /\ \A c \in cpus : sets[c] \subseteq sets0[c]
  /\ \E c \in cpus : sets[c] # sets0[c]

Fewer(set, set0) == set \subseteq set0 /\ set # set0

(* The first of the parts that differ is smaller than the one with the 0. *)
BelowInHandlers(cpus, pending, calls, handlers, events, blocked, pending0, calls0, handlers0, events0, blocked0) ==
  \/ FewerOfEach(cpus, pending, pending0)
  \/ /\ pending = pending0
     /\ \/ FewerOfEach(cpus, calls, calls0)
        \/ /\ calls = calls0
           /\ \/ HandlersForward(cpus, handlers, handlers0)
              \/ /\ handlers = handlers0
                 /\ \/ HandlersForward(cpus, events, events0)
                    \/ events = events0 /\ FewerOfEach(cpus, blocked, blocked0)

Below(cpus,
      masters, roundup, requester, backtrace, work, queueing, pending, calls, handlers, events, blocked,
      masters0, roundup0, requester0, backtrace0, work0, queueing0, pending0, calls0, handlers0, events0, blocked0) ==
  \/ MastersForward(cpus, masters, masters0)
  \/ /\ masters = masters0
     /\ \/ Fewer(roundup, roundup0)
        \/ /\ roundup = roundup0
           /\ \/ requester \in RequesterToCome(requester0)
              \/ /\ requester = requester0
                 /\ \/ Fewer(backtrace, backtrace0)
                    \/ /\ backtrace = backtrace0
                       /\ \/ work \in WorkToCome(work0)
                          \/ /\ work = work0
                             /\ \/ Fewer(queueing, queueing0)
                                \/ /\ queueing = queueing0
                                   /\ BelowInHandlers(cpus, pending, calls, handlers, events, blocked,
                                                      pending0, calls0, handlers0, events0, blocked0)
=============================================================================
