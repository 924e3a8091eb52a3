------------------------------ MODULE SseNmiRules -----------------------------
(***************************************************************************)
(* SseNmi.tla a second time: for a state, the set of all states that may   *)
(* come next, as IpiNmiRules.tla does it for IpiNmi.tla.  Of SseNmi.tla it *)
(* uses the constants, the variables and Next.                             *)
(***************************************************************************)
EXTENDS SseNmi

State ==
  [word |-> word, event |-> event, pc |-> pc, got |-> got, asks |-> asks, todo |-> todo,
   sending |-> sending, owing |-> owing, surplus |-> surplus]

When(applies, next) == IF applies THEN {next} ELSE {}

(* Who may ask for what *)
Askers == {<<"BACKTRACE", Tracers>>, <<"KGDB", Masters>>, <<"STOP", Stoppers>>}

(* The words that the bit of a CPU is set in *)
Marked(d, request) ==
  [e \in CPU |-> IF WordEach /\ e # d THEN word[e] ELSE word[e] \cup {request}]

SenderRules(c) ==
  (IF asks[c] = "-"
   THEN {[State EXCEPT !.asks[c] = asked[1], !.todo[c] = {d \in CPU : d # c /\ pc[d] # "parked"}] :
           asked \in {each \in Askers : c \in each[2]}}
   ELSE {})
    \cup (IF sending[c] = {}
          THEN {[State EXCEPT !.todo[c] = @ \ {d}, !.sending[c] = {d}, !.word = Marked(d, asks[c]),
                              !.owing[d] = @ \cup {asks[c]}] : d \in todo[c]}
          ELSE {[State EXCEPT !.sending[c] = {}, !.event = @ \cup sending[c]]})
    \cup When(c \in event,
              [State EXCEPT !.event = @ \ {c}, !.pc[c] = "V2", !.got[c] = word[c],
                            !.word[c] = IF WordEach THEN {} ELSE @])

(* A stop comes first, and is the last. *)
HandlerRule(c) ==
  LET stops == "STOP" \in got[c]
      served == CASE ~stops -> got[c]
                  [] stops /\ TraceFirst -> got[c] \ {"KGDB"}
                  [] OTHER -> {"STOP"}
      unasked == {r \in served : r # "BACKTRACE" /\ r \notin owing[c]}
  IN [State EXCEPT !.pc[c] = IF stops THEN "parked" ELSE "V3",
                   !.got[c] = @ \ served, !.owing[c] = @ \ served,
                   !.surplus = IF unasked = {} THEN @ ELSE @ \cup {c}]

EndRule(c) ==
  [State EXCEPT !.pc[c] = "-", !.got[c] = {}, !.word = IF WordEach THEN @ ELSE [e \in CPU |-> {}]]

Following ==
  UNION {CASE pc[c] = "-" -> SenderRules(c)
           [] pc[c] = "V2" -> {HandlerRule(c)}
           [] pc[c] = "V3" -> {EndRule(c)}
           [] OTHER -> {} : c \in CPU}

-----------------------------------------------------------------------------
AtStart ==
  /\ \A c \in CPU :
       {pc[c], asks[c]} = {"-"} /\ word[c] \cup got[c] \cup todo[c] \cup sending[c] \cup owing[c] = {}
  /\ event \cup surplus = {}

(* Each step follows a rule ... *)
StepsAreRules == [][State' \in Following]_vars

(* ... and where a rule applies there is such a step. *)
RulesAreSteps == \A state \in Following : ENABLED (Next /\ State' = state)

=============================================================================
