--------------------------- MODULE SdeiRequestRules ---------------------------
(***************************************************************************)
(* SdeiRequest.tla a second time: for a state, the set of all states that  *)
(* may come next, as IpiNmiRules.tla does it for IpiNmi.tla.  Of           *)
(* SdeiRequest.tla it uses the constants, the variables and Next.          *)
(***************************************************************************)
EXTENDS SdeiRequest

State ==
  [pc |-> pc, h |-> h, flag |-> flag, bt |-> bt, asked |-> asked, heard |-> heard, late |-> late,
   toSend |-> toSend, listed |-> listed, dropped |-> dropped, done |-> done, event |-> event,
   sgi |-> sgi, deaf |-> deaf, masked |-> masked, online |-> online, stopping |-> stopping,
   psync |-> psync, roundup |-> roundup, ran |-> ran]

When(applies, next) == IF applies THEN {next} ELSE {}

At(c, place) == [State EXCEPT !.pc[c] = place]

InDebugger == {"slave", "kdb", "X3"}
Parked(c, state) == [state EXCEPT !.pc[c] = "parked", !.online = @ \ {c}, !.deaf = @ \cup {c}]

-----------------------------------------------------------------------------
(* A CPU that runs no handler *)

EventComes(c) == h[c] = "-" /\ event[c] # {} /\ c \notin deaf /\ pc[c] # "parked"
SgiComes(c) ==
  /\ h[c] = "-"
  /\ sgi[c] # {}
  /\ pc[c] \notin InDebugger \cup {"parked"}
  /\ c \in masked => PseudoNmi

(* Its bit is set, and a repaired debugger is not interrupted by a trace. *)
HasToTrace(c) == c \in bt /\ (pc[c] \notin InDebugger \/ ~DebuggerSilent)
Begins(c, state) == [state EXCEPT !.h[c] = IF HasToTrace(c) THEN "P1" ELSE "D3"]

InterruptRules(c) ==
  LET taken == [State EXCEPT !.event[c] = {}]
      stops == IF TraceFirst THEN stopping /\ ~HasToTrace(c) ELSE stopping
  IN When(EventComes(c), IF stops THEN Parked(c, taken) ELSE Begins(c, taken))
       \cup When(SgiComes(c), Begins(c, [State EXCEPT !.sgi[c] = {}]))

Silent == \A c \in bt : h[c] = "-" /\ ~EventComes(c) /\ ~SgiComes(c)

LastPlace == IF Sdei /\ Fallback THEN "T6r" ELSE "T6"

