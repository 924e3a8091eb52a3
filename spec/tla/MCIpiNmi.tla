------------------------------- MODULE MCIpiNmi -------------------------------
(***************************************************************************)
(* The root of the bounded models of IpiNmi.tla: each MCIpiNmi-*.cfg gives *)
(* a configuration, manifest.json says what is expected of it.             *)
(***************************************************************************)
EXTENDS IpiNmiProperties, TLC

(* What a configuration says about single CPUs *)
CpuSets ==
  {PrepOk, Stuck, Masks, Windows, LongOff, LongHard, Requesters, BtTargets, Masters,
   Offline, Unplug, Printers, Consoles, Idlers, Stoppers, Suspenders}

(* Renamings of the CPUs that the configuration cannot see *)
Symmetry ==
  {p \in Permutations(CPU) : \A cpus \in CpuSets : {p[c] : c \in cpus} = cpus}

=============================================================================
