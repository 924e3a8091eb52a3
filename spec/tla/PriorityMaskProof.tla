--------------------------- MODULE PriorityMaskProof ---------------------------
(***************************************************************************)
(* PriorityMaskGeneral, proved for any set of CPUs, any set of interrupts  *)
(* and any priorities by `rollcall prove PriorityMaskProof`.               *)
(***************************************************************************)
EXTENDS PriorityMaskGeneral

ASSUME ConfigurationOK ==
  /\ Lowest \in Nat
  /\ NmiPriority \in Nat
  /\ NmiRpr \in Nat
  /\ IrqOn \in Nat
  /\ IrqOff \in Nat
  /\ IrqOnISet \in Nat
  /\ Handler \in {"v5.10", "v5.19"}
  /\ EoiMode \in 0..1
  /\ Pmhe \in BOOLEAN

(* The assumptions of the theorems, one name each, with what discharges them.
   PriorityMask has the numbers of each kernel and security state. *)

(* arch/arm64/include/asm/arch_gicv3.h, irq-gic-v3.c: GIC_PRIO_IRQOFF, in the view
   of the security state (F8, where an IRQOFF that is too low masks NMIs). *)
NmiBelowOff == NmiPriority < IrqOff

(* irq-gic-v3.c: every other interrupt has the default priority, which is not
   above IRQOFF: gic_dist_config, gic_cpu_config. *)
OnlyNmisBelowOff == \A s \in Intid : priority[s] < IrqOff => IsNmi(s)

(* arch/arm64/include/asm/ptrace.h: GIC_PRIO_IRQON is above each priority (F9). *)
AllBelowOn == \A s \in Intid : priority[s] < IrqOn

(* arch/arm64/include/asm/ptrace.h: GIC_PRIO_IRQOFF is below GIC_PRIO_IRQON. *)
OffBelowOn == IrqOff < IrqOn

(* arch/arm64/include/asm/ptrace.h: GIC_PRIO_PSR_I_SET is a bit that IRQON has not
   (F13, where there is no marker). *)
MarkerIsMore == IrqOn < IrqOnISet

(* irq-gic-v3.c: gic_rpr_is_nmi_prio compares in the view that the register has (F10). *)
RprTellsNmi == NmiRpr = NmiPriority

Assumptions ==
  /\ NmiBelowOff
  /\ OnlyNmisBelowOff
  /\ AllBelowOn
  /\ OffBelowOn
  /\ MarkerIsMore
  /\ RprTellsNmi

-----------------------------------------------------------------------------
(* What the nesting of frames needs *)
Ordered == OnlyNmisBelowOff /\ OffBelowOn /\ MarkerIsMore /\ RprTellsNmi

Acknowledged(c, l) == id[c][l] # Spurious
Normal(c, l) == Acknowledged(c, l) /\ ~IsNmi(id[c][l])
NoInterrupt(c) == \A l \in Interrupts : at[c][l] = "-"

(* Frames: each level has places of its own, and saves before it goes on. *)
PlacesOfLevels ==
  \A c \in CPU :
    /\ at[c]["sync"] \in SyncPlaces
    /\ \A l \in Interrupts : at[c][l] \in InterruptPlaces
SavedByEntry ==
  \A c \in CPU :
    /\ at[c]["sync"] \in {"-", "brk"} => pmrSave[c]["sync"] = "-"
    /\ at[c]["sync"] \in {"debug", "handled"} => pmrSave[c]["sync"] # "-"
    /\ \A l \in Interrupts : pmrSave[c][l] = "-" <=> at[c][l] \in {"-", "vector"}
SyncIsHard ==
  \A c \in CPU : at[c]["sync"] \in {"brk", "fault", "debug"} => c \in daifI /\ NoInterrupt(c)

(* An interrupt hit what its level says, and no code that masks by DAIF.I. *)
OnlySyncHitsHard ==
  \A c \in CPU, l \in Level : l \in spsrI[c] => l = "sync" /\ at[c]["sync"] # "-"
