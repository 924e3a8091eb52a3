---------------------------- MODULE MCCallFunction ----------------------------
(***************************************************************************)
(* The root of the models of CallFunction.tla, and the kernel changed in   *)
(* one place; see MCPanicElection.                                         *)
(***************************************************************************)
EXTENDS CallFunctionRules

(* C1: the CPU that runs its queue does not unlock the csds. *)
C1_StillLocked(w, c) == locked[w]

Witness_Queued == \A c \in CPU : queue[c] = {}
Witness_Asleep == asleep = {}

=============================================================================
