--------------------------- MODULE MCPanicElection ----------------------------
(***************************************************************************)
(* The root of the models of PanicElection.tla, and the kernel changed in  *)
(* one place: none of this is part of the protocol.  A mutation F replaces *)
(* an operator Op by F_Op; manifest.json says which.                       *)
(***************************************************************************)
EXTENDS PanicElectionRules

(* J4: before "panic: fix redirect CPU race", the loser panicked itself. *)
J4_LosesRedirect == "try"

(* J8: panic_try_start is no compare-and-swap: the loser goes on. *)
J8_LosesPanic == "K1"

(* K1: stop_in_progress is not looked at. *)
K1_StopInProgress == FALSE

(* D1: the handler of the event does not look at the flag. *)
D1_EventStops(c) == FALSE

(* Q1: as in 6.12, a CPU is offline before it masks its interrupts. *)
Q1_MasksAt == "Q3"
Q1_OfflineAt == "Q1"

-----------------------------------------------------------------------------
(* Witnesses: each says that a premise is never reached, and must fail. *)

Witness_Redirected == ~(redirector # None /\ panicCpu # None)
Witness_ThirdRung == \A c \in CPU : pc[c] # "K4w"
Witness_PanicOver == \A c \in CPU : pc[c] # "over"
Witness_Handed == \A c \in CPU : pc[c] # "handed"

=============================================================================
