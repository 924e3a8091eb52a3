---------------------------- MODULE PanicElection -----------------------------
(***************************************************************************)
(* Who carries a panic out, on Linux 7.3, arm64: panic_cpu, the redirect   *)
(* to the CPU that panic_force_cpu= names, the CPU that stops itself, and  *)
(* the three rungs of smp_send_stop: 1 s IPI, 10 ms pseudo-NMI, 100 ms     *)
(* SDEI event.                                                             *)
(*                                                                         *)
(* Sources: kernel/panic.c, kernel/crash_core.c, kernel/smp.c,             *)
(* arch/arm64/kernel/smp.c, drivers/firmware/arm_sdei_nmi.c of 7.3.4.      *)
(*                                                                         *)
(* Steps have the letters of the kernel's order: J2 to J7 of the redirect, *)
(* K1 to K7 of the CPU that stops, Q1 to Q4 of a CPU that is stopped, D of *)
(* the event's handler.  What is left out: what is printed, a second panic *)
(* inside a panic, vmcore, CPU hotplug.  The time-outs of the rungs are    *)
(* longer than a CPU that takes the interrupt needs to stop.               *)
(*                                                                         *)
(* The last four constants are repairs: FALSE is the kernel as it is.      *)
(***************************************************************************)
CONSTANTS
  CPU,
  None,           \* no CPU
  Gic,            \* "v2", "v3", "v5": the interrupt controller
  PseudoNmi,      \* the pseudo-NMI rung is there
  Sdei,           \* event 0 is registered on every CPU
  ForceCpu,       \* the CPU that panic_force_cpu= names; empty without
  Panickers,      \* CPUs that may panic in a task
  Oopsers,        \* CPUs that may oops, with panic_on_oops
  Restarters,     \* CPUs that may call emergency_restart
  LockUps,        \* CPUs that may lock up with interrupts masked
  HardLockUps,    \* CPUs that may lock up with pseudo-NMIs masked too
  Requesters,     \* CPUs that may send event 0 for a backtrace
  Callers,        \* CPUs that may call a function on the chosen CPU
  CrashImage,     \* a crash kernel is loaded
  Kgdb,           \* a debugger is attached: kgdb_panic
  RedirectWaits,  \* the redirect waits for its target, and takes over without it
  MaskFirst,      \* the CPU that stops is SDEI-masked before it sets the flag
  RestartClaims,  \* a restart takes panic_cpu before it stops CPUs
  ImageFirst      \* crash_kexec looks for an image before it takes panic_cpu

VARIABLES
  pc,             \* where each CPU's code is
  mask,           \* its interrupt mask: "OPEN", "IRQOFF", "HARD"
  online,         \* cpu_online_mask
  pend,           \* pending SGIs, of {"STOP", "NMI", "CALL"}
  queue,          \* the csd queue of each CPU, of {"panic", "other"}
  owed,           \* CPUs that queued for the chosen CPU and have to send the IPI
  event,          \* event 0, pending
  sdeiMasked,     \* CPUs that the firmware sends no event
  stopping,       \* sdei_nmi_stopping
  stopper,        \* who set stop_in_progress
  redirector,     \* panic_redirect_cpu
  panicCpu,       \* panic_cpu
  dieLock,        \* who holds die_lock
  rounded         \* CPUs in the debugger that the panic opened

vars == <<pc, mask, online, pend, queue, owed, event, sdeiMasked, stopping,
          stopper, redirector, panicCpu, dieLock, rounded>>

Sgi == INSTANCE SgiChannel
Csd == INSTANCE CsdChannel
Event == INSTANCE SdeiChannel

Places == {"run", "stuck", "die", "crash", "claim", "J2", "J3", "J4", "J6", "J7",
           "wait", "handed", "try", "kgdb", "restart", "K1", "K2", "K2w", "K3",
           "K3w", "K4", "K4s", "K4w", "K7", "carry", "over", "Q1", "Q3", "Q4",
           "parked"}

(* A configuration that no kernel has is refused. *)
ASSUME RedirectIsToOneCpuOfTheMachine ==
  ForceCpu \subseteq CPU /\ \A c, d \in ForceCpu : c = d
ASSUME SdeiNeedsGicV3OrLater == Sdei => Gic # "v2"
ASSUME PseudoNmiNeedsGicV3 == PseudoNmi => Gic = "v3"
ASSUME RequestersNeedSdei == Requesters # {} => Sdei
ASSUME CallersNeedAChosenCpu == Callers # {} => ForceCpu # {} /\ Callers \cap ForceCpu = {}

Init ==
  /\ pc = [c \in CPU |-> "run"]
  /\ mask = [c \in CPU |-> "OPEN"]
  /\ online = CPU
  /\ pend = [c \in CPU |-> Sgi!Idle]
  /\ queue = [c \in CPU |-> Csd!Idle]
  /\ owed = {}
  /\ event = [c \in CPU |-> Event!Idle]
  /\ sdeiMasked = IF Sdei THEN {} ELSE CPU
  /\ stopping = FALSE
  /\ stopper = None
  /\ redirector = None
  /\ panicCpu = None
  /\ dieLock = None
  /\ rounded = {}

-----------------------------------------------------------------------------
(* Places of a CPU *)

Goes(c, place) == pc' = [pc EXCEPT ![c] = place]
Masks(c, m) == mask' = [mask EXCEPT ![c] = m]

(* Where a CPU goes that has lost the panic to another one *)
StopsItself == "Q1"

Others(c) == online \ {c}

(* Positions in which a CPU is being stopped, or is *)
Stopped == {"Q1", "Q3", "Q4", "parked"}

Takes(c, s, nmi) ==
  /\ s \in pend[c]
  /\ pc[c] \notin Stopped \cup {"over"}
  /\ Sgi!Passes(mask[c], nmi, c \notin sdeiMasked)

TakesEvent(c) ==
  /\ event[c] # Event!Idle
  /\ pc[c] # "over"
  /\ Event!Passes(mask[c], TRUE, c \notin sdeiMasked)

-----------------------------------------------------------------------------
(* What happens to a CPU *)

(* The CPU spins with normal interrupts masked, or with everything masked. *)
LockUp(c) ==
  /\ c \in LockUps \cup HardLockUps
  /\ pc[c] = "run"
  /\ Goes(c, "stuck")
  /\ Masks(c, IF c \in HardLockUps THEN "HARD" ELSE "IRQOFF")
  /\ UNCHANGED <<online, pend, queue, owed, event, sdeiMasked, stopping, stopper,
                 redirector, panicCpu, dieLock, rounded>>

(* kernel/smp.c: smp_call_function_many_cond; the csd is queued, and the IPI is
   sent after the loop over all CPUs. *)
CallQueue(c, t) ==
  /\ c \in Callers
  /\ t \in ForceCpu
  /\ pc[c] = "run"
  /\ "other" \notin queue[t]
  /\ queue' = [queue EXCEPT ![t] = Csd!Sent(@, "other")]
  /\ owed' = IF Csd!Signals(queue[t]) THEN owed \cup {c} ELSE owed
  /\ UNCHANGED <<pc, mask, online, pend, event, sdeiMasked, stopping, stopper,
                 redirector, panicCpu, dieLock, rounded>>

(* kernel/smp.c: smp_call_function_many_cond *)
CallSend(c, t) ==
  /\ c \in owed
  /\ t \in ForceCpu
  /\ pc[c] = "run"
  /\ pend' = [pend EXCEPT ![t] = Sgi!Sent(@, "CALL")]
  /\ owed' = owed \ {c}
  /\ UNCHANGED <<pc, mask, online, queue, event, sdeiMasked, stopping, stopper,
                 redirector, panicCpu, dieLock, rounded>>

(* drivers/firmware/arm_sdei_nmi.c: sdei_nmi_raise_backtrace *)
Backtrace(c, d) ==
  /\ c \in Requesters
  /\ pc[c] \in {"run", "stuck"}
  /\ d \in online
  /\ d # c
  /\ event[d] = Event!Idle
  /\ event' = [event EXCEPT ![d] = Event!Sent(@, "backtrace")]
  /\ UNCHANGED <<pc, mask, online, pend, queue, owed, sdeiMasked, stopping, stopper,
                 redirector, panicCpu, dieLock, rounded>>

-----------------------------------------------------------------------------
(* The way into a panic *)

(* kernel/panic.c: vpanic; the same in nmi_panic *)
Panic(c) ==
  /\ c \in Panickers
  /\ pc[c] = "run"
  /\ Goes(c, "J2")
  /\ Masks(c, "IRQOFF")
  /\ UNCHANGED <<online, pend, queue, owed, event, sdeiMasked, stopping, stopper,
                 redirector, panicCpu, dieLock, rounded>>

(* arch/arm64/kernel/traps.c: die, which takes die_lock with interrupts masked *)
Die(c) ==
  /\ c \in Oopsers
  /\ pc[c] = "run"
  /\ Goes(c, "die")
  /\ Masks(c, "IRQOFF")
  /\ UNCHANGED <<online, pend, queue, owed, event, sdeiMasked, stopping, stopper,
                 redirector, panicCpu, dieLock, rounded>>

(* arch/arm64/kernel/traps.c: die *)
DieLock(c) ==
  /\ pc[c] = "die"
  /\ dieLock = None
  /\ dieLock' = c
  /\ Goes(c, "crash")
  /\ UNCHANGED <<mask, online, pend, queue, owed, event, sdeiMasked, stopping, stopper,
                 redirector, panicCpu, rounded>>

(* kernel/crash_core.c: crash_kexec, which takes panic_cpu and then looks for
   an image *)
CrashKexec(c) ==
  /\ pc[c] = "crash"
  /\ IF panicCpu = None /\ (CrashImage \/ ~ImageFirst)
     THEN panicCpu' = c /\ Goes(c, "claim")
     ELSE UNCHANGED panicCpu /\ Goes(c, "J2")
  /\ UNCHANGED <<mask, online, pend, queue, owed, event, sdeiMasked, stopping, stopper,
                 redirector, dieLock, rounded>>

(* kernel/crash_core.c: crash_kexec; without an image panic_cpu is given back,
   and die goes on to panic. *)
CrashLooked(c) ==
  /\ pc[c] = "claim"
  /\ IF CrashImage
     THEN UNCHANGED panicCpu /\ Goes(c, "K1")
     ELSE panicCpu' = None /\ Goes(c, "J2")
  /\ UNCHANGED <<mask, online, pend, queue, owed, event, sdeiMasked, stopping, stopper,
                 redirector, dieLock, rounded>>

-----------------------------------------------------------------------------
(* kernel/panic.c: panic_try_force_cpu *)

(* kernel/panic.c: panic_try_force_cpu; no parameter, this is the CPU, or it is
   offline: go on here. *)
J2(c) ==
  /\ pc[c] = "J2"
  /\ Goes(c, IF ForceCpu \cap Others(c) = {} THEN "try" ELSE "J3")
  /\ UNCHANGED <<mask, online, pend, queue, owed, event, sdeiMasked, stopping, stopper,
                 redirector, panicCpu, dieLock, rounded>>

(* kernel/panic.c: panic_try_force_cpu; a panic is in progress. *)
J3(c) ==
  /\ pc[c] = "J3"
  /\ Goes(c, IF panicCpu = None THEN "J4" ELSE IF panicCpu = c THEN "try" ELSE StopsItself)
  /\ UNCHANGED <<mask, online, pend, queue, owed, event, sdeiMasked, stopping, stopper,
                 redirector, panicCpu, dieLock, rounded>>

(* What the loser of J4 does *)
LosesRedirect == StopsItself

(* kernel/panic.c: panic_try_force_cpu; one CPU redirects. *)
J4(c) ==
  /\ pc[c] = "J4"
  /\ redirector' = IF redirector = None THEN c ELSE redirector
  /\ Goes(c, IF redirector = None THEN "J6" ELSE LosesRedirect)
  /\ UNCHANGED <<mask, online, pend, queue, owed, event, sdeiMasked, stopping, stopper,
                 panicCpu, dieLock, rounded>>

(* kernel/panic.c: panic_smp_redirect_cpu; one static csd. *)
J6(c, t) ==
  /\ pc[c] = "J6"
  /\ t \in ForceCpu
  /\ queue' = [queue EXCEPT ![t] = Csd!Sent(@, "panic")]
  /\ pend' = IF Csd!Signals(queue[t])
             THEN [pend EXCEPT ![t] = Sgi!Sent(@, "CALL")]
             ELSE pend
  /\ Goes(c, IF RedirectWaits THEN "wait" ELSE "J7")
  /\ UNCHANGED <<mask, online, owed, event, sdeiMasked, stopping, stopper, redirector,
                 panicCpu, dieLock, rounded>>

(* kernel/panic.c: panic_smp_self_stop; offline, and parked for good. *)
J7(c) ==
  /\ pc[c] = "J7"
  /\ Goes(c, "parked")
  /\ Masks(c, "HARD")
  /\ online' = Others(c)
  /\ sdeiMasked' = sdeiMasked \cup {c}
  /\ UNCHANGED <<pend, queue, owed, event, stopping, stopper, redirector, panicCpu,
                 dieLock, rounded>>

(* The target panics: a repaired redirect waits to be stopped, as any CPU. *)
RedirectAcknowledged(c) ==
  /\ pc[c] = "wait"
  /\ panicCpu \in ForceCpu
  /\ Goes(c, "handed")
  /\ Masks(c, "OPEN")
  /\ UNCHANGED <<online, pend, queue, owed, event, sdeiMasked, stopping, stopper,
                 redirector, panicCpu, dieLock, rounded>>

(* Whether the target can still come to panic_try_start by the call *)
CallArrives(t) ==
  /\ "panic" \in queue[t]
  /\ Csd!Passes(mask[t], FALSE, t \notin sdeiMasked)
  /\ "CALL" \in pend[t] \/ \E d \in owed : pc[d] = "run"

(* The target has panicked by itself, or has taken the call. *)
OnItsWay(t) == pc[t] \in {"crash", "claim", "J2", "J3", "J4", "J6", "wait", "try"}

(* A repaired redirect takes the panic over. *)
RedirectTimeout(c) ==
  /\ pc[c] = "wait"
  /\ panicCpu = None
  /\ \A t \in ForceCpu : ~CallArrives(t) /\ ~OnItsWay(t)
  /\ Goes(c, "try")
  /\ UNCHANGED <<mask, online, pend, queue, owed, event, sdeiMasked, stopping, stopper,
                 redirector, panicCpu, dieLock, rounded>>

(* kernel/smp.c: generic_smp_call_function_single_interrupt -> do_panic_on_target_cpu *)
TakeCall(c) ==
  /\ Takes(c, "CALL", FALSE)
  /\ pend' = [pend EXCEPT ![c] = Sgi!Left(@, "CALL")]
  /\ queue' = [queue EXCEPT ![c] = Csd!Left(@, "panic")]
  /\ IF "panic" \in queue[c]
     THEN Goes(c, "try") /\ Masks(c, "IRQOFF")
     ELSE UNCHANGED <<pc, mask>>
  /\ UNCHANGED <<online, owed, event, sdeiMasked, stopping, stopper, redirector,
                 panicCpu, dieLock, rounded>>

-----------------------------------------------------------------------------
(* The panic *)

(* What the loser of panic_try_start does *)
LosesPanic == StopsItself

(* kernel/panic.c: panic_try_start *)
TryStart(c) ==
  /\ pc[c] = "try"
  /\ panicCpu' = IF panicCpu = None THEN c ELSE panicCpu
  /\ Goes(c, IF panicCpu \notin {None, c} THEN LosesPanic
             ELSE IF Kgdb THEN "kgdb" ELSE "K1")
  /\ UNCHANGED <<mask, online, pend, queue, owed, event, sdeiMasked, stopping, stopper,
                 redirector, dieLock, rounded>>

(* kernel/debug/debug_core.c: kgdb_panic; the roundup asks who is online. *)
KgdbPanic(c) ==
  /\ pc[c] = "kgdb"
  /\ rounded' = online
  /\ Goes(c, "K1")
  /\ UNCHANGED <<mask, online, pend, queue, owed, event, sdeiMasked, stopping, stopper,
                 redirector, panicCpu, dieLock>>

(* kernel/reboot.c: emergency_restart *)
Restart(c) ==
  /\ c \in Restarters
  /\ pc[c] = "run"
  /\ Goes(c, "restart")
  /\ Masks(c, "IRQOFF")
  /\ UNCHANGED <<online, pend, queue, owed, event, sdeiMasked, stopping, stopper,
                 redirector, panicCpu, dieLock, rounded>>

(* arch/arm64/kernel/process.c: machine_restart *)
RestartStops(c) ==
  /\ pc[c] = "restart"
  /\ panicCpu' = IF RestartClaims /\ panicCpu = None THEN c ELSE panicCpu
  /\ Goes(c, IF RestartClaims /\ panicCpu # None THEN StopsItself ELSE "K1")
  /\ UNCHANGED <<mask, online, pend, queue, owed, event, sdeiMasked, stopping, stopper,
                 redirector, dieLock, rounded>>

(* kernel/reboot.c, kernel/panic.c: kexec, restart, or the end of panic *)
CarryOut(c) ==
  /\ pc[c] = "carry"
  /\ Goes(c, "over")
  /\ UNCHANGED <<mask, online, pend, queue, owed, event, sdeiMasked, stopping, stopper,
                 redirector, panicCpu, dieLock, rounded>>

-----------------------------------------------------------------------------
(* The CPU that stops the others *)

(* Whether stop_in_progress keeps this CPU out *)
StopInProgress == stopper # None

(* arch/arm64/kernel/smp.c: smp_send_stop; test and set of stop_in_progress. *)
K1(c) ==
  /\ pc[c] = "K1"
  /\ stopper' = IF StopInProgress THEN stopper ELSE c
  /\ Goes(c, IF StopInProgress THEN "carry" ELSE IF Others(c) = {} THEN "K7" ELSE "K2")
  /\ UNCHANGED <<mask, online, pend, queue, owed, event, sdeiMasked, stopping,
                 redirector, panicCpu, dieLock, rounded>>

(* One SGI to each other CPU *)
SendToOthers(c, s) ==
  pend' = [d \in CPU |-> IF d \in Others(c) THEN Sgi!Sent(pend[d], s) ELSE pend[d]]

(* arch/arm64/kernel/smp.c: smp_send_stop; IPI CPU_STOP. *)
K2(c) ==
  /\ pc[c] = "K2"
  /\ SendToOthers(c, "STOP")
  /\ Goes(c, "K2w")
  /\ UNCHANGED <<mask, online, queue, owed, event, sdeiMasked, stopping, stopper,
                 redirector, panicCpu, dieLock, rounded>>

(* A CPU that will be offline before a time-out is over *)
Stopping(d) ==
  \/ pc[d] \in Stopped
  \/ Takes(d, "STOP", FALSE)
  \/ Takes(d, "NMI", TRUE)
  \/ stopping /\ TakesEvent(d)

Patience(c) == \A d \in Others(c) : ~Stopping(d)

(* The rung after this one *)
AfterIpi == IF PseudoNmi THEN "K3" ELSE IF Sdei THEN "K4" ELSE "K7"
AfterNmi == IF Sdei THEN "K4" ELSE "K7"

(* arch/arm64/kernel/smp.c: smp_send_stop; 1 s, 10 ms or 100 ms are over, or
   nobody else is online. *)
StopTimeout(c) ==
  /\ pc[c] \in {"K2w", "K3w", "K4w"}
  /\ Patience(c)
  /\ Goes(c, CASE Others(c) = {} -> "K7"
               [] pc[c] = "K2w" -> AfterIpi
               [] pc[c] = "K3w" -> AfterNmi
               [] OTHER -> "K7")
  /\ UNCHANGED <<mask, online, pend, queue, owed, event, sdeiMasked, stopping, stopper,
                 redirector, panicCpu, dieLock, rounded>>

(* arch/arm64/kernel/smp.c: smp_send_stop; pseudo-NMI CPU_STOP_NMI. *)
K3(c) ==
  /\ pc[c] = "K3"
  /\ SendToOthers(c, "NMI")
  /\ Goes(c, "K3w")
  /\ UNCHANGED <<mask, online, queue, owed, event, sdeiMasked, stopping, stopper,
                 redirector, panicCpu, dieLock, rounded>>

(* drivers/firmware/arm_sdei_nmi.c: sdei_nmi_stop_cpus; the flag, ... *)
K4(c) ==
  /\ pc[c] = "K4"
  /\ stopping' = TRUE
  /\ sdeiMasked' = IF MaskFirst THEN sdeiMasked \cup {c} ELSE sdeiMasked
  /\ Goes(c, "K4s")
  /\ UNCHANGED <<mask, online, pend, queue, owed, event, stopper, redirector, panicCpu,
                 dieLock, rounded>>

(* drivers/firmware/arm_sdei_nmi.c: sdei_nmi_stop_cpus; ... and the signals. *)
K4Signal(c) ==
  /\ pc[c] = "K4s"
  /\ event' = [d \in CPU |-> IF d \in Others(c) THEN Event!Sent(event[d], "stop") ELSE event[d]]
  /\ Goes(c, "K4w")
  /\ UNCHANGED <<mask, online, pend, queue, owed, sdeiMasked, stopping, stopper,
                 redirector, panicCpu, dieLock, rounded>>

(* arch/arm64/kernel/smp.c: smp_send_stop -> sdei_mask_local_cpu *)
K7(c) ==
  /\ pc[c] = "K7"
  /\ sdeiMasked' = sdeiMasked \cup {c}
  /\ Goes(c, "carry")
  /\ UNCHANGED <<mask, online, pend, queue, owed, event, stopping, stopper, redirector,
                 panicCpu, dieLock, rounded>>

-----------------------------------------------------------------------------
(* A CPU that is stopped *)

(* arch/arm64/kernel/smp.c: do_handle_IPI; the handler of a normal interrupt *)
TakeStop(c) ==
  /\ Takes(c, "STOP", FALSE)
  /\ pend' = [pend EXCEPT ![c] = Sgi!Left(@, "STOP")]
  /\ Goes(c, "Q1")
  /\ Masks(c, "IRQOFF")
  /\ UNCHANGED <<online, queue, owed, event, sdeiMasked, stopping, stopper, redirector,
                 panicCpu, dieLock, rounded>>

(* arch/arm64/kernel/smp.c: do_handle_IPI; the handler of a pseudo-NMI *)
TakeStopNmi(c) ==
  /\ Takes(c, "NMI", TRUE)
  /\ pend' = [pend EXCEPT ![c] = Sgi!Left(@, "NMI")]
  /\ Goes(c, "Q1")
  /\ Masks(c, "HARD")
  /\ UNCHANGED <<online, queue, owed, event, sdeiMasked, stopping, stopper, redirector,
                 panicCpu, dieLock, rounded>>

(* Whether the handler of the event stops the CPU: no test which CPU it is *)
EventStops(c) == stopping

(* drivers/firmware/arm_sdei_nmi.c: sdei_nmi_handler *)
D1(c) ==
  /\ TakesEvent(c)
  /\ event' = [event EXCEPT ![c] = Event!Left(@, "EV0")]
  /\ IF EventStops(c)
     THEN /\ Goes(c, "Q1")
          /\ Masks(c, "HARD")
     ELSE UNCHANGED <<pc, mask>>
  /\ UNCHANGED <<online, pend, queue, owed, sdeiMasked, stopping, stopper, redirector,
                 panicCpu, dieLock, rounded>>

(* The place at which a CPU that stops masks its interrupts, and the place at
   which it says that it is offline: the acknowledgement *)
MasksAt == "Q1"
OfflineAt == "Q3"

(* What a CPU that stops does at one of them *)
StopsAt(c, place) ==
  /\ mask' = IF MasksAt = place THEN [mask EXCEPT ![c] = "HARD"] ELSE mask
  /\ online' = IF OfflineAt = place THEN Others(c) ELSE online

(* arch/arm64/kernel/smp.c: arm64_nmi_cpu_stop -> local_daif_mask *)
Q1(c) ==
  /\ pc[c] = "Q1"
  /\ StopsAt(c, "Q1")
  /\ Goes(c, "Q3")
  /\ UNCHANGED <<pend, queue, owed, event, sdeiMasked, stopping, stopper, redirector,
                 panicCpu, dieLock, rounded>>

(* arch/arm64/kernel/smp.c: arm64_nmi_cpu_stop -> set_cpu_online *)
Q3(c) ==
  /\ pc[c] = "Q3"
  /\ StopsAt(c, "Q3")
  /\ Goes(c, "Q4")
  /\ UNCHANGED <<pend, queue, owed, event, sdeiMasked, stopping, stopper, redirector,
                 panicCpu, dieLock, rounded>>

(* arch/arm64/kernel/smp.c: arm64_nmi_cpu_stop -> sdei_mask_local_cpu *)
Q4(c) ==
  /\ pc[c] = "Q4"
  /\ sdeiMasked' = sdeiMasked \cup {c}
  /\ Goes(c, "parked")
  /\ UNCHANGED <<mask, online, pend, queue, owed, event, stopping, stopper, redirector,
                 panicCpu, dieLock, rounded>>

-----------------------------------------------------------------------------
Next ==
  \/ \E c \in CPU : LockUp(c)
  \/ \E c \in CPU, t \in CPU : CallQueue(c, t)
  \/ \E c \in CPU, t \in CPU : CallSend(c, t)
  \/ \E c \in CPU, d \in CPU : Backtrace(c, d)
  \/ \E c \in CPU : Panic(c)
  \/ \E c \in CPU : Die(c)
  \/ \E c \in CPU : DieLock(c)
  \/ \E c \in CPU : CrashKexec(c)
  \/ \E c \in CPU : CrashLooked(c)
  \/ \E c \in CPU : J2(c)
  \/ \E c \in CPU : J3(c)
  \/ \E c \in CPU : J4(c)
  \/ \E c \in CPU, t \in CPU : J6(c, t)
  \/ \E c \in CPU : J7(c)
  \/ \E c \in CPU : RedirectAcknowledged(c)
  \/ \E c \in CPU : RedirectTimeout(c)
  \/ \E c \in CPU : TakeCall(c)
  \/ \E c \in CPU : TryStart(c)
  \/ \E c \in CPU : KgdbPanic(c)
  \/ \E c \in CPU : Restart(c)
  \/ \E c \in CPU : RestartStops(c)
  \/ \E c \in CPU : CarryOut(c)
  \/ \E c \in CPU : K1(c)
  \/ \E c \in CPU : K2(c)
  \/ \E c \in CPU : StopTimeout(c)
  \/ \E c \in CPU : K3(c)
  \/ \E c \in CPU : K4(c)
  \/ \E c \in CPU : K4Signal(c)
  \/ \E c \in CPU : K7(c)
  \/ \E c \in CPU : TakeStop(c)
  \/ \E c \in CPU : TakeStopNmi(c)
  \/ \E c \in CPU : D1(c)
  \/ \E c \in CPU : Q1(c)
  \/ \E c \in CPU : Q3(c)
  \/ \E c \in CPU : Q4(c)

Spec == Init /\ [][Next]_vars

(* A CPU that could go on for ever does go on.  Nobody has to panic, to oops,
   to restart, to lock up or to ask for a backtrace. *)
GoesOn(c) ==
  \/ \E t \in CPU : CallSend(c, t)
  \/ DieLock(c)
  \/ CrashKexec(c)
  \/ CrashLooked(c)
  \/ J2(c)
  \/ J3(c)
  \/ J4(c)
  \/ \E t \in CPU : J6(c, t)
  \/ J7(c)
  \/ RedirectAcknowledged(c)
  \/ RedirectTimeout(c)
  \/ TakeCall(c)
  \/ TryStart(c)
  \/ KgdbPanic(c)
  \/ RestartStops(c)
  \/ CarryOut(c)
  \/ K1(c)
  \/ K2(c)
  \/ StopTimeout(c)
  \/ K3(c)
  \/ K4(c)
  \/ K4Signal(c)
  \/ K7(c)
  \/ TakeStop(c)
  \/ TakeStopNmi(c)
  \/ Q1(c)
  \/ Q3(c)
  \/ Q4(c)

FairSpec == Spec /\ \A c \in CPU : WF_vars(GoesOn(c)) /\ WF_vars(D1(c))

-----------------------------------------------------------------------------
(* Properties *)

TypeOK ==
  /\ pc \in [CPU -> Places]
  /\ mask \in [CPU -> {"OPEN", "IRQOFF", "HARD"}]
  /\ online \subseteq CPU
  /\ pend \in [CPU -> SUBSET {"STOP", "NMI", "CALL"}]
  /\ queue \in [CPU -> SUBSET {"panic", "other"}]
  /\ owed \subseteq CPU
  /\ event \in [CPU -> SUBSET {"EV0"}]
  /\ sdeiMasked \subseteq CPU
  /\ stopping \in BOOLEAN
  /\ {stopper, redirector, panicCpu, dieLock} \subseteq CPU \cup {None}
  /\ rounded \subseteq CPU

(* A CPU that is offline takes no interrupt any more. *)
OfflineIsHard == \A c \in CPU \ online : mask[c] = "HARD"

(* Interrupts reach code that runs, and the loop after a redirect: a call is
   taken nowhere else. *)
OpenIsInterruptible == \A c \in CPU : mask[c] = "OPEN" => pc[c] \in {"run", "handed"}

(* One CPU at a time climbs the rungs. *)
OneStopper ==
  \A c, d \in CPU :
    pc[c] \in {"K2", "K2w", "K3", "K3w", "K4", "K4s", "K4w", "K7"}
      /\ pc[d] \in {"K2", "K2w", "K3", "K3w", "K4", "K4s", "K4w", "K7"} => c = d

(* One CPU carries a panic out. *)
OneCarries ==
  \A c, d \in CPU : pc[c] \in {"carry", "over"} /\ pc[d] \in {"carry", "over"} => c = d

(* The CPU that stops the others is not stopped itself. *)
StopperLives == stopper # None => pc[stopper] \notin Stopped

(* Who should carry the panic out *)
Carriers == IF panicCpu # None THEN {panicCpu}
            ELSE IF redirector # None THEN ForceCpu ELSE {}

(* No CPU that should carry the panic out is stopped. *)
CarrierLives == \A c \in Carriers : pc[c] \notin Stopped

(* After a redirect some CPU can still come to panic_try_start. *)
SomebodyCanPanic ==
  redirector # None /\ panicCpu = None => \E c \in CPU : CallArrives(c) \/ OnItsWay(c)

(* A panic that was redirected is carried out by the chosen CPU if it can be
   reached. *)
ChosenPanics ==
  redirector # None /\ panicCpu # None =>
    panicCpu \in ForceCpu \/ \A t \in ForceCpu : ~CallArrives(t)

(* The CPU whose panic it is can be looked at in the debugger. *)
PanickerRounded == rounded # {} /\ redirector # None => redirector \in rounded

(* Who stops the others stops them all. *)
AllStopped == stopper # None /\ pc[stopper] \in {"carry", "over"} => online = {stopper}

(* A panic is carried out, or the machine restarts. *)
InPanic(c) == pc[c] \in {"crash", "claim", "J2", "J3", "J4", "J6", "J7", "wait", "try", "kgdb"}
SomePanic == (\E c \in CPU : InPanic(c)) ~> (\E c \in CPU : pc[c] = "over")

=============================================================================
