--------------------------- MODULE CallFunctionRules ---------------------------
(***************************************************************************)
(* CallFunction.tla a second time: for a state, the set of all states that *)
(* may come next, as IpiNmiRules.tla does it for IpiNmi.tla.  Of           *)
(* CallFunction.tla it uses the constants, the variables and Next.         *)
(***************************************************************************)
EXTENDS CallFunction

State ==
  [pc |-> pc, todo |-> todo, locked |-> locked, owed |-> owed, asleep |-> asleep, queue |-> queue, pend |-> pend]

When(applies, next) == IF applies THEN {next} ELSE {}

Works(c) == pc[c] \notin {"stuck", "parked"}

(* The csd is locked, and the IPI is owed to a CPU that had nothing to run. *)
Queued(c, d) ==
  [State EXCEPT !.todo[c] = @ \ {d}, !.locked[c] = @ \cup {d}, !.queue[d] = @ \cup {c},
                !.owed[c] = IF queue[d] = {} THEN @ \cup {d} ELSE @]

Sent(c, place) == [State EXCEPT !.pc[c] = place, !.pend = @ \cup owed[c], !.owed[c] = {}]

TaskRules(c) ==
  CASE pc[c] = "-" ->
         When(c \in Callers, [State EXCEPT !.pc[c] = "lock", !.todo[c] = {d \in CPU : d # c}])
           \cup When(c \in LockUps, [State EXCEPT !.pc[c] = "stuck"])
           \cup When(c \in asleep /\ locked[c] = {}, [State EXCEPT !.asleep = @ \ {c}])
    [] pc[c] = "lock" /\ todo[c] = {} -> {Sent(c, IF Waits THEN "wait" ELSE "-")}
    [] pc[c] = "lock" /\ todo[c] # {} ->
         IF SendEach /\ owed[c] # {} THEN {Sent(c, "lock")} ELSE {Queued(c, d) : d \in todo[c] \ locked[c]}
    [] pc[c] = "wait" ->
         When(locked[c] = {}, [State EXCEPT !.pc[c] = "-"])
           \cup When(Preemptible /\ c \notin asleep, [State EXCEPT !.pc[c] = "-", !.asleep = @ \cup {c}])
    [] OTHER -> {}

InterruptRules(c) ==
  When(c \in pend,
       [State EXCEPT !.pend = @ \ {c}, !.queue[c] = {},
                     !.locked = [w \in CPU |-> IF w \in queue[c] THEN @[w] \ {c} ELSE @[w]]])
    \cup When(c \in Parks,
              IF ParkSends
              THEN [State EXCEPT !.pc[c] = "parked", !.pend = @ \cup owed[c], !.owed[c] = {}]
              ELSE [State EXCEPT !.pc[c] = "parked"])

Following == UNION {TaskRules(c) \cup InterruptRules(c) : c \in {d \in CPU : Works(d)}}

-----------------------------------------------------------------------------
AtStart ==
  /\ \A c \in CPU : pc[c] = "-" /\ todo[c] \cup locked[c] \cup owed[c] \cup queue[c] = {}
  /\ asleep \cup pend = {}

(* Each step follows a rule ... *)
StepsAreRules == [][State' \in Following]_vars

(* ... and where a rule applies there is such a step. *)
RulesAreSteps == \A state \in Following : ENABLED (Next /\ State' = state)

=============================================================================
