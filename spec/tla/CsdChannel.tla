------------------------------ MODULE CsdChannel ------------------------------
(***************************************************************************)
(* The channel of function calls, kernel/smp.c: a queue for each CPU and   *)
(* one IPI, which is sent only if the queue was empty.  See SgiChannel for *)
(* what a channel is.  Shared: whoever comes second relies on the IPI of   *)
(* whoever came first, and the CPU takes the whole queue at once.          *)
(***************************************************************************)

Idle == {}

Sent(on, request) == on \cup {request}

(* llist_add() says whether the list was empty. *)
Signals(on) == on = {}

(* The IPI is a normal interrupt, never an NMI. *)
Passes(mask, nmi, firmware) == mask = "OPEN"

Left(on, request) == {}

=============================================================================
