------------------------------- MODULE SseNmi --------------------------------
(***************************************************************************)
(* The NMI series for RISC-V that is under review: backtrace, roundup and  *)
(* stop by a local software event of the firmware (SSE).  What is asked    *)
(* for is a bit in local_nmi_arg, one atomic word for all CPUs; a handler  *)
(* reads it, does what it says, and sets it to NONE.                       *)
(*                                                                         *)
(* Steps: S1 sets the bit, S2 injects the event; V1 reads the word, V2     *)
(* handles the bits in the order crash stop, stop, backtrace, roundup; V3  *)
(* clears.  What is left out: errors of the injection, what is printed;    *)
(* a CPU that is rounded up is let go again at once.                       *)
(*                                                                         *)
(* The last two constants are repairs: FALSE is the series.                *)
(***************************************************************************)
CONSTANTS
  CPU,
  Tracers,      \* CPUs that may ask all others for a backtrace
  Masters,      \* CPUs that may round all others up
  Stoppers,     \* CPUs that may stop all others
  WordEach,     \* a word for each CPU, taken by exchange
  TraceFirst    \* the backtrace is taken before the CPU stops

VARIABLES
  word,         \* what each CPU finds in the word; one word: the same for all
  event,        \* CPUs with the event pending
  pc,           \* of each handler: "-", "V2", "V3", "parked"
  got,          \* what it read
  asks,         \* what each CPU is sending, or "-"
  todo,         \* CPUs that it has not sent to
  sending,      \* CPUs between its S1 and its S2
  owing,        \* what each CPU was asked for and has not acted on
  surplus       \* CPUs that acted on a request that was not for them

vars == <<word, event, pc, got, asks, todo, sending, owing, surplus>>

Sse == INSTANCE SseChannel

Requests == {"STOP", "BACKTRACE", "KGDB"}

(* A configuration that no kernel has is refused. *)
ASSUME CpusExist == Tracers \cup Masters \cup Stoppers \subseteq CPU

Init ==
  /\ word = [c \in CPU |-> Sse!Idle]
  /\ event = {}
  /\ pc = [c \in CPU |-> "-"]
  /\ got = [c \in CPU |-> {}]
  /\ asks = [c \in CPU |-> "-"]
  /\ todo = [c \in CPU |-> {}]
  /\ sending = [c \in CPU |-> {}]
  /\ owing = [c \in CPU |-> {}]
  /\ surplus = {}

Goes(c, place) == pc' = [pc EXCEPT ![c] = place]

(* Whether two CPUs look into the same word *)
SameWord(c, d) == ~WordEach \/ c = d

-----------------------------------------------------------------------------
(* A request to all other CPUs, once for each CPU; not from inside a handler *)
Asks(c, r) ==
  /\ asks[c] = "-"
  /\ pc[c] = "-"
  /\ asks' = [asks EXCEPT ![c] = r]
  /\ todo' = [todo EXCEPT ![c] = {d \in CPU \ {c} : pc[d] # "parked"}]
  /\ UNCHANGED <<word, event, pc, got, sending, owing, surplus>>

(* arch/riscv/kernel/smp.c: arch_trigger_cpumask_backtrace *)
Trace(c) ==
  /\ c \in Tracers
  /\ Asks(c, "BACKTRACE")

(* arch/riscv/kernel/smp.c: kgdb_roundup_cpus *)
RoundUp(c) ==
  /\ c \in Masters
  /\ Asks(c, "KGDB")

(* arch/riscv/kernel/smp.c: smp_send_stop, crash_smp_send_stop *)
Stop(c) ==
  /\ c \in Stoppers
  /\ Asks(c, "STOP")

(* drivers/firmware/riscv/sse_nmi.c: send_nmi; the bit *)
S1(c, d) ==
  /\ pc[c] = "-"
  /\ d \in todo[c]
  /\ sending[c] = {}
  /\ todo' = [todo EXCEPT ![c] = @ \ {d}]
  /\ sending' = [sending EXCEPT ![c] = {d}]
  /\ word' = [e \in CPU |-> IF SameWord(e, d) THEN Sse!Sent(word[e], asks[c]) ELSE word[e]]
  /\ owing' = [owing EXCEPT ![d] = @ \cup {asks[c]}]
  /\ UNCHANGED <<event, pc, got, asks, surplus>>

