----------------------------- MODULE SdeiChannel ------------------------------
(***************************************************************************)
(* SDEI event 0 as a channel, drivers/firmware/arm_sdei.c: the firmware    *)
(* dispatches it whatever PSTATE.DAIF and ICC_PMR_EL1 say.  See SgiChannel *)
(* for what a channel is.  Shared: one event serves backtrace and stop,    *)
(* with one pending bit, and says nothing of who asked for what.           *)
(***************************************************************************)

Idle == {}

(* Whatever is asked for, it is the event that is sent. *)
Sent(on, request) == {"EV0"}

Signals(on) == TRUE

(* Only the firmware's own mask holds it back. *)
Passes(mask, nmi, firmware) == firmware

Left(on, request) == {}

=============================================================================
