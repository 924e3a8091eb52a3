------------------------------ MODULE SseChannel ------------------------------
(***************************************************************************)
(* The local software event of RISC-V's supervisor software events, in the *)
(* NMI series under review, as a channel.  See SgiChannel for what a       *)
(* channel is.  The event has one pending bit; the request is a bit in a   *)
(* word in memory.  What is on its way is what is in that word.            *)
(***************************************************************************)

Idle == {}

(* The atomic OR of local_nmi_arg *)
Sent(on, request) == on \cup {request}

Signals(on) == TRUE

(* Only the firmware's own mask holds it back. *)
Passes(mask, nmi, firmware) == firmware

(* The handler sets the word to NONE, whatever came in between. *)
Left(on, request) == {}

=============================================================================
