----------------------------- MODULE SdeiRequest ------------------------------
(***************************************************************************)
(* The backtrace of Linux 7.3, arm64, where SDEI event 0 is asked first:   *)
(* nmi_trigger_cpumask_backtrace with T1 to T8 and the list of T6b, the    *)
(* loop S that signals the event to each CPU, and the event's handler D.   *)
(*                                                                         *)
(* Sources: lib/nmi_backtrace.c, arch/arm64/kernel/smp.c,                  *)
(* drivers/firmware/arm_sdei_nmi.c, drivers/firmware/arm_sdei.c of 7.3.4.  *)
(*                                                                         *)
(* What is left out: the rungs of a stop (PanicElection has them: here the *)
(* stop by the event is one step), the debugger's protocol (IpiNmi has it: *)
(* here a master parks the others in one step), what is printed; two       *)
(* reasons at once for which the firmware sends a CPU no event: a CPU that *)
(* comes up is not idle, locks nothing up and stops nobody.                *)
(*                                                                         *)
(* The last five constants are repairs: FALSE is the kernel as it is.      *)
(***************************************************************************)
EXTENDS Naturals

CONSTANTS
  CPU,
  None,           \* no CPU
  Gic,            \* "v2", "v3", "v5": the interrupt controller
  PseudoNmi,      \* the IPI of a backtrace is a pseudo-NMI
  Sdei,           \* sdei_nmi_available, which is never reset
  Requesters,     \* CPUs that may ask all that are online
  Offline,        \* CPUs that are offline at first, and may come up
  Idlers,         \* CPUs that may be in deep idle: SDEI-masked
  LockUps,        \* CPUs that may lock up with interrupts masked
  SignalErrors,   \* CPUs for which sdei_event_signal fails
  Teardown,       \* a reboot notifier may take event 0 from all CPUs
  Stoppers,       \* CPUs that may panic, and stop all others by event 0
  AsksAfterStop,  \* the panic's request comes after its stop, not before
  Slow,           \* a handler may take longer than the requester waits
  Again,          \* a requester asks again and again
  LateSecond,     \* a second request comes when no CPU can answer the first
  Debuggers,      \* CPUs that may enter the debugger in printing code
  Missed,         \* CPUs that the debugger does not park
  RoundedUp,      \* CPUs that may get a roundup SGI inside the handler
  Vector,         \* the firmware goes back through the interrupt vector
  Fallback,       \* who does not answer the event is asked by IPI
  Numbered,       \* an answer has the number of its request
  TraceFirst,     \* the handler traces before it looks at the stop flag
  PanicTakes,     \* a panic's request takes backtrace_flag over
  DebuggerSilent  \* a CPU in the debugger does not trace

VARIABLES
  pc,             \* of each CPU's task: "-", T2 to T8, "kdb", "X3", "slave", "parked"
  h,              \* of its backtrace handler: "-", "P1", "P2", "P3", "D3"
  flag,           \* who holds backtrace_flag
  bt,             \* backtrace_mask
  asked,          \* what it was at first
  heard,          \* CPUs that printed since then
  late,           \* CPUs that were in the handler before then
  toSend,         \* CPUs that the loop has not come to
  listed,         \* CPUs named in the line of T6b
  dropped,        \* CPUs whose request was dropped
  done,           \* CPUs that have asked, and do not ask again
  event,          \* event 0, pending
  sgi,            \* the backtrace IPI, pending
  deaf,           \* CPUs that the firmware sends no event
  masked,         \* CPUs with interrupts masked
  online,         \* cpu_online_mask
  stopping,       \* sdei_nmi_stopping
  psync,          \* who holds the printk CPU lock
  roundup,        \* CPUs with the roundup SGI pending
  ran             \* CPUs whose task went on before that SGI

vars == <<pc, h, flag, bt, asked, heard, late, toSend, listed, dropped, done, event,
          sgi, deaf, masked, online, stopping, psync, roundup, ran>>

Sgi == INSTANCE SgiChannel
Event == INSTANCE SdeiChannel

(* A configuration that no kernel has is refused. *)
ASSUME SdeiNeedsGicV3OrLater == Sdei => Gic # "v2"
ASSUME PseudoNmiNeedsGicV3 == PseudoNmi => Gic = "v3"
ASSUME OnlyWithSdei ==
  Idlers # {} \/ SignalErrors # {} \/ Teardown \/ Stoppers # {} \/ RoundedUp # {} => Sdei

Init ==
  /\ pc = [c \in CPU |-> "-"]
  /\ h = [c \in CPU |-> "-"]
  /\ flag = None
  /\ bt = {}
  /\ asked = {}
  /\ heard = {}
  /\ late = {}
  /\ toSend = {}
  /\ listed = {}
  /\ dropped = {}
  /\ done = {}
  /\ event = [c \in CPU |-> Event!Idle]
  /\ sgi = [c \in CPU |-> Sgi!Idle]
  /\ deaf = IF Sdei THEN Offline ELSE CPU
  /\ masked = {}
  /\ online = CPU \ Offline
  /\ stopping = FALSE
  /\ psync = None
  /\ roundup = {}
  /\ ran = {}

-----------------------------------------------------------------------------
Goes(c, place) == pc' = [pc EXCEPT ![c] = place]

(* What a CPU takes: a parked slave and a locked-up task mask IPIs. *)
Mask(c) == IF pc[c] \in {"parked", "slave", "kdb", "X3"} \/ h[c] # "-" THEN "HARD"
           ELSE IF c \in masked THEN "IRQOFF" ELSE "OPEN"

TakesEvent(c) ==
  /\ event[c] # Event!Idle
  /\ h[c] = "-"
  /\ pc[c] # "parked"
  /\ Event!Passes(Mask(c), TRUE, c \notin deaf)

TakesSgi(c) ==
  /\ sgi[c] # Sgi!Idle
  /\ Sgi!Passes(Mask(c), PseudoNmi, c \notin deaf)

(* A CPU that will answer if the requester waits *)
WillAnswer(c) == h[c] # "-" \/ TakesEvent(c) \/ TakesSgi(c)

NobodyWillAnswer == \A c \in bt : ~WillAnswer(c)

-----------------------------------------------------------------------------
(* The requester *)

(* The last wait of a request *)
LastWait == IF Fallback /\ Sdei THEN "T6r" ELSE "T6"

(* Whether a panic's request does not mind another one *)
TakesFlag(c) == PanicTakes /\ c \in Stoppers

MayAsk(c) ==
  /\ c \in Requesters \ done
  /\ c \in online
  /\ pc[c] = "-"
  /\ h[c] = "-"
  /\ c \in Stoppers => AsksAfterStop = stopping
  /\ LateSecond /\ flag # None => pc[flag] = LastWait /\ bt # {} /\ NobodyWillAnswer

(* lib/nmi_backtrace.c: nmi_trigger_cpumask_backtrace; test and set of backtrace_flag *)
T1(c) ==
  /\ MayAsk(c)
  /\ IF flag = None \/ TakesFlag(c)
     THEN flag' = c /\ Goes(c, "T2") /\ UNCHANGED dropped
     ELSE dropped' = dropped \cup {c} /\ UNCHANGED <<flag, pc>>
  /\ done' = done \cup {c}
  /\ UNCHANGED <<h, bt, asked, heard, late, toSend, listed, event, sgi, deaf, masked,
                 online, stopping, psync, roundup, ran>>

(* lib/nmi_backtrace.c: nmi_trigger_cpumask_backtrace; the mask is copied. *)
T2(c) ==
  /\ pc[c] = "T2"
  /\ flag = c
  /\ h[c] = "-"
  /\ bt' = online
  /\ asked' = online
  /\ heard' = {}
  /\ listed' = {}
  /\ late' = {d \in CPU : h[d] # "-"}
  /\ Goes(c, "T4")
  /\ UNCHANGED <<h, flag, toSend, dropped, done, event, sgi, deaf, masked, online,
                 stopping, psync, roundup, ran>>

(* lib/nmi_backtrace.c: nmi_trigger_cpumask_backtrace -> nmi_cpu_backtrace *)
T4(c) ==
  /\ pc[c] = "T4"
  /\ flag = c
  /\ h[c] = "-"
  /\ psync = None
  /\ heard' = heard \cup {c}
  /\ bt' = bt \ {c}
  /\ toSend' = bt \ {c}
  /\ Goes(c, "S")
  /\ UNCHANGED <<h, flag, asked, late, listed, dropped, done, event, sgi, deaf, masked,
                 online, stopping, psync, roundup, ran>>

(* drivers/firmware/arm_sdei_nmi.c: sdei_nmi_raise_backtrace; or the IPI *)
Signal(c, d) ==
  /\ pc[c] = "S"
  /\ flag = c
  /\ h[c] = "-"
  /\ d \in toSend \cap bt
  /\ toSend' = toSend \ {d}
  /\ event' = IF Sdei /\ d \notin SignalErrors
              THEN [event EXCEPT ![d] = Event!Sent(@, "backtrace")] ELSE event
  /\ sgi' = IF ~Sdei THEN [sgi EXCEPT ![d] = Sgi!Sent(@, "BACKTRACE")] ELSE sgi
  /\ UNCHANGED <<pc, h, flag, bt, asked, heard, late, listed, dropped, done, deaf,
                 masked, online, stopping, psync, roundup, ran>>

(* drivers/firmware/arm_sdei_nmi.c: sdei_nmi_raise_backtrace *)
SignalEnd(c) ==
  /\ pc[c] = "S"
  /\ flag = c
  /\ h[c] = "-"
  /\ toSend \cap bt = {}
  /\ toSend' = {}
  /\ Goes(c, "T6")
  /\ UNCHANGED <<h, flag, bt, asked, heard, late, listed, dropped, done, event, sgi,
                 deaf, masked, online, stopping, psync, roundup, ran>>

(* lib/nmi_backtrace.c: nmi_trigger_cpumask_backtrace; the mask is empty. *)
T6(c) ==
  /\ pc[c] \in {"T6", "T6r"}
  /\ flag = c
  /\ h[c] = "-"
  /\ bt = {}
  /\ Goes(c, "T8")
  /\ UNCHANGED <<h, flag, bt, asked, heard, late, toSend, listed, dropped, done, event,
                 sgi, deaf, masked, online, stopping, psync, roundup, ran>>

(* lib/nmi_backtrace.c: nmi_trigger_cpumask_backtrace; 10 s are over. *)
TimeoutBt(c) ==
  /\ pc[c] \in {"T6", "T6r"}
  /\ flag = c
  /\ h[c] = "-"
  /\ bt # {}
  /\ ~Slow => NobodyWillAnswer
  /\ Goes(c, IF pc[c] = LastWait THEN "T6b" ELSE "T6s")
  /\ UNCHANGED <<h, flag, bt, asked, heard, late, toSend, listed, dropped, done, event,
                 sgi, deaf, masked, online, stopping, psync, roundup, ran>>

(* The repair: whoever has not answered the event is sent the IPI. *)
AskByIpi(c) ==
  /\ pc[c] = "T6s"
  /\ flag = c
  /\ h[c] = "-"
  /\ sgi' = [d \in CPU |-> IF d \in bt THEN Sgi!Sent(sgi[d], "BACKTRACE") ELSE sgi[d]]
  /\ Goes(c, "T6r")
  /\ UNCHANGED <<h, flag, bt, asked, heard, late, toSend, listed, dropped, done, event,
                 deaf, masked, online, stopping, psync, roundup, ran>>

(* lib/nmi_backtrace.c: nmi_trigger_cpumask_backtrace; the silent CPUs are named. *)
T6b(c) ==
  /\ pc[c] = "T6b"
  /\ flag = c
  /\ h[c] = "-"
  /\ listed' = bt
  /\ Goes(c, "T8")
  /\ UNCHANGED <<h, flag, bt, asked, heard, late, toSend, dropped, done, event, sgi,
                 deaf, masked, online, stopping, psync, roundup, ran>>

(* lib/nmi_backtrace.c: nmi_trigger_cpumask_backtrace; backtrace_flag is cleared. *)
T8(c) ==
  /\ pc[c] = "T8"
  /\ flag = c
  /\ h[c] = "-"
  /\ flag' = None
  /\ done' = IF Again THEN done \ {c} ELSE done
  /\ Goes(c, "-")
  /\ UNCHANGED <<h, bt, asked, heard, late, toSend, listed, dropped, event, sgi, deaf,
                 masked, online, stopping, psync, roundup, ran>>

(* The repair: a panic has taken the flag. *)
GiveUp(c) ==
  /\ pc[c] \in {"T2", "T4", "S", "T6", "T6s", "T6r", "T6b", "T8"}
  /\ flag # c
  /\ h[c] = "-"
  /\ Goes(c, "-")
  /\ UNCHANGED <<h, flag, bt, asked, heard, late, toSend, listed, dropped, done, event,
                 sgi, deaf, masked, online, stopping, psync, roundup, ran>>

-----------------------------------------------------------------------------
(* A CPU that is asked *)

(* Whether it begins a trace: its bit is set. *)
Traces(c) == c \in bt /\ ~(DebuggerSilent /\ pc[c] \in {"slave", "kdb", "X3"})

(* Where the handler of the event goes, and whether the CPU parks *)
StopsNow(c) == stopping /\ ~(TraceFirst /\ Traces(c))

(* What parking changes.  Offline is the acknowledgement. *)
ParksIf(c, parks) ==
  /\ IF parks THEN Goes(c, "parked") ELSE UNCHANGED pc
  /\ online' = IF parks THEN online \ {c} ELSE online
  /\ deaf' = IF parks THEN deaf \cup {c} ELSE deaf

(* drivers/firmware/arm_sdei_nmi.c: sdei_nmi_handler *)
TakeEvent(c) ==
  /\ TakesEvent(c)
  /\ event' = [event EXCEPT ![c] = Event!Left(@, "EV0")]
  /\ ParksIf(c, StopsNow(c))
  /\ h' = [h EXCEPT ![c] = IF StopsNow(c) THEN "-" ELSE IF Traces(c) THEN "P1" ELSE "D3"]
  /\ UNCHANGED <<flag, bt, asked, heard, late, toSend, listed, dropped, done, sgi,
                 masked, stopping, psync, roundup, ran>>

(* arch/arm64/kernel/smp.c: do_handle_IPI -> nmi_cpu_backtrace *)
TakeSgi(c) ==
  /\ TakesSgi(c)
  /\ sgi' = [sgi EXCEPT ![c] = Sgi!Left(@, "BACKTRACE")]
  /\ h' = [h EXCEPT ![c] = IF Traces(c) THEN "P1" ELSE "D3"]
  /\ UNCHANGED <<pc, flag, bt, asked, heard, late, toSend, listed, dropped, done, event,
                 deaf, masked, online, stopping, psync, roundup, ran>>

(* lib/nmi_backtrace.c: nmi_cpu_backtrace -> printk_cpu_sync_get_irqsave *)
P1(c) ==
  /\ h[c] = "P1"
  /\ psync \in {None, c}
  /\ psync' = c
  /\ h' = [h EXCEPT ![c] = "P2"]
  /\ UNCHANGED <<pc, flag, bt, asked, heard, late, toSend, listed, dropped, done, event,
                 sgi, deaf, masked, online, stopping, roundup, ran>>

(* lib/nmi_backtrace.c: nmi_cpu_backtrace; the master keeps its own lock. *)
P2(c) ==
  /\ h[c] = "P2"
  /\ heard' = heard \cup {c}
  /\ psync' = IF pc[c] \in {"kdb", "X3"} THEN psync ELSE None
  /\ h' = [h EXCEPT ![c] = "P3"]
  /\ UNCHANGED <<pc, flag, bt, asked, late, toSend, listed, dropped, done, event, sgi,
                 deaf, masked, online, stopping, roundup, ran>>

(* Whether the end of this answer clears the bit *)
ClearsBit(c) == ~(Numbered /\ c \in late)

(* lib/nmi_backtrace.c: nmi_cpu_backtrace; the bit is cleared. *)
P3(c) ==
  /\ h[c] = "P3"
  /\ bt' = IF ClearsBit(c) THEN bt \ {c} ELSE bt
  /\ late' = late \ {c}
  /\ h' = [h EXCEPT ![c] = "D3"]
  /\ UNCHANGED <<pc, flag, asked, heard, toSend, listed, dropped, done, event, sgi, deaf,
                 masked, online, stopping, psync, roundup, ran>>

(* drivers/firmware/arm_sdei.c: do_sdei_event; back to what was interrupted, in
   code that had interrupts enabled through the interrupt vector *)
D3(c) ==
  /\ h[c] = "D3"
  /\ ParksIf(c, TraceFirst /\ stopping)
  /\ roundup' = IF Vector /\ c \notin masked THEN roundup \ {c} ELSE roundup
  /\ h' = [h EXCEPT ![c] = "-"]
  /\ UNCHANGED <<flag, bt, asked, heard, late, toSend, listed, dropped, done, event, sgi,
                 masked, stopping, psync, ran>>

-----------------------------------------------------------------------------
(* What happens to the event and to a CPU *)

(* drivers/firmware/arm_sdei.c: sdei_reboot_notifier; sdei_nmi_available stays. *)
SdeiTeardown ==
  /\ Teardown
  /\ deaf # CPU
  /\ deaf' = CPU
  /\ UNCHANGED <<pc, h, flag, bt, asked, heard, late, toSend, listed, dropped, done,
                 event, sgi, masked, online, stopping, psync, roundup, ran>>

(* Who was stopped stays where it is: the machine is on its way to a restart. *)
ComesUp(c) == pc[c] = "-"

(* kernel/cpu.c: set_cpu_online *)
CpuUp(c) ==
  /\ c \notin online
  /\ ComesUp(c)
  /\ online' = online \cup {c}
  /\ UNCHANGED <<pc, h, flag, bt, asked, heard, late, toSend, listed, dropped, done,
                 event, sgi, deaf, masked, stopping, psync, roundup, ran>>

(* drivers/firmware/arm_sdei.c: sdei_cpuhp_up, a later state of the hotplug *)
SdeiCpuUp(c) ==
  /\ Sdei
  /\ c \in Offline \cap online \cap deaf
  /\ h[c] = "-"
  /\ deaf' = deaf \ {c}
  /\ UNCHANGED <<pc, h, flag, bt, asked, heard, late, toSend, listed, dropped, done,
                 event, sgi, masked, online, stopping, psync, roundup, ran>>

(* drivers/firmware/arm_sdei.c: sdei_pm_notifier *)
PmEnter(c) ==
  /\ c \in Idlers \ deaf
  /\ pc[c] = "-"
  /\ h[c] = "-"
  /\ deaf' = deaf \cup {c}
  /\ UNCHANGED <<pc, h, flag, bt, asked, heard, late, toSend, listed, dropped, done,
                 event, sgi, masked, online, stopping, psync, roundup, ran>>

(* drivers/firmware/arm_sdei.c: sdei_pm_notifier *)
PmExit(c) ==
  /\ c \in Idlers \cap deaf
  /\ h[c] = "-"
  /\ deaf' = deaf \ {c}
  /\ UNCHANGED <<pc, h, flag, bt, asked, heard, late, toSend, listed, dropped, done,
                 event, sgi, masked, online, stopping, psync, roundup, ran>>

LockUp(c) ==
  /\ c \in LockUps \ masked
  /\ pc[c] = "-"
  /\ h[c] = "-"
  /\ masked' = masked \cup {c}
  /\ UNCHANGED <<pc, h, flag, bt, asked, heard, late, toSend, listed, dropped, done,
                 event, sgi, deaf, online, stopping, psync, roundup, ran>>

(* drivers/firmware/arm_sdei_nmi.c: sdei_nmi_stop_cpus *)
StopCpus(c) ==
  /\ c \in Stoppers
  /\ ~stopping
  /\ pc[c] = "-"
  /\ h[c] = "-"
  /\ c \in Requesters /\ ~AsksAfterStop => c \in done
  /\ stopping' = TRUE
  /\ deaf' = deaf \cup {c}
  /\ event' = [d \in CPU |-> IF d \in online \ {c} THEN Event!Sent(event[d], "stop") ELSE event[d]]
  /\ UNCHANGED <<pc, h, flag, bt, asked, heard, late, toSend, listed, dropped, done, sgi,
                 masked, online, psync, roundup, ran>>

(* kernel/printk/printk.c: __printk_cpu_sync_try_get; its owner is in the debugger *)
PrintLockFree == psync = None

(* kernel/debug/debug_core.c: kgdb_cpu_enter, at a breakpoint in printing code *)
DebuggerEnter(c) ==
  /\ c \in Debuggers
  /\ pc[c] = "-"
  /\ PrintLockFree
  /\ \A d \in CPU : h[d] = "-" /\ (d \notin Missed => pc[d] = "-")
  /\ psync' = c
  /\ pc' = [d \in CPU |-> IF d = c THEN "kdb" ELSE IF d \in Missed THEN pc[d] ELSE "slave"]
  /\ UNCHANGED <<h, flag, bt, asked, heard, late, toSend, listed, dropped, done, event,
                 sgi, deaf, masked, online, stopping, roundup, ran>>

(* kernel/debug/debug_core.c: kgdb_cpu_enter; go *)
DebuggerGo(c) ==
  /\ pc[c] = "kdb"
  /\ h[c] = "-"
  /\ Goes(c, "X3")
  /\ UNCHANGED <<h, flag, bt, asked, heard, late, toSend, listed, dropped, done, event,
                 sgi, deaf, masked, online, stopping, psync, roundup, ran>>

(* kernel/debug/debug_core.c: kgdb_cpu_enter; no slave is left in the debugger. *)
DebuggerLeave(c) ==
  /\ pc[c] = "X3"
  /\ h[c] = "-"
  /\ \A d \in CPU : pc[d] = "slave" => h[d] = "-"
  /\ psync' = None
  /\ pc' = [d \in CPU |-> IF pc[d] \in {"X3", "slave"} THEN "-" ELSE pc[d]]
  /\ UNCHANGED <<h, flag, bt, asked, heard, late, toSend, listed, dropped, done, event,
                 sgi, deaf, masked, online, stopping, roundup, ran>>

(* arch/arm64/kernel/smp.c: kgdb_roundup_cpus, by another CPU *)
RoundupSgi(c) ==
  /\ c \in RoundedUp \ roundup
  /\ h[c] # "-"
  /\ roundup' = roundup \cup {c}
  /\ UNCHANGED <<pc, h, flag, bt, asked, heard, late, toSend, listed, dropped, done,
                 event, sgi, deaf, masked, online, stopping, psync, ran>>

(* The task goes on, and the SGI is still pending. *)
TaskGoesOn(c) ==
  /\ c \in roundup \ ran
  /\ h[c] = "-"
  /\ ran' = ran \cup {c}
  /\ UNCHANGED <<pc, h, flag, bt, asked, heard, late, toSend, listed, dropped, done,
                 event, sgi, deaf, masked, online, stopping, psync, roundup>>

-----------------------------------------------------------------------------
Next ==
  \/ \E c \in CPU : T1(c)
  \/ \E c \in CPU : T2(c)
  \/ \E c \in CPU : T4(c)
  \/ \E c, d \in CPU : Signal(c, d)
  \/ \E c \in CPU : SignalEnd(c)
  \/ \E c \in CPU : T6(c)
  \/ \E c \in CPU : TimeoutBt(c)
  \/ \E c \in CPU : AskByIpi(c)
  \/ \E c \in CPU : T6b(c)
  \/ \E c \in CPU : T8(c)
  \/ \E c \in CPU : GiveUp(c)
  \/ \E c \in CPU : TakeEvent(c)
  \/ \E c \in CPU : TakeSgi(c)
  \/ \E c \in CPU : P1(c)
  \/ \E c \in CPU : P2(c)
  \/ \E c \in CPU : P3(c)
  \/ \E c \in CPU : D3(c)
  \/ SdeiTeardown
  \/ \E c \in CPU : CpuUp(c)
  \/ \E c \in CPU : SdeiCpuUp(c)
  \/ \E c \in CPU : PmEnter(c)
  \/ \E c \in CPU : PmExit(c)
  \/ \E c \in CPU : LockUp(c)
  \/ \E c \in CPU : StopCpus(c)
  \/ \E c \in CPU : DebuggerEnter(c)
  \/ \E c \in CPU : DebuggerGo(c)
  \/ \E c \in CPU : DebuggerLeave(c)
  \/ \E c \in CPU : RoundupSgi(c)
  \/ \E c \in CPU : TaskGoesOn(c)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
(* Properties *)

TypeOK ==
  /\ pc \in [CPU -> {"-", "T2", "T4", "S", "T6", "T6s", "T6r", "T6b", "T8", "kdb", "X3",
                     "slave", "parked"}]
  /\ h \in [CPU -> {"-", "P1", "P2", "P3", "D3"}]
  /\ {flag, psync} \subseteq CPU \cup {None}
  /\ {bt, asked, heard, late, toSend, listed, dropped, done, deaf, masked, online,
      roundup, ran} \subseteq SUBSET CPU
  /\ event \in [CPU -> SUBSET {"EV0"}]
  /\ sgi \in [CPU -> SUBSET {"BACKTRACE"}]
  /\ stopping \in BOOLEAN

(* A CPU that was stopped does not come up again, and who is online is not
   stopped. *)
StoppedIsOffline == \A c \in CPU : pc[c] = "parked" => c \notin online

(* Who is heard from was asked: nobody prints for a request that is not his. *)
HeardWereAsked == heard \subseteq asked

(* One CPU is the master of a debugger: the print lock has one owner. *)
OneMaster == \A c, d \in CPU : pc[c] \in {"kdb", "X3"} /\ pc[d] \in {"kdb", "X3"} => c = d

Ends == flag # None /\ pc[flag] = "T8"

(* Every CPU that takes IPIs, and was asked, is heard from. *)
NoNewMiss == Ends => \A c \in (asked \cap online) \ masked : c \in heard

(* With the event, every CPU that was asked is heard from, masked or not. *)
NoMissBySdei == Ends => asked \cap online \subseteq heard

(* Who is named has not printed. *)
ListSound == Ends => listed \cap heard = {}

(* Who is not named has printed. *)
ListComplete == Ends => (asked \cap online) \ listed \subseteq heard

(* Silence is short: no request is dropped behind one that nobody answers. *)
NoneDropped == dropped = {}

(* A panic's request for a backtrace is made. *)
PanicAsks == dropped \cap Stoppers = {}

(* A CPU that was asked traces before it parks. *)
TracedBeforeStop == \A c \in bt \cap asked : pc[c] # "parked"

(* A master that leaves waits for no slave that waits for its lock. *)
MasterLeaves == \A c, d \in CPU : pc[c] = "X3" /\ psync = c /\ pc[d] = "slave" => h[d] # "P1"

(* A pending roundup is taken before the interrupted code goes on. *)
RoundupFirst == ran = {}

=============================================================================
