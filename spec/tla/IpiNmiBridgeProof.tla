-------------------------- MODULE IpiNmiBridgeProof --------------------------
(***************************************************************************)
(* Each step of IpiNmi is one of IpiNmiFragment, for any set of CPUs,      *)
(* proved by `rollcall prove IpiNmiBridgeProof`.                           *)
(***************************************************************************)
EXTENDS IpiNmiBridge

ASSUME Covered == InFragment

THEOREM Begins == Init => FR!ChannelsAgree /\ FR!Init /\ Inside
THEOREM Counts == BridgeInv => CountsAgree
THEOREM Times == CountsKnown => TimesAgree
THEOREM Simulates == Known => Maps
THEOREM Stays == BridgeInv /\ Next => Inside'
=============================================================================
