------------------------------- MODULE MCSseNmi -------------------------------
(***************************************************************************)
(* The root of the models of SseNmi.tla, and the series changed in one     *)
(* place; see MCPanicElection.                                             *)
(***************************************************************************)
EXTENDS SseNmiRules

(* V2: the handler acts on nothing that it read. *)
V2_ActsOn(c) == {}

Witness_Acted == \A c \in CPU : pc[c] # "V3"
Witness_Stopped == \A c \in CPU : pc[c] # "parked"

=============================================================================
