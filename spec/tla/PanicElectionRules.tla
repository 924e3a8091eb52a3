-------------------------- MODULE PanicElectionRules --------------------------
(***************************************************************************)
(* PanicElection.tla a second time: for a state, the set of all states     *)
(* that may come next, as IpiNmiRules.tla does it for IpiNmi.tla.  Of      *)
(* PanicElection.tla it uses the constants, the variables and Next.        *)
(***************************************************************************)
EXTENDS PanicElection

State ==
  [pc |-> pc, mask |-> mask, online |-> online, pend |-> pend, queue |-> queue, owed |-> owed,
   event |-> event, sdeiMasked |-> sdeiMasked, stopping |-> stopping, stopper |-> stopper,
   redirector |-> redirector, panicCpu |-> panicCpu, dieLock |-> dieLock, rounded |-> rounded]

When(applies, next) == IF applies THEN {next} ELSE {}

At(c, place) == [State EXCEPT !.pc[c] = place]
Masked(c, place, m) == [State EXCEPT !.pc[c] = place, !.mask[c] = m]

(* Who else is online *)
Rest(c) == {d \in online : d # c}
Signalled(c, s) == [d \in CPU |-> IF d \in Rest(c) THEN pend[d] \cup {s} ELSE pend[d]]

-----------------------------------------------------------------------------
(* Interrupts.  A CPU that stops, or that has carried a panic out, takes no
   more of them; of the event the firmware's own mask decides. *)

Awaits(c, s) ==
  /\ s \in pend[c]
  /\ pc[c] \notin {"Q1", "Q3", "Q4", "parked", "over"}
  /\ mask[c] = "OPEN" \/ (s = "NMI" /\ mask[c] = "IRQOFF")

AwaitsEvent(c) == event[c] # {} /\ c \notin sdeiMasked /\ pc[c] # "over"

InterruptRules(c) ==
  LET called == [State EXCEPT !.pend[c] = @ \ {"CALL"}, !.queue[c] = {}]
      ended == [State EXCEPT !.event[c] = {}]
  IN When(Awaits(c, "CALL"),
          IF "panic" \in queue[c] THEN [called EXCEPT !.pc[c] = "try", !.mask[c] = "IRQOFF"] ELSE called)
       \cup When(Awaits(c, "STOP"), [Masked(c, "Q1", "IRQOFF") EXCEPT !.pend[c] = @ \ {"STOP"}])
       \cup When(Awaits(c, "NMI"), [Masked(c, "Q1", "HARD") EXCEPT !.pend[c] = @ \ {"NMI"}])
       \cup When(AwaitsEvent(c),
                 IF stopping THEN [ended EXCEPT !.pc[c] = "Q1", !.mask[c] = "HARD"] ELSE ended)

-----------------------------------------------------------------------------
(* What a CPU may do that is in no panic *)

Sections ==
  {<<"J2", Panickers>>, <<"die", Oopsers>>, <<"restart", Restarters>>}

Traced(c) == {[State EXCEPT !.event[d] = {"EV0"}] : d \in {e \in Rest(c) : c \in Requesters /\ event[e] = {}}}

FreeRules(c) ==
  {Masked(c, each[1], "IRQOFF") : each \in {section \in Sections : c \in section[2]}}
    \cup When(c \in HardLockUps, Masked(c, "stuck", "HARD"))
    \cup When(c \in LockUps \ HardLockUps, Masked(c, "stuck", "IRQOFF"))
    \cup {[State EXCEPT !.queue[t] = @ \cup {"other"}, !.owed = IF queue[t] = {} THEN @ \cup {c} ELSE @] :
            t \in {u \in ForceCpu : c \in Callers /\ "other" \notin queue[u]}}
    \cup {[State EXCEPT !.pend[t] = @ \cup {"CALL"}, !.owed = @ \ {c}] : t \in {u \in ForceCpu : c \in owed}}
    \cup Traced(c)

-----------------------------------------------------------------------------
(* The redirect *)

(* The chosen CPU will take the call, or panics by itself. *)
WillPanic(t) ==
  \/ /\ "panic" \in queue[t]
     /\ mask[t] = "OPEN"
     /\ "CALL" \in pend[t] \/ {d \in owed : pc[d] = "run"} # {}
  \/ pc[t] \in {"crash", "claim", "J2", "J3", "J4", "J6", "wait", "try"}

RedirectRules(c) ==
  CASE pc[c] = "J2" -> {At(c, IF ForceCpu \subseteq {c} \/ ForceCpu \cap online = {} THEN "try" ELSE "J3")}
    [] pc[c] = "J3" -> {At(c, CASE panicCpu = None -> "J4" [] panicCpu = c -> "try" [] OTHER -> "Q1")}
    [] pc[c] = "J4" -> {IF redirector # None THEN At(c, "Q1") ELSE [At(c, "J6") EXCEPT !.redirector = c]}
    [] pc[c] = "J6" ->
         {[At(c, IF RedirectWaits THEN "wait" ELSE "J7") EXCEPT
             !.queue[t] = @ \cup {"panic"}, !.pend[t] = IF queue[t] = {} THEN @ \cup {"CALL"} ELSE @] :
            t \in ForceCpu}
    [] pc[c] = "J7" ->
         {[Masked(c, "parked", "HARD") EXCEPT !.online = @ \ {c}, !.sdeiMasked = @ \cup {c}]}
    [] pc[c] = "wait" ->
         When(panicCpu \in ForceCpu, Masked(c, "handed", "OPEN"))
           \cup When(panicCpu = None /\ \A t \in ForceCpu : ~WillPanic(t), At(c, "try"))
    [] OTHER -> {}

-----------------------------------------------------------------------------
(* The panic, and a restart *)

PanicRules(c) ==
  CASE pc[c] = "die" -> When(dieLock = None, [At(c, "crash") EXCEPT !.dieLock = c])
    [] pc[c] = "crash" ->
         {IF panicCpu # None \/ (ImageFirst /\ ~CrashImage)
          THEN At(c, "J2") ELSE [At(c, "claim") EXCEPT !.panicCpu = c]}
    [] pc[c] = "claim" -> {IF CrashImage THEN At(c, "K1") ELSE [At(c, "J2") EXCEPT !.panicCpu = None]}
    [] pc[c] = "try" ->
         {IF panicCpu = None \/ panicCpu = c
          THEN [At(c, IF Kgdb THEN "kgdb" ELSE "K1") EXCEPT !.panicCpu = c] ELSE At(c, "Q1")}
    [] pc[c] = "kgdb" -> {[At(c, "K1") EXCEPT !.rounded = online]}
    [] pc[c] = "restart" ->
         {CASE ~RestartClaims -> At(c, "K1")
            [] RestartClaims /\ panicCpu = None -> [At(c, "K1") EXCEPT !.panicCpu = c]
            [] OTHER -> At(c, "Q1")}
    [] pc[c] = "carry" -> {At(c, "over")}
    [] OTHER -> {}

-----------------------------------------------------------------------------
(* The rungs *)

Reached(d) ==
  \/ pc[d] \in {"Q1", "Q3", "Q4", "parked"}
  \/ Awaits(d, "STOP")
  \/ Awaits(d, "NMI")
  \/ stopping /\ AwaitsEvent(d)

(* Over as soon as nobody else is online, or when nobody is on its way any more *)
Over(c, rung) ==
  When(\A d \in Rest(c) : ~Reached(d), At(c, IF Rest(c) = {} THEN "K7" ELSE rung))

StopRules(c) ==
  CASE pc[c] = "K1" ->
         {CASE stopper # None -> At(c, "carry")
            [] stopper = None /\ Rest(c) = {} -> [At(c, "K7") EXCEPT !.stopper = c]
            [] OTHER -> [At(c, "K2") EXCEPT !.stopper = c]}
    [] pc[c] = "K2" -> {[At(c, "K2w") EXCEPT !.pend = Signalled(c, "STOP")]}
    [] pc[c] = "K2w" -> Over(c, CASE PseudoNmi -> "K3" [] ~PseudoNmi /\ Sdei -> "K4" [] OTHER -> "K7")
    [] pc[c] = "K3" -> {[At(c, "K3w") EXCEPT !.pend = Signalled(c, "NMI")]}
    [] pc[c] = "K3w" -> Over(c, IF Sdei THEN "K4" ELSE "K7")
    [] pc[c] = "K4" ->
         {[At(c, "K4s") EXCEPT !.stopping = TRUE, !.sdeiMasked = IF MaskFirst THEN @ \cup {c} ELSE @]}
    [] pc[c] = "K4s" ->
         {[At(c, "K4w") EXCEPT !.event = [d \in CPU |-> IF d \in Rest(c) THEN {"EV0"} ELSE @[d]]]}
    [] pc[c] = "K4w" -> Over(c, "K7")
    [] pc[c] = "K7" -> {[At(c, "carry") EXCEPT !.sdeiMasked = @ \cup {c}]}
    [] pc[c] = "Q1" -> {Masked(c, "Q3", "HARD")}
    [] pc[c] = "Q3" -> {[At(c, "Q4") EXCEPT !.online = @ \ {c}]}
    [] pc[c] = "Q4" -> {[At(c, "parked") EXCEPT !.sdeiMasked = @ \cup {c}]}
    [] OTHER -> {}

Following ==
  UNION {InterruptRules(c)
           \cup (CASE pc[c] = "run" -> FreeRules(c) [] pc[c] = "stuck" -> Traced(c) [] OTHER -> {})
           \cup RedirectRules(c)
           \cup PanicRules(c)
           \cup StopRules(c) : c \in CPU}

-----------------------------------------------------------------------------
AtStart ==
  /\ \A c \in CPU : pc[c] = "run" /\ mask[c] = "OPEN" /\ pend[c] \cup queue[c] \cup event[c] = {}
  /\ online = CPU /\ owed \cup rounded = {}
  /\ sdeiMasked = (IF Sdei THEN {} ELSE CPU) /\ ~stopping
  /\ {stopper, redirector, panicCpu, dieLock} = {None}

(* Each step follows a rule ... *)
StepsAreRules == [][State' \in Following]_vars

(* ... and where a rule applies there is such a step. *)
RulesAreSteps == \A state \in Following : ENABLED (Next /\ State' = state)

=============================================================================
