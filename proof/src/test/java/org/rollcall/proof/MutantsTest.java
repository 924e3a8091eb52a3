package org.rollcall.proof;

import static org.rollcall.proof.Mutant.fragment;
import static org.rollcall.proof.Mutant.general;
import static org.rollcall.proof.Mutant.rollCall;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A fault of one action of a proved module is caught by the obligations of its steps. */
class MutantsTest {
    @TempDir
    private static Path folder;

    private static List<Mutant> mutants() {
        return List.of(
                rollCall("Open", "heard' = {}", "heard' = asked'"),
                rollCall("Open", "missed' = {}", "missed' = asked'"),
                rollCall("Call", "  /\\ c \\in asked\n", ""),
                rollCall("Call", "called \\cup {c}", "called"),
                rollCall("CallEnd", "Outstanding \\subseteq sent", "TRUE"),
                rollCall("Answer", "  /\\ c \\in asked\n", ""),
                rollCall("AnswerSelf", "  /\\ c \\in asked\n", ""),
                rollCall("Hear", "  /\\ c \\in answered\n", ""),
                rollCall("Hear", "missed \\ {c}", "missed"),
                rollCall("Dismiss", "c \\in heard", "c \\notin heard"),
                rollCall("Straggle", "  /\\ ~Fresh\n", ""),
                rollCall("Lose", "  /\\ ~Lossless\n", ""),
                rollCall("Complete", "Outstanding = {}", "sent = asked"),
                rollCall("GiveUp", "\\A c \\in CPU : ~Prompt(c)", "\\E c \\in CPU : ~Prompt(c)"),
                rollCall("GiveUp", "missed' = Outstanding", "missed' = asked"),
                rollCall("Close", "missed' = {}", "missed' = missed"),
                fragment("Take", "[] s = BtSgi", "[] s = KgSgi"),
                fragment("Ret", "sgi' = [sgi EXCEPT ![c] = \"-\"]", "sgi' = [sgi EXCEPT ![c] = BtSgi]"),
                fragment("Take", "[evPc EXCEPT ![c] = \"D1\"]", "evPc"),
                fragment("D1", "![c] = \"H1\"", "![c] = \"Ret\""),
                fragment("H1", "c \\in btMask", "c \\notin btMask"),
                fragment("P1", "btBegan \\cup {c}", "btBegan"),
                fragment("P1", "btMask \\ {c}", "btMask"),
                fragment("P2", "ReleaseLock(c)", "UNCHANGED printVars"),
                fragment("P3", "AnswersApart /\\ c \\in btMask", "FALSE"),
                fragment("P3", "AfterBacktrace", "\"Ret\""),
                fragment("H2a", "kgActive = None", "kgActive # None"),
                fragment("H2", "mlock # None", "mlock = None"),
                fragment("H2", "IF TestsSlaveLock THEN slock ELSE mlock # None", "mlock # None"),
                fragment("E2Slave", "CountsIfLocked => slock", "TRUE"),
                fragment("R1", "  /\\ ~slock\n", ""),
                fragment("H2", "roundingUp \\ {c}", "roundingUp"),
                fragment("CallQueue", "IF c \\in kgQ THEN kgTaken \\cup {c} ELSE kgTaken", "kgTaken"),
                fragment("CallQueue", "IF c \\in btQ THEN btTaken \\cup {c} ELSE btTaken", "btTaken"),
                fragment("CallKgdb", "\"C\", \"H2\"", "\"C\", \"Ret\""),
                fragment("CallBacktrace", "\"C\", \"H1\"", "\"C\", \"Ret\""),
                fragment("CallBacktrace", "btTaken \\ {c}", "btTaken"),
                fragment("CallEnd", "  /\\ c \\notin kgTaken\n", ""),
                fragment("CallEnd", "  /\\ c \\notin btTaken\n", ""),
                fragment("CallQueue", "@ \\cup showQ[c]", "@"),
                fragment("CallEnd", "  /\\ showTaken[c] = {}\n", ""),
                fragment("CallShow", "unshown \\ {c}", "unshown \\cup {c}"),
                fragment("SysrqShowAll", "online \\ {r}", "online"),
                fragment("SysrqShowAll", "ELSE IF worker # None THEN worker ELSE r", "ELSE None"),
                fragment("SysrqShowAll", "  /\\ ShowAll\n", ""),
                fragment("WorkStart", "online \\ {w}", "{}"),
                fragment("WorkStart", "  /\\ task[w] = \"open\"\n", ""),
                fragment("QueueOn", "  /\\ ~CsdLocked(w, d)\n", ""),
                // F34: who finds the queue not empty trusts the one who found it empty.
                fragment("QueueOn", "IF QueueEmpty(d) THEN owed \\cup {d} ELSE owed", "owed"),
                fragment("SendOwed", "  /\\ workTodo = {}\n", ""),
                fragment("SendOwed", "pend[c] \\cup {\"CALL\"}", "pend[c]"),
                fragment("R4", "entered \\ {c}", "entered"),
                fragment("IrqEnable", "  /\\ psync # c\n", ""),
                fragment("DumpStack", "  /\\ NothingToTake(c)\n", ""),
                fragment("DumpStackEnd", "ReleaseLock(c)", "UNCHANGED printVars"),
                fragment("T1", "  /\\ FromNmi(r) => NothingToTake(r)\n", ""),
                fragment("T1", "  /\\ ~ShowAll\n", ""),
                fragment("T1", "btSent' = {}", "btSent' = btSent"),
                fragment("T2", "btWant' = CallersMask", "btWant' = CPU"),
                fragment("T4", "btBegan \\cup {r}", "btBegan"),
                fragment("T4End", "ReleaseLock(r)", "UNCHANGED printVars"),
                fragment("T8", "IF task[r] = \"watchdog\" THEN [task EXCEPT ![r] = \"stuck\"] ELSE task", "task"),
                fragment("T5", "@ \\cup {BtSgi}", "@ \\ {BtSgi}"),
                fragment("T5", "IF BtCsd", "IF Csd"),
                fragment("T5End", "  /\\ btMask \\subseteq btSent\n", ""),
                fragment("T6", "  /\\ MaskEmpty\n", ""),
                fragment("TimeoutBt", "  /\\ TimePasses\n", ""),
                fragment("LockMaster", "  /\\ mlock = None\n", ""),
                fragment("M1", "ELSE c", "ELSE None"),
                fragment("M4", "slock' = TRUE", "slock' = FALSE"),
                fragment("M5", "toSend' = (IF LiveLoop THEN CPU ELSE online) \\ {c}", "toSend' = {}"),
                fragment("RoundupSend", "@ \\cup {KgSgi}", "@"),
                fragment("RoundupSend", "IF d \\in online THEN kgAsked \\cup {d} ELSE kgAsked", "kgAsked \\cup {d}"),
                fragment("RoundupSend", "IF Csd /\\ d \\in online", "IF Csd /\\ d \\notin online"),
                fragment("M5End", "  /\\ toSend = {}\n", ""),
                fragment("M6", "  /\\ AllCounted \\/ Miscounts(c)\n", ""),
                fragment("E0", "AnyonePluggable /\\ ", ""),
                fragment("X5", "stale \\ {c}", "stale"),
                fragment("CpuUpOnline", "online \\cup {c}", "online"),
                fragment("CpuUpOnline", "{d \\in CPU : dbgPc[d] \\notin {\"-\", \"X6\"}}", "stale"),
                fragment("CpuUpUnmask", "IF Sdei THEN \"coming\" ELSE \"open\"", "\"coming\""),
                fragment("CpuUpSdei", "\"coming\", \"open\"", "\"coming\", \"leaving\""),
                fragment("CpuDownSdei", "  /\\ Sdei\n", ""),
                fragment("CpuDownSdei", "  /\\ c \\in Unplug\n", ""),
                fragment("CpuDownOffline", "  /\\ btReqr = None\n", ""),
                fragment("CpuDownOffline", "online \\ {c}", "online"),
                fragment("TimeoutKg", "  /\\ TimePasses\n", ""),
                fragment("Go", "slock' = FALSE", "slock' = TRUE"),
                fragment("T2", "btWant' = CallersMask", "btWant' = CallersMask \\cup btSkip"),
                fragment("X6", "mlock' = None", "mlock' = mlock"),
                fragment("Halt", "  /\\ Stops\n", ""),
                fragment("Halt", "  /\\ pc[c] = \"-\"\n", ""),
                fragment("StopEvent", "@ \\cup {\"EV0\"}", "@ \\ {\"EV0\"}"),
                fragment("HaltByEvent", "  /\\ Stops\n", ""),
                fragment("HaltByEvent", "  /\\ evPc[c] = \"D1\"\n", ""),
                fragment("GoOffline", "  /\\ IsOut(c)\n", ""),
                // F12: a spurious interrupt changes the mask first, an NMI over enabled interrupts does not.
                general("GicHandleSpurious", "Handler = \"v5.19\" /\\ InterruptsEnabled(c, l)", "TRUE"),
                general("EoiIrq", "THEN \"unmask\" ELSE \"exit\"", "THEN \"exit\" ELSE \"exit\""),
                general("KernelEntry", "![l] = pmr[c]", "![l] = \"ON\""),
                general("LocalDaifInherit", "SetI(c, \"sync\" \\in spsrI[c])", "SetI(c, FALSE)"),
                general("KernelExit", "SetI(c, l \\in spsrI[c])", "SetI(c, FALSE)"),
                general("GicHandleIrq", "priority[t] = NmiRpr \\/ ", ""),
                general("GicHandleIrq", "EoiMode = 1", "EoiMode = 0"),
                general("EoiIrq", "@ \\ {id[c][l]}", "@"));
    }

