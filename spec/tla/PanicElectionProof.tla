-------------------------- MODULE PanicElectionProof ---------------------------
(***************************************************************************)
(* PanicElection, proved for any set of CPUs by `rollcall prove            *)
(* PanicElectionProof`: who carries a panic out, and who is stopped.  An   *)
(* assumption that a repair discharges is what the kernel lacks without    *)
(* it: the finding's model shows that, with the fewest CPUs.               *)
(***************************************************************************)
EXTENDS PanicElection

ASSUME ConfigurationOK ==
  /\ None \notin CPU
  /\ Gic \in {"v2", "v3", "v5"}
  /\ PseudoNmi \in BOOLEAN
  /\ Sdei \in BOOLEAN
  /\ Panickers \subseteq CPU
  /\ Oopsers \subseteq CPU
  /\ Restarters \subseteq CPU
  /\ LockUps \subseteq CPU
  /\ HardLockUps \subseteq CPU
  /\ Requesters \subseteq CPU
  /\ Callers \subseteq CPU
  /\ CrashImage \in BOOLEAN
  /\ Kgdb \in BOOLEAN
  /\ RedirectWaits \in BOOLEAN
  /\ MaskFirst \in BOOLEAN
  /\ RestartClaims \in BOOLEAN
  /\ ImageFirst \in BOOLEAN

(* The assumptions of the theorems, one name each, with what discharges them *)

(* No code of 7.3 (N1: sdei_nmi_stop_cpus sets the flag and takes events itself);
   the repair MaskFirst, or nobody who sends event 0 for a backtrace. *)
StopperTakesNoEvent == Requesters = {} \/ MaskFirst

(* No code of 7.3 (N5: machine_restart stops CPUs beside a panic); the repair
   RestartClaims, or no restart. *)
RestartTakesTurns == Restarters = {} \/ RestartClaims

(* kernel/crash_core.c: with a crash image crash_kexec does not return.  Without
   one it gives panic_cpu back (N18), unless repaired by ImageFirst. *)
ClaimIsKept == Oopsers = {} \/ CrashImage \/ ImageFirst

(* kernel/panic.c: panic_smp_redirect_cpu sends the call and parks (N2, N3, N4);
   the repair RedirectWaits, or a target that takes the call: no lock-up, no oops,
   no restart, and nobody who owes it the IPI of an older call. *)
RedirectArrives ==
  \/ RedirectWaits
  \/ /\ ForceCpu \cap (LockUps \cup HardLockUps \cup Oopsers \cup Restarters) = {}
     /\ Callers = {}

(* No code of 7.3 (N6: the CPU that redirects is offline when kgdb_panic asks who is
   online); the repair RedirectWaits, where the target takes the call if it can. *)
RedirectorIsSeen ==
  \/ ForceCpu = {}
  \/ RedirectWaits /\ ForceCpu \cap (Oopsers \cup Restarters) = {} /\ Callers = {}

(* kernel/panic.c: panic_try_force_cpu is the only way to panic_cpu; crash_kexec
   and machine_restart take other ways. *)
OnlyTheRedirect == Oopsers = {} /\ Restarters = {} /\ ~RedirectWaits

(* arch/arm64/kernel/smp.c: smp_send_stop has a rung that reaches whoever masks
   interrupts: pseudo-NMI if none masks those, too, or the SDEI event (N17). *)
SomeRungReaches == Sdei \/ (PseudoNmi /\ HardLockUps = {})

Assumptions ==
  /\ StopperTakesNoEvent
  /\ RestartTakesTurns
  /\ ClaimIsKept
  /\ RedirectArrives
  /\ RedirectorIsSeen
  /\ OnlyTheRedirect
  /\ SomeRungReaches

-----------------------------------------------------------------------------
Rungs == {"K2", "K2w", "K3", "K3w", "K4", "K4s", "K4w", "K7"}
Done == {"carry", "over"}

(* Who climbs the rungs has set stop_in_progress. *)
StopperClimbs == \A c \in CPU : pc[c] \in Rungs => stopper = c

(* Offline is who was stopped, and it takes no interrupt. *)
OfflineIsStopped == \A c \in CPU : c \notin online => pc[c] \in Stopped /\ mask[c] = "HARD"
StoppedIsHard == \A c \in CPU : pc[c] \in {"Q3", "Q4", "parked"} => mask[c] = "HARD"
ParkedIsMasked == \A c \in CPU : pc[c] = "parked" => c \in sdeiMasked
ParkedIsOffline == \A c \in CPU : pc[c] \in {"Q4", "parked"} => c \notin online

(* Who stops others does not send to itself. *)
SentByStopper ==
  \A c \in CPU : "STOP" \in pend[c] \/ "NMI" \in pend[c] => stopper \notin {None, c}
FlagOfStopper == stopping => stopper # None
StopperIsMasked == MaskFirst /\ stopping => stopper \in sdeiMasked
EventOfStopper == Requesters = {} => \A c \in CPU : event[c] # {} => stopping /\ stopper # c

FlagIsSet == \A c \in CPU : pc[c] \in {"K4s", "K4w"} => stopping

(* The CPU that stops the others goes on. *)
StopperBegan == stopper # None => pc[stopper] \in Rungs \cup Done \cup Stopped
StopperGoesOn == StopperTakesNoEvent /\ stopper # None => pc[stopper] \in Rungs \cup Done

(* panic_cpu has the panic, and keeps it until the end, or gives it back in
   crash_kexec. *)
HoldsPanic == \A c \in CPU : pc[c] \in {"claim", "kgdb"} => panicCpu = c
CarriesPanic ==
  RestartTakesTurns => \A c \in CPU : pc[c] \in {"K1"} \cup Rungs \cup Done => panicCpu = c
StopperPanics == RestartTakesTurns /\ stopper # None => panicCpu = stopper
PanicBegan ==
  panicCpu # None => pc[panicCpu] \in {"claim", "kgdb", "K1"} \cup Rungs \cup Done \cup Stopped
PanicGoesOn ==
  RestartTakesTurns /\ StopperTakesNoEvent /\ panicCpu # None =>
    pc[panicCpu] \in {"claim", "kgdb", "K1"} \cup Rungs \cup Done

(* die_lock is not given back: one CPU oopses its way to crash_kexec. *)
DieLockIsHeld == \A c \in CPU : pc[c] \in {"crash", "claim"} => dieLock = c

(* Without an image nobody is in crash_kexec that gives panic_cpu back. *)
OopsIsConfigured == \A c \in CPU : pc[c] \in {"die", "crash", "claim"} => c \in Oopsers
RestartIsConfigured == \A c \in CPU : pc[c] = "restart" => c \in Restarters
LockUpIsConfigured == \A c \in CPU : pc[c] = "stuck" => c \in LockUps \cup HardLockUps
ClaimHasImage == ClaimIsKept => \A c \in CPU : pc[c] = "claim" => CrashImage

(* The chosen CPU redirects nothing, and is stopped only behind a panic. *)
Redirecting == {"J3", "J4", "J6", "J7", "wait", "handed"}
ChosenStays == \A c \in ForceCpu : pc[c] \notin Redirecting
ChosenIsUp ==
  RestartTakesTurns /\ ClaimIsKept /\ panicCpu = None => \A c \in ForceCpu : pc[c] \notin Stopped

(* A redirect has a target, and whoever tries first is the target. *)
RedirectHasTarget == redirector # None \/ (\E c \in CPU : pc[c] \in Redirecting) => ForceCpu # {}
TryIsChosen ==
  OnlyTheRedirect /\ panicCpu = None /\ ForceCpu # {} => \A c \in CPU : pc[c] = "try" => c \in ForceCpu
WinnerIsChosen == OnlyTheRedirect /\ panicCpu # None /\ ForceCpu # {} => panicCpu \in ForceCpu

(* The redirect is one CPU's, which waits for its target, or has called it. *)
RedirectIsOnes == \A c \in CPU : pc[c] \in {"J6", "J7", "wait", "handed"} => redirector = c
WaitIsRepair == \A c \in CPU : pc[c] \in {"wait", "handed"} => RedirectWaits
HandedIsTaken == RestartTakesTurns /\ ClaimIsKept /\ panicCpu = None => \A c \in CPU : pc[c] # "handed"
RedirectorWaits ==
  RestartTakesTurns /\ ClaimIsKept /\ RedirectWaits /\ redirector # None /\ panicCpu = None =>
    pc[redirector] \in {"J6", "wait", "try"}
CalledIsChosen == \A c \in CPU : "panic" \in queue[c] => c \in ForceCpu
CallIsAlone ==
  Callers = {} => \A c \in CPU : "other" \notin queue[c] /\ ("panic" \in queue[c] => "CALL" \in pend[c])
CallAfterJ6 == \A c \in CPU : "panic" \in queue[c] => redirector # None /\ pc[redirector] # "J6"
TargetIsCalled ==
  RestartTakesTurns /\ ClaimIsKept /\ RedirectArrives /\ ~RedirectWaits /\ redirector # None /\ panicCpu = None =>
    \A c \in ForceCpu : pc[redirector] = "J6" \/ ("panic" \in queue[c] /\ pc[c] = "run") \/ OnItsWay(c)

(* The debugger of a panic sees who redirected it. *)
RoundedIsUp == rounded # {} => \A c \in CPU \ rounded : pc[c] \in Stopped
TargetIsCalledOrStuck ==
  RestartTakesTurns /\ ClaimIsKept /\ RedirectorIsSeen /\ redirector # None /\ panicCpu = None =>
    \A c \in ForceCpu :
      \/ pc[redirector] = "J6"
      \/ "panic" \in queue[c] /\ pc[c] = "run"
      \/ OnItsWay(c)
      \/ pc[c] = "stuck"
TriesIfStuck ==
  RestartTakesTurns /\ ClaimIsKept /\ RedirectorIsSeen /\ redirector # None /\ panicCpu = None =>
    \A c \in ForceCpu : pc[redirector] = "try" => pc[c] = "stuck"
TryIsOfRedirect ==
  RestartTakesTurns /\ ClaimIsKept /\ ForceCpu # {} /\ panicCpu = None =>
    \A c \in CPU : pc[c] = "try" => c \in ForceCpu \/ redirector = c
RedirectorIsUp ==
  RestartTakesTurns /\ ClaimIsKept /\ RedirectorIsSeen /\ redirector # None /\ panicCpu # None /\ pc[panicCpu] = "kgdb" =>
    panicCpu = redirector \/ pc[redirector] \in {"J6", "wait", "handed"}
RedirectorWasUp == RestartTakesTurns /\ ClaimIsKept /\ RedirectorIsSeen => PanickerRounded

(* Whom the last rung has not stopped, nothing can. *)
EventRung == \A c \in CPU : pc[c] \in {"K4", "K4s", "K4w"} => Sdei
HardIsStopped == HardLockUps = {} => \A c \in CPU : mask[c] = "HARD" => pc[c] \in Stopped
EventIsTaken == Sdei => \A c \in online \cap sdeiMasked : stopper = c
NmiIsSent ==
  \A c \in CPU : pc[c] = "K3w" => \A d \in online \ {c} : "NMI" \in pend[d] \/ pc[d] \in Stopped
EventIsSent ==
  \A c \in CPU : pc[c] = "K4w" => \A d \in online \ {c} : event[d] # {} \/ pc[d] \in Stopped
AllAreStopped ==
  RestartTakesTurns /\ SomeRungReaches =>
    \A c \in CPU : pc[c] \in {"K7"} \cup Done => online = {c}

(* ... and code that runs is open. *)
RunIsOpen == \A c \in CPU : pc[c] \in {"run", "handed"} => mask[c] = "OPEN"

IndInv ==
  /\ TypeOK
  /\ OpenIsInterruptible
  /\ RunIsOpen
  /\ StopperClimbs
  /\ OfflineIsStopped
  /\ StoppedIsHard
  /\ ParkedIsOffline
  /\ ParkedIsMasked
  /\ SentByStopper
  /\ FlagOfStopper
  /\ StopperIsMasked
  /\ EventOfStopper
  /\ FlagIsSet
  /\ StopperBegan
  /\ StopperGoesOn
  /\ HoldsPanic
  /\ CarriesPanic
  /\ StopperPanics
  /\ PanicBegan
  /\ PanicGoesOn
  /\ DieLockIsHeld
  /\ OopsIsConfigured
  /\ RestartIsConfigured
  /\ LockUpIsConfigured
  /\ ClaimHasImage
  /\ ChosenStays
  /\ ChosenIsUp
  /\ RedirectHasTarget
  /\ TryIsChosen
  /\ WinnerIsChosen
  /\ RedirectIsOnes
  /\ WaitIsRepair
  /\ HandedIsTaken
  /\ RedirectorWaits
  /\ CalledIsChosen
  /\ CallIsAlone
  /\ CallAfterJ6
  /\ TargetIsCalled
  /\ RoundedIsUp
  /\ TargetIsCalledOrStuck
  /\ TriesIfStuck
  /\ TryIsOfRedirect
  /\ RedirectorIsUp
  /\ RedirectorWasUp
  /\ EventRung
  /\ HardIsStopped
  /\ EventIsTaken
  /\ NmiIsSent
  /\ EventIsSent
  /\ AllAreStopped

THEOREM Initially == Init => IndInv
THEOREM Inductive == IndInv /\ Next => IndInv'
THEOREM Offline == IndInv => OfflineIsHard
THEOREM Stopper == IndInv => OneStopper
THEOREM StopperGoes == IndInv /\ StopperTakesNoEvent => StopperLives
THEOREM Carrier == IndInv /\ RestartTakesTurns => OneCarries
THEOREM CarrierGoes ==
  IndInv /\ StopperTakesNoEvent /\ RestartTakesTurns /\ ClaimIsKept => CarrierLives
THEOREM Chosen == IndInv /\ OnlyTheRedirect => ChosenPanics
THEOREM Somebody ==
  IndInv /\ RestartTakesTurns /\ ClaimIsKept /\ RedirectArrives => SomebodyCanPanic
THEOREM Rounded ==
  IndInv /\ RestartTakesTurns /\ ClaimIsKept /\ RedirectorIsSeen => PanickerRounded
THEOREM All == IndInv /\ RestartTakesTurns /\ SomeRungReaches => AllStopped

-----------------------------------------------------------------------------
(* What code does that is no handler of a stop, and what these handlers do: each action
   is one of these.  A CPU that is being stopped does nothing else. *)
TaskStep(c) ==
  \/ LockUp(c)
  \/ \E t \in CPU : CallQueue(c, t)
  \/ \E t \in CPU : CallSend(c, t)
  \/ \E d \in CPU : Backtrace(c, d)
  \/ Panic(c)
  \/ Die(c)
  \/ DieLock(c)
  \/ CrashKexec(c)
  \/ CrashLooked(c)
  \/ J2(c)
  \/ J3(c)
  \/ J4(c)
  \/ \E t \in CPU : J6(c, t)
  \/ J7(c)
  \/ RedirectAcknowledged(c)
  \/ RedirectTimeout(c)
  \/ TryStart(c)
  \/ KgdbPanic(c)
  \/ Restart(c)
  \/ RestartStops(c)
  \/ CarryOut(c)
  \/ K1(c)
  \/ K2(c)
  \/ StopTimeout(c)
  \/ K3(c)
  \/ K4(c)
  \/ K4Signal(c)
  \/ K7(c)
HandlerStep(c) ==
  \/ TakeCall(c)
  \/ TakeStop(c)
  \/ TakeStopNmi(c)
  \/ D1(c)
  \/ Q1(c)
  \/ Q3(c)
  \/ Q4(c)

TaskWaits == \A c \in CPU : pc[c] \in Stopped => ~ENABLED TaskStep(c)

(* Code that goes on leaves its place. *)
CodeGoesOn ==
  \A c \in CPU :
    (DieLock(c) \/ CrashKexec(c) \/ CrashLooked(c) \/ TryStart(c) \/ KgdbPanic(c) \/ RestartStops(c)
       \/ CarryOut(c) \/ K2(c) \/ K3(c) \/ K4(c) \/ K4Signal(c) \/ K7(c)
       \/ Q1(c) \/ Q3(c) \/ Q4(c)) => pc'[c] # pc[c]

(* A call that is queued is signalled by whom its queue was empty for, it is taken with
   its signal, and the debugger of a panic asks whoever is online. *)
CallIsOwed ==
  \A c, t \in CPU :
    CallQueue(c, t) =>
      /\ "other" \in queue'[t]
      /\ owed \subseteq owed' /\ owed' \subseteq owed \cup {c}
      /\ Csd!Signals(queue[t]) => c \in owed'
CallIsSent ==
  \A c, t \in CPU :
    CallSend(c, t) =>
      "CALL" \in pend'[t] /\ c \notin owed' /\ owed \subseteq owed' \cup {c} /\ owed' \subseteq owed

(* What is taken is not pending any more, and the rungs of a stop ask all others. *)
WhatIsTakenIsGone ==
  \A c \in CPU :
    /\ TakeCall(c) => "CALL" \notin pend'[c]
    /\ TakeStop(c) => "STOP" \notin pend'[c]
    /\ TakeStopNmi(c) => "NMI" \notin pend'[c]
    /\ D1(c) => event'[c] = {}
RungsAskAll == \A c, d \in CPU : K2(c) /\ d \in online /\ d # c => "STOP" \in pend'[d]
CarrierIsMasked == \A c \in CPU : K7(c) => c \in sdeiMasked'
WhoIsOnlineIsRounded == \A c \in CPU : KgdbPanic(c) => rounded' = online

(* Who oopses first loads the image that there is. *)
ImageIsUsed ==
  \A c \in CPU : CrashKexec(c) /\ panicCpu = None /\ CrashImage => panicCpu' = c /\ pc'[c] = "claim"

THEOREM OneDies == IndInv => \A c, d \in CPU : pc[c] = "crash" /\ pc[d] = "crash" => c = d
THEOREM StepsDo ==
  IndInv =>
    CodeGoesOn /\ CallIsOwed /\ CallIsSent /\ WhatIsTakenIsGone /\ RungsAskAll /\ CarrierIsMasked
      /\ WhoIsOnlineIsRounded /\ ImageIsUsed
THEOREM TaskStays == IndInv => TaskWaits
=============================================================================
