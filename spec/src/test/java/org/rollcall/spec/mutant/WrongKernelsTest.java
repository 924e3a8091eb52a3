package org.rollcall.spec.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.tla.SanyReader;
import org.rollcall.spec.tla.TlaTools;

/**
 * Slips that a kernel developer makes: each is a definition of {@code IpiNmi} written wrong by hand, and each is found by a
 * property that says what people want of a roll call, in a model that knows nothing of the rules ({@code IpiNmiRules}).
 */
class WrongKernelsTest {
    private static final TlaTools TOOLS = TlaTools.ofProgram();
    private static final String BT_REST =
            "btReqr, btPc, btSent, btCount, btSkip, btWant, btBegan, kgVars, csdVars, workVars, printVars, restVars";
    private static final String REQUEST_REST =
            "interruptVars, kgVars, csdVars, workVars, printVars, restVars, online, task";
    private static final String MASTER_REST = "pend, slock, nS, roundVars, csdVars";

    /** A slip, the model that finds it and the property. */
    private record Slip(String words, String operator, String changed, String model, String property) {
        Mutant mutant() {
            return new Mutant("IpiNmi", operator, words, changed);
        }
    }

    private static final List<Slip> SLIPS = List.of(
            new Slip(
                    "a CPU that has printed clears the whole mask",
                    "P3",
                    """
                    (c) ==
                      /\\ HandlerStep(c, "P3", DumpNext(c, "P3"))
                      /\\ btMask' = {}
                      /\\ UNCHANGED <<%s>>""".formatted(BT_REST),
                    "ML-nmi-backtrace",
                    "Bt_Truthful"),
            new Slip(
                    "a CPU that has printed forgets to clear its bit",
                    "P3",
                    """
                    (c) ==
                      /\\ HandlerStep(c, "P3", DumpNext(c, "P3"))
                      /\\ UNCHANGED <<btMask, %s>>""".formatted(BT_REST),
                    "ML-nmi-in-time",
                    "PendingCovers"),
            new Slip(
                    "the requester returns before it waits",
                    "T5End",
                    """
                    (r) ==
                      /\\ RequesterAt(r, "T5")
                      /\\ RaiseLeft = {}
                      /\\ btPc' = "T8"
                      /\\ UNCHANGED <<btReqr, btMask, btSent, btCount, btSkip, btWant, btBegan, %s>>""".formatted(REQUEST_REST),
                    "ML-nmi-backtrace",
                    "Bt_NoMiss"),
            new Slip(
                    "the send loop ends one CPU early",
                    "T5End",
                    """
                    (r) ==
                      /\\ RequesterAt(r, "T5")
                      /\\ Cardinality(RaiseLeft) <= 1
                      /\\ btPc' = "T6"
                      /\\ UNCHANGED <<btReqr, btMask, btSent, btCount, btSkip, btWant, btBegan, %s>>""".formatted(REQUEST_REST),
                    "ML-nmi-backtrace",
                    "Bt_NoMiss"),
            new Slip(
                    "backtrace_flag is not given back",
                    "T8",
                    """
                    (r) ==
                      /\\ RequesterAt(r, "T8")
                      /\\ btPc' = "-"
                      /\\ btSent' = {}
                      /\\ btWant' = {}
                      /\\ btBegan' = {}
                      /\\ UNCHANGED <<btReqr, btMask, btCount, btSkip, %s>>""".formatted(REQUEST_REST),
                    "ML-nmi-in-time",
                    "RequestMatches"),
            new Slip(
                    "CPUs are asked that are not online",
                    "CallersMask",
                    " == (BtTargets \\cup BtNamed) \\ btSkip",
                    "V73-irq-leaving",
                    "Bt_NoMiss_all"),
            new Slip(
                    "the printk CPU lock is not given back",
                    "ReleaseLock",
                    "(c) == UNCHANGED printVars",
                    "ML-printer-asked",
                    "Bt_NoMiss_all"),
            new Slip(
                    "the master waits for one CPU less",
                    "AllIn",
                    "(c) == nM + nS >= snap[c] - 1",
                    "ML-nmi-roundup",
                    "Kg_NoMiss_strong"),
            new Slip("the master does not wait", "M6", """
                    (c) ==
                      /\\ MasterStep(c, "M6", "M9")
                      /\\ UNCHANGED <<pend, lockVars, countVars, roundVars, csdVars>>""", "ML-nmi-roundup", "Kg_NoMiss_strong"),
            new Slip("a slave does not count itself", "E2Slave", """
                    (c) ==
                      /\\ HandlerStep(c, "E2", "L")
                      /\\ UNCHANGED <<btVars, kgVars, csdVars, workVars, printVars, restVars>>""", "ML-nmi-roundup", "CountersMatch"),
            new Slip(
                    "a slave does not look at dbg_slave_lock",
                    "SlavesMayLeave",
                    " == TRUE",
                    "ML-nmi-roundup",
                    "Kg_NoMiss_strong"),
            new Slip(
                    "dbg_master_lock is not given back",
                    "X5",
                    """
                    (c) ==
                      /\\ MasterStep(c, "X5", "-")
                      /\\ entered' = entered \\ {c}
                      /\\ nM' = nM - 1
                      /\\ snap' = [snap EXCEPT ![c] = 0]
                      /\\ kgActive' = None
                      /\\ UNCHANGED <<mlock, %s>>""".formatted(MASTER_REST),
                    "ML-nmi-roundup",
                    "LockOwner"),
            new Slip("kgdb_active stays set", "X5", """
                    (c) ==
                      /\\ MasterStep(c, "X5", "-")
                      /\\ entered' = entered \\ {c}
                      /\\ nM' = nM - 1
                      /\\ snap' = [snap EXCEPT ![c] = 0]
                      /\\ mlock' = None
                      /\\ UNCHANGED <<kgActive, %s>>""".formatted(MASTER_REST), "ML-nmi-roundup", "LockOwner"),
            new Slip(
                    "the NMI of a stop goes to the CPU that stops the others, too",
                    "RungTimesOut",
                    """
                    (c, from) ==
                      /\\ StopGoes(c, {from}, NextRung)
                      /\\ online # {c}
                      /\\ TimePasses
                      /\\ stopLeft' = IF NextRung = "K3s" THEN online ELSE {}
                      /\\ UNCHANGED pend""",
                    "ML-stop-all",
                    "StopperLives"),
            new Slip("a stop has no second rung", "NextRung", " == \"K7\"", "ML-stop-all", "StopReachesAll"),
            new Slip("a stopped CPU stays in cpu_online_mask", "LocalCpuStop", """
                    (c) ==
                      /\\ StopStep(c, "S", "Q1")
                      /\\ UNCHANGED online""", "ML-stop-all", "StoppedIsHard"),
            new Slip("a second panic takes panic_cpu over", "Panic", """
                    (c) ==
                      /\\ c \\in Stoppers
                      /\\ StopBegins(c)
                      /\\ StopperBecomes(c, "stopping")
                      /\\ panicCpu' = c
                      /\\ UNCHANGED <<pend, crashStop, stopper, stopPc, stopLeft>>""", "ML-two-panics", "PanicLives"),
            new Slip(
                    "a flushed function-call queue loses its entries",
                    "CallQueue",
                    """
                    (c) ==
                      /\\ CallStep(c, "C0", "C")
                      /\\ showQ' = [showQ EXCEPT ![c] = {}]
                      /\\ UNCHANGED <<btQ, btTaken, kgQ, kgTaken, showTaken, roundingUp, unshown>>""",
                    "V6-irq-fallback",
                    "Fb_AllShown"),
            new Slip(
                    "the event's handler does not look at sdei_nmi_stopping",
                    "EventStops",
                    " == FALSE",
                    "V73-stop-rungs",
                    "StopReachesAll"));

    @TestFactory
    Stream<DynamicTest> eachIsFound() {
        Uses uses = new Uses(SanyReader.ofProgram().read("MCIpiNmi"));
        return SLIPS.stream()
                .collect(Collectors.groupingBy(Slip::model, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    Map<Mutant, Verdict> verdicts = new LinkedHashMap<>();
                    new Judge(TOOLS, uses)
                            .byGraph(
                                    Manifest.ofProgram().named(entry.getKey()),
                                    entry.getValue().stream().map(Slip::mutant).toList(),
                                    verdicts::put);
                    assertThat(entry.getValue())
                            .allSatisfy(slip -> assertThat(verdicts.get(slip.mutant()))
                                    .as(slip.words())
                                    .isEqualTo(new Verdict.Killed(slip.property())));
                }));
    }
}
