-------------------------- MODULE IpiNmiEnvironment -------------------------
(***************************************************************************)
(* What IpiNmi.tla's CPUs do on their own: code that masks interrupts,     *)
(* holds the printk CPU lock or the console, or idles, and hotplug.  No    *)
(* roll call is begun or answered here; what is left out stands in the     *)
(* header of IpiNmi.tla.                                                   *)
(***************************************************************************)
EXTENDS IpiNmiState

-----------------------------------------------------------------------------
(* The environment: what the code of a CPU does to its own mask *)

TaskBecomes(c, state) ==
  /\ task' = [task EXCEPT ![c] = state]
  /\ UNCHANGED <<online, interruptVars, btVars, kgVars, csdVars, workVars>>

TaskChanges(c, from, to) ==
  /\ task[c] = from
  /\ TaskFree(c)
  /\ Runs(c, "task")
  /\ TaskBecomes(c, to)
  /\ UNCHANGED <<printVars, restVars>>

(* arch/arm64/include/asm/irqflags.h: local_irq_disable *)
IrqDisable(c) ==
  /\ c \in Masks
  /\ TaskChanges(c, "open", "irqoff")

(* arch/arm64/include/asm/irqflags.h: local_irq_enable *)
IrqEnable(c) ==
  /\ TaskChanges(c, "irqoff", "open")

(* drivers/misc/lkdtm/bugs.c: lkdtm_HARDLOCKUP *)
HardLockup(c) ==
  /\ c \in Stuck
  /\ TaskChanges(c, "open", "stuck")

(* arch/arm64/include/asm/irqflags.h: local_irq_disable
   Interrupts disabled for longer than the time-out of a roll call. *)
LongIrqOff(c) ==
  /\ c \in LongOff
  /\ TaskChanges(c, "open", "longoff")

(* arch/arm64/include/asm/irqflags.h: local_irq_enable *)
LongIrqOffEnd(c) ==
  /\ TaskChanges(c, "longoff", "open")

(* arch/arm64/include/asm/daifflags.h: local_daif_mask
   DAIF.I set: exception entry and exit, idle, debug exceptions; short. *)
HardWindow(c) ==
  /\ c \in Windows
  /\ TaskChanges(c, "open", "hard")

(* arch/arm64/include/asm/daifflags.h: local_daif_restore *)
HardWindowEnd(c) ==
  /\ TaskChanges(c, "hard", "open")

(* arch/arm64/include/asm/daifflags.h: local_daif_mask
   DAIF.I set for longer than a time-out: firmware, suspend. *)
LongHardWindow(c) ==
  /\ c \in LongHard
  /\ TaskChanges(c, "open", "longhard")

(* arch/arm64/include/asm/daifflags.h: local_daif_restore *)
LongHardWindowEnd(c) ==
  /\ TaskChanges(c, "longhard", "open")

(* lib/dump_stack.c: dump_stack_lvl, which holds the printk CPU lock *)
DumpStack(c) ==
  /\ PrintLock
  /\ c \in Printers
  /\ Runs(c, "task")
  /\ TaskFree(c)
  /\ task[c] = "open"
  /\ psync = None
  /\ TaskBecomes(c, "irqoff")
  /\ AcquireLock(c)
  /\ UNCHANGED restVars

(* lib/dump_stack.c: dump_stack_lvl *)
DumpStackEnd(c) ==
  /\ psync = c
  /\ btReqr # c
  /\ Runs(c, "task")
  /\ CanPrint
  /\ TaskBecomes(c, "open")
  /\ ReleaseLock(c)
  /\ UNCHANGED restVars

(* kernel/printk/printk.c: console_lock *)
ConsoleLock(c) ==
  /\ c \in Consoles
  /\ Runs(c, "task")
  /\ TaskFree(c)
  /\ task[c] = "open"
  /\ console = None
  /\ console' = c
  /\ UNCHANGED <<btDropped, prioLost, btc, fault, stopVars, printVars>>
  /\ UNCHANGED <<online, task, interruptVars, btVars, kgVars, csdVars, workVars>>

(* kernel/printk/printk.c: console_unlock *)
ConsoleUnlock(c) ==
  /\ console = c
  /\ Runs(c, "task")
  /\ console' = None
  /\ UNCHANGED <<btDropped, prioLost, btc, fault, stopVars, printVars>>
  /\ UNCHANGED <<online, task, interruptVars, btVars, kgVars, csdVars, workVars>>

(* arch/arm64/kernel/idle.c: cpu_do_idle *)
Idle(c) ==
  /\ c \in Idlers
  /\ TaskChanges(c, "open", "idle")

(* arch/arm64/kernel/idle.c: cpu_do_idle *)
Wake(c) ==
  /\ task[c] = "idle"
  /\ Wakes(c)
  /\ TaskChanges(c, "idle", "open")

(* drivers/irqchip/irq-gic-v3.c: gic_cpu_pm_notifier *)
Suspend(c) ==
  /\ c \in Suspenders
  /\ TaskChanges(c, "open", "suspended")

(* Firmware gives the redistributor back as it was. *)
PrioritiesBack(c) == UNCHANGED prioLost

(* drivers/irqchip/irq-gic-v3.c: gic_cpu_pm_notifier *)
Resume(c) ==
  /\ task[c] = "suspended"
  /\ Runs(c, "task")
  /\ TaskBecomes(c, "open")
  /\ PrioritiesBack(c)
  /\ UNCHANGED <<console, btDropped, btc, fault, stopVars, printVars>>

-----------------------------------------------------------------------------
(* Hotplug.  Enabled before online, online before unmasked; offline before
   disabled.  Pending bits survive (gic_cpu_config does not clear them). *)

HotplugStep(c, from, to) ==
  /\ task[c] = from
  /\ Top(c) = "task"
  /\ task' = [task EXCEPT ![c] = to]
  /\ UNCHANGED <<interruptVars, btVars, kgVars, csdVars, workVars, printVars, restVars>>

(* arch/arm64/kernel/smp.c: secondary_start_kernel -> ipi_setup *)
CpuUpSetup(c) ==
  /\ HotplugStep(c, "off", "setup")
  /\ UNCHANGED online

(* kernel/cpu.c: set_cpu_online sets the mask bit ... *)
CpuUpOnline(c) ==
  /\ HotplugStep(c, "setup", "uncounted")
  /\ online' = online \cup {c}

(* kernel/cpu.c: set_cpu_online
   ... and then the counter behind num_online_cpus() *)
CpuUpCount(c) ==
  /\ HotplugStep(c, "uncounted", "listed")
  /\ UNCHANGED online

(* arch/arm64/kernel/smp.c: secondary_start_kernel -> local_daif_restore *)
CpuUpUnmask(c) ==
  /\ HotplugStep(c, "listed", IF Sdei THEN "coming" ELSE "open")
  /\ UNCHANGED online

(* drivers/firmware/arm_sdei.c: sdei_cpuhp_up, of CPUHP_AP_ONLINE_DYN
   The event is registered, enabled and unmasked; what was signalled meanwhile is
   pending. *)
CpuUpSdei(c) ==
  /\ Runs(c, "task")
  /\ HotplugStep(c, "coming", "open")
  /\ UNCHANGED online

(* drivers/firmware/arm_sdei.c: sdei_cpuhp_down
   The first step down that is seen here.  The CPU is online until stop_machine
   comes to it; that the kernel may turn back is left out. *)
CpuDownSdei(c) ==
  /\ Sdei
  /\ c \in Unplug
  /\ Runs(c, "task")
  /\ TaskFree(c)
  /\ HotplugStep(c, "open", "leaving")
  /\ UNCHANGED online

(* kernel/stop_machine.c: no CPU is in the debugger while all are stopped. *)
NoneInDebugger == \A d \in CPU : dbgPc[d] = "-"

(* ... and none has been stopped: who stops others is the first to stop, and stays. *)
NoneStops == \A d \in CPU : task[d] \notin {"stopping", "alone"}

(* arch/arm64/kernel/smp.c: __cpu_disable, inside stop_machine: every CPU
   must schedule, so none is in a roll call. *)
CpuDownOffline(c) ==
  /\ c \in Unplug
  /\ online # {c}
  /\ Runs(c, "task")
  /\ TaskFree(c)
  /\ btReqr = None
  /\ worker = None
  /\ NoneStops
  /\ NoneInDebugger
  /\ HotplugStep(c, IF Sdei THEN "leaving" ELSE "open", "dying")
  /\ online' = online \ {c}

(* arch/arm64/kernel/smp.c: __cpu_disable -> ipi_teardown *)
CpuDownTeardown(c) ==
  /\ HotplugStep(c, "dying", "off")
  /\ UNCHANGED online

=============================================================================