(* drivers/firmware/riscv/sse_nmi.c: send_nmi; the event *)
S2(c, d) ==
  /\ pc[c] = "-"
  /\ d \in sending[c]
  /\ sending' = [sending EXCEPT ![c] = {}]
  /\ event' = event \cup {d}
  /\ UNCHANGED <<word, pc, got, asks, todo, owing, surplus>>

(* drivers/firmware/riscv/sse_nmi.c: nmi_handler; read, or exchange with NONE *)
V1(c) ==
  /\ c \in event
  /\ pc[c] = "-"
  /\ event' = event \ {c}
  /\ got' = [got EXCEPT ![c] = word[c]]
  /\ word' = IF WordEach THEN [word EXCEPT ![c] = Sse!Left(@, "STOP")] ELSE word
  /\ Goes(c, "V2")
  /\ UNCHANGED <<asks, todo, sending, owing, surplus>>

(* What the handler of a CPU acts on *)
ActsOn(c) ==
  IF "STOP" \in got[c]
  THEN IF TraceFirst THEN got[c] \cap {"STOP", "BACKTRACE"} ELSE {"STOP"}
  ELSE got[c]

(* drivers/firmware/riscv/sse_nmi.c: nmi_handler *)
V2(c) ==
  /\ pc[c] = "V2"
  /\ owing' = [owing EXCEPT ![c] = @ \ ActsOn(c)]
  /\ surplus' = IF ActsOn(c) \subseteq owing[c] \cup {"BACKTRACE"}
                THEN surplus ELSE surplus \cup {c}
  /\ Goes(c, IF "STOP" \in got[c] THEN "parked" ELSE "V3")
  /\ got' = [got EXCEPT ![c] = @ \ ActsOn(c)]
  /\ UNCHANGED <<word, event, asks, todo, sending>>

(* drivers/firmware/riscv/sse_nmi.c: nmi_handler; the word becomes NONE. *)
V3(c) ==
  /\ pc[c] = "V3"
  /\ word' = IF WordEach THEN word ELSE [e \in CPU |-> Sse!Left(word[e], "STOP")]
  /\ got' = [got EXCEPT ![c] = {}]
  /\ Goes(c, "-")
  /\ UNCHANGED <<event, asks, todo, sending, owing, surplus>>

-----------------------------------------------------------------------------
Next ==
  \/ \E c \in CPU : Trace(c)
  \/ \E c \in CPU : RoundUp(c)
  \/ \E c \in CPU : Stop(c)
  \/ \E c, d \in CPU : S1(c, d)
  \/ \E c, d \in CPU : S2(c, d)
  \/ \E c \in CPU : V1(c)
  \/ \E c \in CPU : V2(c)
  \/ \E c \in CPU : V3(c)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
(* Properties *)

TypeOK ==
  /\ word \in [CPU -> SUBSET Requests]
  /\ event \subseteq CPU
  /\ pc \in [CPU -> {"-", "V2", "V3", "parked"}]
  /\ got \in [CPU -> SUBSET Requests]
  /\ asks \in [CPU -> Requests \cup {"-"}]
  /\ todo \in [CPU -> SUBSET CPU]
  /\ sending \in [CPU -> SUBSET CPU]
  /\ owing \in [CPU -> SUBSET Requests]
  /\ surplus \subseteq CPU

(* One word is one word. *)
OneWord == WordEach \/ \A c, d \in CPU : word[c] = word[d]

Signalled(c) == c \in event \/ \E d \in CPU : c \in sending[d]

(* A request that was sent is on its way until the CPU acts on it. *)
NothingLost ==
  \A c \in CPU : \A r \in owing[c] :
    \/ r \in got[c]
    \/ r \in word[c] /\ Signalled(c)
    \/ pc[c] = "parked"

(* No CPU enters the debugger or stops that was not asked to. *)
NobodyElse == surplus = {}

(* A CPU that stops the others is not stopped by its own bit. *)
StopperLives == (\A c, d \in Stoppers : c = d) => \A c \in Stoppers : pc[c] # "parked"

(* A CPU that read a request for a backtrace traces before it stops. *)
TracedBeforeStop == \A c \in CPU : pc[c] = "parked" => "BACKTRACE" \notin got[c]

=============================================================================