LevelSaves ==
  Ordered => \A c \in CPU :
    /\ pmrSave[c]["irq"] \in {"-", "ON"}
    /\ pmrSave[c]["nmi"] \in {"-", "OFF"}
VectorKeepsPmr ==
  Ordered => \A c \in CPU :
    /\ at[c]["irq"] = "vector" => pmr[c] = "ON"
    /\ at[c]["nmi"] = "vector" => pmr[c] = "OFF"

(* PMR has the marker where DAIF.I masks, but for a vector. *)
OpenHasNoMarker == Ordered => \A c \in CPU : c \notin daifI => pmr[c] # "ON|I"
HardHasMarker ==
  Ordered => \A c \in CPU :
    c \in daifI /\ (\A l \in Level : TopIs(c, l) => pmrSave[c][l] # "-") => pmr[c] = "ON|I"
SyncSaves ==
  Ordered => \A c \in CPU :
    /\ at[c]["sync"] = "brk" \/ (at[c]["sync"] = "fault" /\ pmrSave[c]["sync"] = "-") =>
         (pmr[c] = "ON|I" <=> "sync" \in spsrI[c])
    /\ pmrSave[c]["sync"] # "-" => (pmrSave[c]["sync"] = "ON|I" <=> "sync" \in spsrI[c])
HandledAsBefore ==
  \A c \in CPU :
    at[c]["sync"] = "handled" /\ NoInterrupt(c) => (c \in daifI <=> "sync" \in spsrI[c])
HandledIsHard == \A c \in CPU : at[c]["sync"] = "handled" /\ "sync" \in spsrI[c] => NoInterrupt(c)

(* local_irq_save returned what the task's mask was. *)
FlagsOfTask ==
  Ordered => \A c \in CPU :
    /\ flags[c] = "ON|I" =>
         IF at[c]["sync"] = "-" THEN c \in daifI /\ NoInterrupt(c) ELSE "sync" \in spsrI[c]
    /\ flags[c] \in {"ON", "OFF"} =>
         IF at[c]["sync"] = "-" THEN NoInterrupt(c) => c \notin daifI ELSE "sync" \notin spsrI[c]

(* The distribution knows PMR where interrupts are not masked by DAIF.I. *)
SeenIsPmr == Ordered => \A c \in CPU : c \notin daifI => pmrSeen[c] = pmr[c]

(* What was acknowledged *)
AcknowledgedByPlace ==
  \A c \in CPU :
    /\ ~Acknowledged(c, "sync")
    /\ \A l \in Interrupts :
         /\ at[c][l] \in {"-", "vector", "iar"} => ~Acknowledged(c, l)
         /\ at[c][l] \in {"handler", "unmask"} => Acknowledged(c, l)
NmiLevelTakesNmi ==
  Ordered => \A c \in CPU : Acknowledged(c, "nmi") => IsNmi(id[c]["nmi"]) /\ NmiPriority < IrqOff

(* What each frame masks *)
NmiLevelIsHard == Ordered => \A c \in CPU : at[c]["nmi"] # "-" => c \in daifI /\ at[c]["nmi"] # "unmask"
IrqLevelIsHard ==
  Ordered => \A c \in CPU :
    at[c]["irq"] \in {"vector", "iar", "ack", "unmask"} => c \in daifI /\ at[c]["nmi"] = "-"
IrqLevelHandles ==
  Ordered => \A c \in CPU : at[c]["irq"] = "handler" =>
    IF Normal(c, "irq") THEN at[c]["nmi"] = "-" => c \notin daifI
    ELSE c \in daifI /\ at[c]["nmi"] = "-"
IrqLevelExits ==
  Ordered => \A c \in CPU : at[c]["irq"] = "exit" =>
    IF Handler = "v5.19" \/ Normal(c, "irq") THEN at[c]["nmi"] = "-" => c \notin daifI
    ELSE c \in daifI /\ at[c]["nmi"] = "-"
UnmaskIsNew == \A c \in CPU : at[c]["irq"] = "unmask" => Handler = "v5.19"
IrqLevelIsMasked == Ordered => \A c \in CPU : at[c]["irq"] # "-" /\ c \notin daifI => pmr[c] = "OFF"

(* The CPU interface has what the frames acknowledged. *)
RunningIsAcknowledged ==
  Ordered => \A c \in CPU, s \in Intid :
    s \in running[c] <=>
      \E l \in Interrupts : id[c][l] = s /\ (at[c][l] = "ack" \/ (at[c][l] = "handler" /\ EoiMode = 0))
ActiveIsAcknowledged ==
  Ordered => \A c \in CPU, s \in Intid :
    s \in active[c] <=> \E l \in Interrupts : id[c][l] = s /\ at[c][l] \in {"ack", "handler"}

(* ... and where nothing is masked, nothing runs. *)
OpenRunsNothing == Ordered => \A c \in CPU : Mask(c) = "OPEN" => running[c] = {}

IndInv ==
  /\ TypeOK
  /\ PlacesOfLevels
  /\ SavedByEntry
  /\ SyncIsHard
  /\ OnlySyncHitsHard
  /\ LevelSaves
  /\ VectorKeepsPmr
  /\ OpenHasNoMarker
  /\ HardHasMarker
  /\ SyncSaves
  /\ HandledAsBefore
  /\ HandledIsHard
  /\ FlagsOfTask
  /\ SeenIsPmr
  /\ AcknowledgedByPlace
  /\ NmiLevelTakesNmi
  /\ NmiLevelIsHard
  /\ IrqLevelIsHard
  /\ IrqLevelHandles
  /\ IrqLevelExits
  /\ UnmaskIsNew
  /\ IrqLevelIsMasked
  /\ RunningIsAcknowledged
  /\ ActiveIsAcknowledged
  /\ OpenRunsNothing

THEOREM Initially == Init => IndInv
THEOREM Inductive == IndInv /\ Next => IndInv'
THEOREM Masks == IndInv /\ Ordered => ThreeMasks
THEOREM OpenPasses == IndInv /\ Ordered /\ AllBelowOn => IrqPasses
THEOREM NmiIsPassed == IndInv /\ Assumptions => NmiPasses
THEOREM NothingElse == IndInv /\ OnlyNmisBelowOff => IrqMasked
THEOREM Context == IndInv /\ Ordered => NmiRunsHard /\ NmiContextTakesNmi /\ NmiContextIsHard
THEOREM Exit == IndInv /\ Ordered => IrqExitMask
THEOREM Truthful == IndInv /\ Ordered => IrqsDisabledTruthful
THEOREM Room == IndInv /\ Ordered => RoomForEntry
THEOREM Balanced == IndInv /\ Ordered => DropIsOwn /\ EoiBalanced /\ ApIsExact

-----------------------------------------------------------------------------
(* What the calls of irqflags.h and daifflags.h are for, and a read of ICC_IAR1_EL1 *)
DisableMasks == \A c \in CPU : LocalIrqDisable(c) => pmr'[c] = "OFF"
EnableOpens == \A c \in CPU : LocalIrqEnable(c) => pmr'[c] = "ON" /\ pmrSeen'[c] = "ON"
SaveMasks == \A c \in CPU : LocalIrqSave(c) => pmr'[c] # "ON" /\ flags'[c] = pmr[c]
RestoreRestores ==
  \A c \in CPU : LocalIrqRestore(c) =>
    pmr'[c] = flags[c] /\ pmrSeen'[c] = flags[c] /\ flags'[c] = "-"
AcknowledgedOnce ==
  \A c \in CPU, l \in Interrupts, s \in Intid :
    ReadIar(c, l, s) => s \in pend[c] /\ s \notin pend'[c]

THEOREM LocalCalls == IndInv => DisableMasks /\ EnableOpens /\ SaveMasks /\ RestoreRestores
THEOREM TakenOnce == IndInv => AcknowledgedOnce
=============================================================================
