---------------------------- MODULE InterruptMask ----------------------------
(***************************************************************************)
(* What IpiNmi.tla takes for granted of one CPU: its mask is OPEN, IRQOFF  *)
(* or HARD, an interrupt enters only through a mask that lets it pass, the *)
(* handler of an NMI runs HARD, and a return restores the interrupted mask.*)
(* PriorityMask.tla refines this with the priorities of the machine.       *)
(***************************************************************************)
EXTENDS Naturals, Sequences

VARIABLES
  mask,    \* "OPEN", "IRQOFF" or "HARD"
  frames,  \* Seq([mask, kind]): interrupted masks, and what is on top of them
  pend     \* pending interrupts, of {"IRQ", "NMI"}

vars == <<mask, frames, pend>>

Masks == {"OPEN", "IRQOFF", "HARD"}
Kinds == {"entry", "IRQ", "NMI", "done", "none", "debug", "fault"}

Passes(m, s) == m = "OPEN" \/ (m = "IRQOFF" /\ s = "NMI")

Top == frames[Len(frames)]
Becomes(kind) == frames' = [frames EXCEPT ![Len(frames)].kind = kind]
Push(kind) == frames' = Append(frames, [mask |-> mask, kind |-> kind])
TopIs(kinds) == frames # <<>> /\ Top.kind \in kinds

Init ==
  /\ mask = "OPEN"
  /\ frames = <<>>
  /\ pend = {}

(* The distributor: an interrupt is sent, or withdrawn. *)
Pending ==
  /\ pend' \subseteq {"IRQ", "NMI"}
  /\ UNCHANGED <<mask, frames>>

(* Task code changes its mask. *)
SetMask ==
  /\ frames = <<>>
  /\ mask' \in Masks
  /\ UNCHANGED <<frames, pend>>

InterruptEntry ==
  /\ \E s \in pend : Passes(mask, s)
  /\ Push("entry")
  /\ mask' = "HARD"
  /\ UNCHANGED pend

(* A debug exception stays HARD; a fault goes back to the interrupted mask. *)
SynchronousEntry ==
  /\ frames = <<>>
  /\ Push("debug") \/ Push("fault")
  /\ mask' = "HARD"
  /\ UNCHANGED pend

Inherit ==
  /\ TopIs({"fault"})
  /\ mask' \in {Top.mask, "HARD"}
  /\ UNCHANGED <<frames, pend>>

(* Only an interrupt that the interrupted mask lets pass is acknowledged. *)
Acknowledge ==
  /\ TopIs({"entry"})
  /\ \E s \in pend :
       /\ Passes(Top.mask, s)
       /\ Becomes(s)
       /\ pend' = pend \ {s}
  /\ UNCHANGED mask

NothingToAcknowledge ==
  /\ TopIs({"entry"})
  /\ Becomes("none")
  /\ UNCHANGED <<mask, pend>>

EndOfNmi ==
  /\ TopIs({"NMI"})
  /\ Becomes("done")
  /\ UNCHANGED <<mask, pend>>

(* The handler of a normal interrupt, and the exit path of an interrupt that
   hit OPEN code, run IRQOFF. *)
Unmask ==
  /\ TopIs({"IRQ", "none", "done"})
  /\ Top.mask = "OPEN"
  /\ mask = "HARD"
  /\ mask' = "IRQOFF"
  /\ UNCHANGED <<frames, pend>>

Return ==
  /\ TopIs(Kinds \ {"entry", "NMI"})
  /\ mask' = Top.mask
  /\ frames' = SubSeq(frames, 1, Len(frames) - 1)
  /\ UNCHANGED pend

Next ==
  \/ Pending
  \/ SetMask
  \/ InterruptEntry
  \/ SynchronousEntry
  \/ Inherit
  \/ Acknowledge
  \/ NothingToAcknowledge
  \/ EndOfNmi
  \/ Unmask
  \/ Return

Spec == Init /\ [][Next]_vars

=============================================================================
