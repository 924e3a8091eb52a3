------------------------------ MODULE IpiNmiStop ------------------------------
(***************************************************************************)
(* How one CPU of IpiNmi.tla stops all others: a panic (kernel/panic.c), a *)
(* panic with a crash kernel, or a reboot, by smp_send_stop of             *)
(* arch/arm64/kernel/smp.c since v6.12.  A normal interrupt first (K2), an *)
(* NMI to those that did not stop (K3), with SDEI its event to the rest    *)
(* (K4).  The CPU that stops them has its interrupts off, and goes on      *)
(* alone.                                                                  *)
(*                                                                         *)
(* A stop begins no roll call and answers none.  The roll calls ask one    *)
(* question of it: whether SDEI event 0 means a stop now (EventStops).     *)
(* What is left out stands in the header of IpiNmi.tla.                    *)
(***************************************************************************)
EXTENDS IpiNmiEnvironment

-----------------------------------------------------------------------------
(* The CPU that stops the others *)

FirstStop == "STOP"

StopperBecomes(c, state) ==
  /\ task' = [task EXCEPT ![c] = state]
  /\ UNCHANGED <<online, act, frameVars, btVars, kgVars, csdVars, workVars>>
  /\ UNCHANGED <<printVars, console, btDropped, prioLost, btc, fault>>

StopBegins(c) ==
  /\ task[c] = "open"
  /\ Runs(c, "task")
  /\ TaskFree(c)

(* kernel/panic.c: vpanic takes panic_cpu; who comes second stops itself. *)
Panic(c) ==
  /\ c \in Stoppers
  /\ StopBegins(c)
  /\ StopperBecomes(c, IF panicCpu = None THEN "stopping" ELSE "selfstop")
  /\ panicCpu' = IF panicCpu = None THEN c ELSE panicCpu
  /\ UNCHANGED <<pend, crashStop, stopper, stopPc, stopLeft>>

(* arch/arm64/kernel/process.c: machine_restart takes no panic_cpu. *)
Reboot(c) ==
  /\ c \in Rebooters
  /\ StopBegins(c)
  /\ StopperBecomes(c, "stopping")
  /\ UNCHANGED <<pend, stopVars>>

IsCrash(c) == c \in Crashers /\ panicCpu = c

(* arch/arm64/kernel/smp.c: crash_smp_send_stop sets crash_stop *)
CrashStop(c) ==
  /\ IsCrash(c)
  /\ ~crashStop
  /\ task[c] = "stopping"
  /\ Runs(c, "task")
  /\ StopperBecomes(c, "stopping")
  /\ crashStop' = TRUE
  /\ UNCHANGED <<pend, panicCpu, stopper, stopPc, stopLeft>>

StopAlreadyRuns == stopper # None

(* arch/arm64/kernel/smp.c: smp_send_stop
   stop_in_progress test-and-set; the mask of those that are online *)
SmpSendStop(c) ==
  /\ task[c] = "stopping"
  /\ stopper # c
  /\ IsCrash(c) => crashStop
  /\ Runs(c, "task")
  /\ IF online = {c} \/ StopAlreadyRuns
     THEN /\ StopperBecomes(c, "alone")
          /\ UNCHANGED stopVars
     ELSE /\ StopperBecomes(c, "stopping")
          /\ stopper' = c
          /\ stopPc' = "K2s"
          /\ stopLeft' = online \ {c}
          /\ UNCHANGED <<panicCpu, crashStop>>
  /\ UNCHANGED pend

StopAt(c, labels) ==
  /\ stopper = c
  /\ stopPc \in labels
  /\ Runs(c, "task")

StopGoes(c, from, to) ==
  /\ StopAt(c, from)
  /\ stopPc' = to
  /\ StopperBecomes(c, IF to \in {"K5", "K7"} THEN "alone" ELSE "stopping")
  /\ UNCHANGED <<panicCpu, crashStop, stopper>>

(* arch/arm64/kernel/smp.c: smp_cross_call
   One target of the loop *)
StopSend(c, d) ==
  /\ d \in stopLeft
  /\ StopGoes(c, {"K2s", "K3s", "K4s"}, stopPc)
  /\ stopLeft' = stopLeft \ {d}
  /\ pend' = [pend EXCEPT ![d] = @ \cup {CASE stopPc = "K2s" -> FirstStop
                                         [] stopPc = "K3s" -> "STOPNMI"
                                         [] OTHER -> "EV0"}]