    /** Faults of what actions are made of, each with an action that shows it. */
    private static Map<Mutant, String> ofOperators() {
        return Map.ofEntries(
                // N8: who has no event yet answers late, and not for as long as it likes.
                Map.entry(fragment("TaskPrompt", "\"listed\", ", ""), "TimeoutBt"),
                Map.entry(fragment("TaskPrompt", ", \"coming\"}", "}"), "TimeoutBt"),
                // mips: a csd that is in use is not queued again, and one that is queued has its interrupt.
                Map.entry(fragment("BtCsdBusy", "d \\in btQ \\cup btTaken \\/ ", ""), "T5"),
                Map.entry(fragment("BtCsdBusy", " \\/ pc[d] \\in {\"H1\", \"P1\", \"P2\", \"P3\"}", ""), "T5"),
                Map.entry(fragment("QueueBacktrace", "@ \\cup {\"CALL\"}", "@"), "T5"),
                Map.entry(fragment("AfterTest", "AfterTest == IF BtCsd THEN \"C\" ELSE ", "AfterTest == "), "H1"),
                Map.entry(fragment("AfterBacktrace", "IF BtCsd THEN \"C\" ELSE ", ""), "P3"),
                // F11: PMR is not lowered for the acknowledge.
                Map.entry(
                        general("AcknowledgePmr", "IF InterruptsEnabled(c, l) THEN pmr[c] ELSE \"OFF\"", "pmr[c]"),
                        "ReadIar"),
                // F30: no dsb sy after unmasking.
                Map.entry(general("WritePmrSync", "[pmrSeen EXCEPT ![c] = m]", "pmrSeen"), "KernelExit"),
                Map.entry(general("Push", "SetI(c, TRUE)", "UNCHANGED daifI"), "InterruptEntry"),
                Map.entry(general("MaskIrqs", "\"OFF\"", "\"ON\""), "GicHandleIrq"));
    }

    @TestFactory
    Stream<DynamicTest> everyFaultIsCaught() {
        return mutants().stream()
                .map(mutant -> DynamicTest.dynamicTest(
                        mutant.toString(),
                        () -> mutant.isCaught(
                                folder, obligation -> obligation.step().equals(mutant.definition()))));
    }

    @TestFactory
    Stream<DynamicTest> everyFaultOfAnOperatorIsCaught() {
        return ofOperators().entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.getKey().toString(),
                        () -> each.getKey()
                                .isCaught(
                                        folder, obligation -> obligation.step().equals(each.getValue()))));
    }
}
