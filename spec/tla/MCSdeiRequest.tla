---------------------------- MODULE MCSdeiRequest -----------------------------
(***************************************************************************)
(* The root of the models of SdeiRequest.tla, and the kernel changed in    *)
(* one place; see MCPanicElection.                                         *)
(***************************************************************************)
EXTENDS SdeiRequestRules

(* D2: the handler traces nothing. *)
D2_Traces(c) == FALSE

(* U1: a CPU that was stopped comes up again. *)
U1_ComesUp(c) == TRUE

(* X1: a second CPU enters the debugger while the first one owns the print lock. *)
X1_PrintLockFree == TRUE

Witness_Ends == ~(Ends /\ listed = {})
Witness_Listed == listed = {}
Witness_SlaveTraces == \A c \in CPU : ~(pc[c] = "slave" /\ h[c] = "P2")
Witness_Parked == \A c \in CPU : pc[c] # "parked"
Witness_Second == \A c \in Requesters : c \in done => flag = c

=============================================================================