(* arch/arm64/kernel/smp.c: smp_cross_call *)
StopSent(c) ==
  /\ stopLeft = {}
  /\ StopGoes(c, {"K2s", "K3s", "K4s"}, CASE stopPc = "K2s" -> "K2" [] stopPc = "K3s" -> "K3" [] OTHER -> "K4")
  /\ UNCHANGED <<pend, stopLeft>>

(* arch/arm64/kernel/smp.c: smp_send_stop
   The wait loops: num_other_online_cpus() is 0 *)
StopEnds(c) ==
  /\ online = {c}
  /\ StopGoes(c, {"K2", "K3", "K4"}, IF stopPc = "K4" THEN "K5" ELSE "K7")
  /\ UNCHANGED <<pend, stopLeft>>

(* Where the stop goes when a wait was in vain: the next rung that the machine has *)
NextRung ==
  CASE stopPc = "K2" /\ PrioMask -> "K3s"
    [] stopPc \in {"K2", "K3"} /\ Sdei -> "K4s"
    [] stopPc = "K4" -> "K5"
    [] OTHER -> "K7"

RungTimesOut(c, from) ==
  /\ StopGoes(c, {from}, NextRung)
  /\ online # {c}
  /\ TimePasses
  /\ stopLeft' = IF NextRung \in {"K3s", "K4s"} THEN online \ {c} ELSE {}
  /\ UNCHANGED pend

(* arch/arm64/kernel/smp.c: smp_send_stop
   One second is over: "SMP: retry stop with NMI for CPUs", where the IPI is
   one; "SMP: failed to stop secondary CPUs" *)
TimeoutStop(c) ==
  /\ RungTimesOut(c, "K2")

(* arch/arm64/kernel/smp.c: smp_send_stop
   10 ms are over: "SMP: failed to stop secondary CPUs", or with SDEI
   sdei_nmi_stopping is set: "SMP: retry stop with SDEI NMI for CPUs" *)
TimeoutStopNmi(c) ==
  /\ RungTimesOut(c, "K3")

(* arch/arm64/kernel/smp.c: smp_send_stop
   100 ms are over: "SMP: failed to stop secondary CPUs" *)
TimeoutStopSdei(c) ==
  /\ RungTimesOut(c, "K4")

-----------------------------------------------------------------------------
(* A CPU that is stopped *)

(* drivers/firmware/arm_sdei_nmi.c: sdei_nmi_stopping, which is never reset *)
EventStops == stopPc \in {"K4s", "K4", "K5"}

StopStep(c, from, to) ==
  /\ HandlerAt(c, from)
  /\ HandlerGoes(c, to)
  /\ UNCHANGED <<task, pend, act, nmiSgi, irqSgi, btVars, kgVars, csdVars, workVars, printVars, restVars>>

(* arch/arm64/kernel/smp.c: local_cpu_stop marks the CPU offline before it
   masks everything, ipi_cpu_crash_stop masks first; since v7.3 arm64_nmi_cpu_stop
   is both of them, and masks first. *)
LocalCpuStop(c) ==
  LET masksFirst == crashStop \/ StopsMasked
  IN /\ StopStep(c, "S", IF masksFirst THEN "Q3" ELSE "Q1")
     /\ online' = IF masksFirst THEN online ELSE online \ {c}

(* arch/arm64/kernel/smp.c: local_daif_mask of local_cpu_stop; cpu_park_loop *)
MaskAndPark(c) ==
  /\ StopStep(c, "Q1", "Z")
  /\ UNCHANGED online

(* arch/arm64/kernel/smp.c: ipi_cpu_crash_stop has saved the registers, and
   marks the CPU offline; cpu_park_loop *)
CrashPark(c) ==
  /\ StopStep(c, "Q3", "Z")
  /\ online' = online \ {c}

-----------------------------------------------------------------------------
(* A CPU that stops itself, because another one panics *)

SelfStopStep(c, from, to) ==
  /\ task[c] = from
  /\ Runs(c, "task")
  /\ task' = [task EXCEPT ![c] = to]
  /\ UNCHANGED <<interruptVars, btVars, kgVars, csdVars, workVars, printVars, restVars>>

(* arch/arm64/kernel/smp.c: panic_smp_self_stop marks the CPU offline ...
   A CPU that has masked everything is seen again only as it goes offline: one step. *)
SelfStop(c) ==
  /\ SelfStopStep(c, "selfstop", IF StopsMasked THEN "stopped" ELSE "selfoff")
  /\ online' = online \ {c}

(* arch/arm64/kernel/smp.c: panic_smp_self_stop
   ... masks everything, and parks it *)
SelfPark(c) ==
  /\ SelfStopStep(c, "selfoff", "stopped")
  /\ UNCHANGED online

=============================================================================