MayRequest(c) ==
  /\ c \in Requesters
  /\ c \notin done
  /\ c \in online
  /\ c \in Stoppers => (stopping <=> AsksAfterStop)
  /\ LateSecond => flag = None \/ (pc[flag] = LastPlace /\ bt # {} /\ Silent)

Asked(c) ==
  LET asks == [State EXCEPT !.done = @ \cup {c}]
  IN IF flag = None \/ (PanicTakes /\ c \in Stoppers)
     THEN [asks EXCEPT !.flag = c, !.pc[c] = "T2"]
     ELSE [asks EXCEPT !.dropped = @ \cup {c}]

Signalled(c, d) ==
  LET next == [State EXCEPT !.toSend = @ \ {d}]
  IN CASE ~Sdei -> [next EXCEPT !.sgi[d] = {"BACKTRACE"}]
       [] Sdei /\ d \in SignalErrors -> next
       [] OTHER -> [next EXCEPT !.event[d] = {"EV0"}]

RequestRules(c) ==
  CASE pc[c] = "T2" ->
         {[At(c, "T4") EXCEPT !.bt = online, !.asked = online, !.heard = {}, !.listed = {},
                              !.late = {d \in CPU : h[d] # "-"}]}
    [] pc[c] = "T4" ->
         When(psync = None,
              [At(c, "S") EXCEPT !.heard = @ \cup {c}, !.bt = @ \ {c}, !.toSend = bt \ {c}])
    [] pc[c] = "S" ->
         IF toSend \cap bt = {} THEN {[At(c, "T6") EXCEPT !.toSend = {}]}
         ELSE {Signalled(c, d) : d \in toSend \cap bt}
    [] pc[c] \in {"T6", "T6r"} ->
         IF bt = {} THEN {At(c, "T8")}
         ELSE When(Slow \/ Silent, At(c, IF pc[c] = LastPlace THEN "T6b" ELSE "T6s"))
    [] pc[c] = "T6s" ->
         {[At(c, "T6r") EXCEPT !.sgi = [d \in CPU |-> IF d \in bt THEN {"BACKTRACE"} ELSE @[d]]]}
    [] pc[c] = "T6b" -> {[At(c, "T8") EXCEPT !.listed = bt]}
    [] pc[c] = "T8" ->
         {[At(c, "-") EXCEPT !.flag = None, !.done = IF Again THEN @ \ {c} ELSE @]}
    [] OTHER -> {}

(* A second request has taken the flag. *)
GivenUp(c) == {At(c, "-")}

(* Which CPUs a debugger finds in the way: one that is in a handler, or in anything but
   its own code unless the debugger does not park it *)
MayDebug == psync = None /\ \A d \in CPU : h[d] = "-" /\ (pc[d] = "-" \/ d \in Missed)

FreeRules(c) ==
  When(MayRequest(c), Asked(c))
    \cup When(c \in Idlers /\ c \notin deaf, [State EXCEPT !.deaf = @ \cup {c}])
    \cup When(c \in LockUps /\ c \notin masked, [State EXCEPT !.masked = @ \cup {c}])
    \cup When(c \in Stoppers /\ ~stopping /\ (c \in Requesters => AsksAfterStop \/ c \in done),
              [State EXCEPT !.stopping = TRUE, !.deaf = @ \cup {c},
                            !.event = [d \in CPU |-> IF d \in online /\ d # c THEN {"EV0"} ELSE @[d]]])
    \cup When(c \in Debuggers /\ MayDebug,
              [State EXCEPT !.psync = c,
                            !.pc = [d \in CPU |-> CASE d = c -> "kdb"
                                                    [] d # c /\ d \notin Missed -> "slave"
                                                    [] OTHER -> @[d]]])

TaskRules(c) ==
  CASE pc[c] = "-" -> FreeRules(c)
    [] pc[c] = "kdb" -> {At(c, "X3")}
    [] pc[c] = "X3" ->
         When(\A d \in CPU : pc[d] # "slave" \/ h[d] = "-",
              [State EXCEPT !.psync = None,
                            !.pc = [d \in CPU |-> IF @[d] \in {"X3", "slave"} THEN "-" ELSE @[d]]])
    [] pc[c] \in {"slave", "parked"} -> {}
    [] OTHER -> IF flag = c THEN RequestRules(c) ELSE GivenUp(c)

(* What firmware and the notifiers do to a CPU that runs no handler *)
EventRules(c) ==
  When(Sdei /\ c \in Offline /\ c \in online /\ c \in deaf, [State EXCEPT !.deaf = @ \ {c}])
    \cup When(c \in Idlers /\ c \in deaf, [State EXCEPT !.deaf = @ \ {c}])
    \cup When(c \in roundup /\ c \notin ran, [State EXCEPT !.ran = @ \cup {c}])

-----------------------------------------------------------------------------
(* A CPU in its handler *)

HandlerRules(c) ==
  CASE h[c] = "P1" -> When(psync = None \/ psync = c, [State EXCEPT !.h[c] = "P2", !.psync = c])
    [] h[c] = "P2" ->
         {[State EXCEPT !.h[c] = "P3", !.heard = @ \cup {c},
                        !.psync = IF pc[c] = "kdb" \/ pc[c] = "X3" THEN @ ELSE None]}
    [] h[c] = "P3" ->
         {[State EXCEPT !.h[c] = "D3", !.late = @ \ {c}, !.bt = IF Numbered /\ c \in late THEN @ ELSE @ \ {c}]}
    [] h[c] = "D3" ->
         LET back == [State EXCEPT !.h[c] = "-",
                                   !.roundup = IF Vector /\ c \notin masked THEN @ \ {c} ELSE @]
         IN {IF stopping /\ TraceFirst THEN Parked(c, back) ELSE back}

Following ==
  UNION {(IF h[c] = "-" THEN InterruptRules(c) \cup TaskRules(c) \cup EventRules(c)
          ELSE HandlerRules(c)
                 \cup When(c \in RoundedUp /\ c \notin roundup, [State EXCEPT !.roundup = @ \cup {c}]))
           \cup When(c \notin online /\ pc[c] = "-", [State EXCEPT !.online = @ \cup {c}]) : c \in CPU}
    \cup When(Teardown /\ deaf # CPU, [State EXCEPT !.deaf = CPU])

-----------------------------------------------------------------------------
AtStart ==
  /\ \A c \in CPU : {pc[c], h[c]} = {"-"} /\ event[c] \cup sgi[c] = {}
  /\ {flag, psync} = {None} /\ ~stopping
  /\ bt \cup asked \cup heard \cup late \cup toSend \cup listed \cup dropped \cup done = {}
  /\ masked \cup roundup \cup ran = {}
  /\ deaf = (IF Sdei THEN Offline ELSE CPU) /\ online = {c \in CPU : c \notin Offline}

(* Each step follows a rule ... *)
StepsAreRules == [][State' \in Following]_vars

(* ... and where a rule applies there is such a step. *)
RulesAreSteps == \A state \in Following : ENABLED (Next /\ State' = state)

=============================================================================
