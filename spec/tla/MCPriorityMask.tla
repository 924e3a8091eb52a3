---------------------------- MODULE MCPriorityMask ----------------------------
(***************************************************************************)
(* The root of the models of PriorityMask.tla, and the code changed in one *)
(* place: none of this is part of the protocol.  A model that is to have   *)
(* mutation F replaces the operator Op of PriorityMask by F_Op, with       *)
(* Op <- F_Op in its configuration; manifest.json says which operators a   *)
(* mutation replaces.                                                      *)
(***************************************************************************)
EXTENDS PriorityMask, PriorityMaskRules

(* F8: the IRQOFF value of the other security states where the kernel has the
   view of SCR_EL3.FIQ=0. *)
F8_IrqOff == IF Since611 THEN 192 ELSE 96

(* F9: the same for IRQON. *)
F9_IrqOn == 192

(* F10: the number written to the distributor, in whatever view. *)
F10_NmiRpr == Written("NMI")

(* F11: PMR is not lowered for the acknowledge. *)
F11_AcknowledgePmr == pmr

(* F12: a spurious interrupt changes the mask first, and an NMI over enabled
   interrupts does not. *)
F12_SpuriousReturns == FALSE
F12_UnmasksAfterNmi == FALSE

(* F13: no marker in PMR that DAIF.I masks. *)
F13_PsrISet == 0

(* F30: no dsb sy after unmasking. *)
F30_WritePmrSync(p) ==
  /\ pmr' = ToGic(p)
  /\ pmrSeen' = IF ToGic(p) > pmrSeen THEN pmrSeen ELSE ToGic(p)

=============================================================================
