package org.rollcall.proof;

import static org.rollcall.proof.Mutant.fragment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults after which a roll call hangs, goes back or waits for more CPUs, or ends without one that runs, and assumptions
 * that are not made, each caught by the theorem that is there for it.
 */
class ProgressMutantsTest {
    @TempDir
    private static Path folder;

    private static Mutant without(String assumption) {
        return new Mutant(Mutant.FRAGMENT_PROOF, "ProgressAssumptions", "\n  /\\ " + assumption, "");
    }

    private static Mutant withoutCall(String assumption) {
        return new Mutant(Mutant.FRAGMENT_PROOF, "CallAssumptions", "\n  /\\ " + assumption, "");
    }

    /** Definitions that several actions or all theorems use. */
    private static final Set<String> NO_ACTIONS = Set.of(
            "TaskBecomes",
            "ProgressAssumptions",
            "CallAssumptions",
            "PrintersYield",
            "Environment",
            "CountedInOrLeaving");

    private static final Map<String, List<Mutant>> MUTANTS = Map.of(
            "SomeStep",
            List.of(
                    without("HandlerServesBoth"),
                    without("SgiEnabled"),
                    without("NmiEverywhere"),
                    without("NoLongHardWindow"),
                    without("NobodyStops"),
                    without("NamedAreOnline"),
                    without("PrintersYield"),
                    without("WatchdogsAlone"),
                    // N8: who is on its way down has no event any more.
                    without("EventStays"),
                    // The repair of F26 is too late where an NMI interrupts the debugger before kgdb_active is set.
                    new Mutant(Mutant.FRAGMENT_PROOF, "PrintersYield", "LockYields /\\ ~Oops", "LockYields"),
                    // So does the event, however the debugger is entered.
                    new Mutant(Mutant.FRAGMENT_PROOF, "PrintersYield", "~Oops /\\ ~Sdei", "~Oops"),
                    fragment("LockMaster", "mlock = None", "mlock = c"),
                    fragment("M5End", "toSend = {}", "toSend = CPU"),
                    fragment("M6", "AllCounted", "NoSlaves"),
                    fragment("X3", "NoSlaves", "AllCounted"),
                    fragment("R1", "~slock", "slock"),
                    fragment("T5", "btMask \\ btSent", "btSent"),
                    fragment("T6", "MaskEmpty", "~MaskEmpty"),
                    fragment("HardWindowEnd", "\"hard\", \"open\"", "\"open\", \"hard\""),
                    fragment("CpuUpUnmask", "\"listed\"", "\"open\""),
                    fragment("CpuUpSdei", "\"coming\", \"open\"", "\"open\", \"coming\"")),
            "SomeCall",
            List.of(
                    withoutCall("SgiEnabled"),
                    withoutCall("NobodyLocksUp"),
                    withoutCall("NoLongHardWindow"),
                    withoutCall("NobodyStops"),
                    withoutCall("ShowAllAlone"),
                    fragment("WorkStart", "worker = None", "worker = w"),
                    fragment("QueueOn", "~CsdLocked(w, d)", "CsdLocked(w, d)"),
                    fragment("SendOwed", "workTodo = {}", "workTodo = CPU"),
                    fragment("CallShow", "\"C\", \"C\"", "\"H2\", \"C\""),
                    fragment("CallEnd", "showTaken[c] = {}", "showTaken[c] # {}")),
            "SomeTrace",
            List.of(
                    withoutCall("SgiEnabled"),
                    withoutCall("NobodyLocksUp"),
                    withoutCall("TracesAlone"),
                    fragment("CallQueue", "\"C0\", \"C\"", "\"C\", \"C0\""),
                    fragment("CallBacktrace", "c \\in btTaken", "c \\in btQ"),
                    fragment("IrqEnable", "\"irqoff\", \"open\"", "\"open\", \"irqoff\"")),
            "StepsForward",
            List.of(
                    fragment("Take", "@ \\ {s}", "@"),
                    fragment("D1", "![c] = \"H1\"", "![c] = \"D1\""),
                    fragment("H1", "\"P1\"", "\"H1\""),
                    // Who is asked anew while it prints goes back to P1, and has one print less to repeat then.
                    fragment("P3", "AnswersApart /\\ c \\in btMask", "c \\in btMask"),
                    fragment("H2", "\"E2\"", "\"H2a\""),
                    fragment("R4", "AfterKgdb", "\"H1\""),
                    fragment("T5", "btSent \\cup {d}", "btSent"),
                    fragment("T6", "\"T8\"", "\"T6\""),
                    fragment("RoundupSend", "toSend \\ {d}", "toSend"),
                    fragment("DumpStackEnd", "ReleaseLock(c)", "UNCHANGED printVars"),
                    fragment("CallKgdb", "kgTaken \\ {c}", "kgTaken"),
                    fragment("CallBacktrace", "btTaken \\ {c}", "btTaken"),
                    fragment("CallShow", "@ \\ {w}", "@"),
                    fragment("WorkStart", "work' = None", "work' = work"),
                    fragment("QueueOn", "workTodo \\ {d}", "workTodo"),
                    fragment("SendOwed", "worker' = None", "worker' = worker"),
                    fragment("TimeoutKg", "\"M9\"", "\"M5s\"")),
            "NoStepBack",
            List.of(
                    without("SgiEnabled"),
                    fragment("HardWindow", "  /\\ NothingToTake(c)\n", ""),
                    fragment("TaskBecomes", "  /\\ TaskRuns(c)\n", "")),
            "NoStepLost",
            List.of(
                    // Others wait for the lock of who begins to print, so that a print is no step of the environment.
                    fragment("Environment", "IrqDisable(c)\n", "IrqDisable(c)\n  \\/ \\E c \\in CPU : DumpStack(c)\n"),
                    fragment(
                            "TaskBecomes", "frameVars, btVars, kgVars, csdVars>>", "frameVars, dbgPc, toSend, btPc>>")),
            "OnlyF22",
            List.of(
                    new Mutant(Mutant.FRAGMENT_PROOF, "CountedInOrLeaving", " \\/ pc'[d] = \"R4\"", ""),
                    // F23: who was stopped answers nobody, and is counted as if it were there.
                    new Mutant(Mutant.FRAGMENT_PROOF, "CountedInOrLeaving", "NobodyStops /\\ ", ""),
                    fragment("M6", "  /\\ AllCounted \\/ Miscounts(c)\n", ""),
                    // F23: nor is who came online after the sample.
                    new Mutant(Mutant.FRAGMENT_PROOF, "CountedInOrLeaving", " /\\ c \\notin stale", ""),
                    fragment("R1", "  /\\ ~slock\n", ""),
                    fragment("R4", "entered \\ {c}", "{}")),
            "NeverMore",
            List.of(
                    fragment("R1", "  /\\ ~slock\n", ""),
                    fragment("T4End", "btMask \\ {r}", "CPU \\ {r}"),
                    fragment("R4", "entered \\ {c}", "{}")));

    @TestFactory
    Stream<DynamicTest> everyFaultIsCaught() {
        return MUTANTS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(entry -> entry.getValue().stream()
                        .map(mutant -> DynamicTest.dynamicTest(
                                entry.getKey() + " " + mutant,
                                () -> mutant.isCaught(
                                        folder,
                                        obligation -> obligation.theorem().equals(entry.getKey())
                                                && isTouched(obligation, mutant)))));
    }

    /** An obligation of another action's steps is as it was. */
    private static boolean isTouched(Obligation obligation, Mutant mutant) {
        return obligation.step().isEmpty()
                || obligation.step().equals(mutant.definition())
                || NO_ACTIONS.contains(mutant.definition());
    }
}
