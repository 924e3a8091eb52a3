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
(***************************************************************************)

CONSTANT Version   \* the kernel

Versions == {"V5", "V6", "V7", "ML"}

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
      [] OTHER -> {}]

ASSUME VersionKnown == Version \in Versions

Shared == "Shared" \in Capabilities[Version]
EarlyReturn == "EarlyReturn" \in Capabilities[Version]
ActiveTest == "ActiveTest" \in Capabilities[Version]
NmiOnly == "NmiOnly" \in Capabilities[Version]
CsdFallback == "CsdFallback" \in Capabilities[Version]
BootChoice == "BootChoice" \in Capabilities[Version]
LiveLoop == "LiveLoop" \in Capabilities[Version]

=============================================================================
