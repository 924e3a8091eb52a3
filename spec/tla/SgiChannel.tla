------------------------------ MODULE SgiChannel ------------------------------
(***************************************************************************)
(* A channel is how a request reaches a CPU.  It says what is on its way   *)
(* to a CPU after a request was sent, whether sending raises a signal at   *)
(* all, which masks hold a signal back, and what stays behind when a CPU   *)
(* takes a request.  What requests share follows from that.  SgiChannel,   *)
(* CsdChannel, SdeiChannel and SseChannel have the same operators; a new   *)
(* channel is one more such module, and one Java class in                  *)
(* org.rollcall.channel.                                                   *)
(*                                                                         *)
(* Here: a GICv3 SGI, or a GICv5 LPI for each CPU and IPI.  One pending    *)
(* bit each; nothing is shared with another request.                       *)
(***************************************************************************)

(* Nothing on its way *)
Idle == {}

(* What is on its way after a request was sent *)
Sent(on, request) == on \cup {request}

(* Whether sending it raises a signal *)
Signals(on) == TRUE

(* Whether a CPU with this mask takes the signal.  nmi: it has the priority of
   a pseudo-NMI.  firmware: the firmware's own mask of this CPU is open. *)
Passes(mask, nmi, firmware) == mask = "OPEN" \/ (nmi /\ mask = "IRQOFF")

(* What is still on its way after the CPU took it *)
Left(on, request) == on \ {request}

=============================================================================
