---------------------------- MODULE KernelVersion ----------------------------
(***************************************************************************)
(* What kernels differ in.  A version is a set of capabilities, named in   *)
(* the words of IpiNmiFragment.tla where it has them; all other modules    *)
(* ask for the capabilities and never for the version.                     *)
(*                                                                         *)
(*   Shared       one SGI carries both services, its handler asks for both *)
(*                (without: an SGI for each)                               *)
(*   EarlyReturn  the handler returns after a backtrace, without a look at *)
(*                the debugger: F1                                         *)
(*   ActiveTest   the handler asks whether somebody is in the debugger     *)
(*                before it calls kgdb_nmicallback()                       *)
(*   NmiOnly      the services' interrupts are enabled as NMIs or not at   *)
(*                all                                                      *)
(*   CsdFallback  where NMIs cannot be had the services fall back to the   *)
(*                function-call interrupt                                  *)
(*   BootChoice   whether they are NMIs is chosen at boot, for all CPUs;   *)
(*                when a CPU's set-up fails nobody falls back: F15         *)
(*   LiveLoop     the roundup sends to each CPU that is online when the    *)
(*                loop comes to it (without: to a copy of the online mask, *)
(*                and so to CPUs that went offline meanwhile)              *)
(*   NamesSilent  a request that times out names the CPUs that are silent  *)
(*   StopsMasked  a CPU that stops masks everything before it goes         *)
(*                offline, on every path (without: in a crash stop only)   *)
(*   SdeiFirst    where the firmware has it, SDEI event 0 is asked for a   *)
(*                backtrace in place of the IPI, and stops the CPUs that   *)
(*                no IPI has stopped                                       *)
(*                                                                         *)
(* Patches 4 and 6 of v6 and v7 let an architecture answer whether it      *)
(* carries a roll call itself; if it does not, the generic code does, by   *)
(* csd.  arm64 says yes where it got its NMI.  The others always say the   *)
(* same, have channels of their own, and nothing of the above but this:    *)
(* x86 has one NMI, whose handlers are all called, and that of kgdb asks   *)
(* for the debugger first.  Sources: the code of v5.10.                    *)
(***************************************************************************)

CONSTANTS
  Version,   \* the kernel
  Arch       \* the architecture

Versions == {"V5", "V6", "V7", "ML", "V73"}

Capabilities ==
  [version \in Versions |->
    CASE version = "V5" ->             \* series v5, 14 Oct 2020
           {"Shared", "EarlyReturn", "ActiveTest"}
      [] version = "V6" ->             \* series v6, 29 Oct 2020
           {"Shared", "ActiveTest", "NmiOnly", "CsdFallback"}
      [] version = "V7" ->             \* series v7, 2 Nov 2020
           {"Shared", "NmiOnly", "CsdFallback"}
      [] version = "ML" ->             \* mainline since v6.7
           {"BootChoice", "LiveLoop"}
      [] version = "V73" ->            \* Linux 7.3
           {"BootChoice", "LiveLoop", "NamesSilent", "StopsMasked", "SdeiFirst"}
      [] OTHER -> {}]

ASSUME VersionKnown == Version \in Versions

Architectures == {"arm", "arm64", "mips", "powerpc", "sparc", "x86"}

ASSUME ArchKnown == Arch \in Architectures

(* arch_trigger_cpumask_backtrace() and kgdb_arch_roundup_cpus(): the channel,
   "none" where the answer is no.  On arm64 it depends on the machine. *)
BacktraceChannels ==
  [arch \in Architectures |->
    CASE arch = "arm" -> "irq"              \* arch/arm/kernel/smp.c: raise_nmi
      [] arch = "mips" -> "csd"             \* arch/mips/kernel/process.c: raise_backtrace
      [] arch = "powerpc" -> "nmi"          \* arch/powerpc/kernel/stacktrace.c: raise_backtrace_ipi
      [] arch = "sparc" -> "crosscall"      \* arch/sparc/kernel/process_64.c
      [] arch = "x86" -> "nmi"              \* arch/x86/kernel/apic/hw_nmi.c
      [] OTHER -> "sgi"]

RoundupChannels ==
  [arch \in Architectures |->
    CASE arch \in {"arm", "mips"} -> "none"
      [] arch = "powerpc" -> "nmi"          \* arch/powerpc/kernel/kgdb.c
      [] arch = "sparc" -> "crosscall"      \* arch/sparc/kernel/smp_64.c: xcall_kgdb_capture
      [] arch = "x86" -> "nmi"              \* arch/x86/kernel/kgdb.c
      [] OTHER -> "sgi"]

(* Code with interrupts disabled takes it, too. *)
ReachesIrqOff(channel) == channel \in {"nmi", "crosscall"}

BacktraceChannel == BacktraceChannels[Arch]
RoundupChannel == RoundupChannels[Arch]

Has(capability) ==
  capability \in (CASE Arch = "arm64" -> Capabilities[Version]
                    [] Arch = "x86" -> {"Shared", "ActiveTest"}
                    [] OTHER -> {})

Shared == Has("Shared")
EarlyReturn == Has("EarlyReturn")
ActiveTest == Has("ActiveTest")
NmiOnly == Has("NmiOnly")
CsdFallback == Has("CsdFallback")
BootChoice == Has("BootChoice")
LiveLoop == Has("LiveLoop")
NamesSilent == Has("NamesSilent")
StopsMasked == Has("StopsMasked")
SdeiFirst == Has("SdeiFirst")

=============================================================================
