package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.spec.tla.TlaTools;

/** What a user of {@code rollcall prove} sees. */
class ProveCommandTest {
    @Test
    void aProvedModuleEndsWithWhatHolds() {
        Program program = Program.run("prove", "--failed", "RollCallProof");
        assertThat(program.status()).isZero();
        assertThat(program.out())
                .contains("its theorems hold for every set of CPUs")
                .doesNotContain("REFUTED");
    }

    @Test
    void withoutAnAssumptionTheCounterexampleIsShown() {
        Program program = Program.run("prove", "--failed", "--without", "RequesterPatient", "RollCallProof");
        assertThat(program.status()).isEqualTo(1);
        assertThat(program.out())
                .contains("REFUTED", "GiveUp", "after GiveUp", "the TLA+ tools agree", "not proved: ")
                .doesNotContain("DISAGREE");
    }

    @Test
    void anInvariantIsFoundOrItIsSaidWhyNot() {
        Program found = Program.run("prove", "--infer", "RollCallProof");
        assertThat(found.status()).isZero();
        assertThat(found.out())
                .contains("---- MODULE RollCallInferred ----", "EXTENDS RollCallProof", "Inferred ==")
                .contains(
                        "NoMiss, Honest, SomeStep, NoStepBack, StepsForward, PhasesGoOn, PhasesInTurn, PhasesForward follow from them, for every set of CPUs");
        Program late = Program.run("prove", "--infer", "--time-limit", "1", "IpiNmiProof");
        assertThat(late.status()).isEqualTo(1);
        assertThat(late.out()).contains("IpiNmiProof: no invariant found: the time is over");
    }

    @Test
    void aFalseTheoremHasABehaviour(@TempDir Path folder) throws IOException {
        for (String file : List.of("RollCall.tla", "RollCallProof.tla")) {
            Files.writeString(
                    folder.resolve(file), TlaTools.ofProgram().text(file).replace("  /\\ ~Lossless\n", ""));
        }
        Program program = Program.run("prove", "--infer", "--spec", folder.toString(), "RollCallProof");
        assertThat(program.status()).isEqualTo(1);
        assertThat(program.out())
                .contains("it is false: NoMiss: NoCpuMissed", "after Open", "after Lose(c1)", "after GiveUp")
                .doesNotContain("Inferred");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NOPE | there is no module NOPE in the specification
            ../RollCallProof | there is no module ../RollCallProof in the specification
            IpiNmiRefines | IpiNmiRefines has no theorems; the modules that have some are RollCallProof, IpiNmiProof, IpiNmiRankProof, IpiNmiBridgeProof, PanicElectionProof, CallFunctionProof, SdeiRequestProof, SseNmiProof, PriorityMaskProof
            --without Luck RollCallProof | there is no assumption Luck; RollCallProof has EveryCpuReachable, NoCallLost, NoStraggler, RequesterPatient
            --without Luck IpiNmiRankProof | there is no assumption Luck; IpiNmiRankProof has none
            --without Luck | there is no assumption Luck; RollCallProof has EveryCpuReachable, NoCallLost, NoStraggler, RequesterPatient; IpiNmiProof has CallsCarry, ClearedAsItPrints, CountedWhileLocked, EventCarries, EventStays, HandlerServesBoth, JoinsWhileLocked, NamedAreOnline, NmiEverywhere, NoLongHardWindow, NobodyComesUp, NobodyGoes, NobodyLocksUp, NobodyStops, OneAsks, PrintersYield, SgiEnabled, ShowAllAlone, TakenBeforeMasked, TimeoutsFair, TracesAlone, WatchdogsAlone; IpiNmiRankProof has none; IpiNmiBridgeProof has none; PanicElectionProof has ClaimIsKept, OnlyTheRedirect, RedirectArrives, RedirectorIsSeen, RestartTakesTurns, SomeRungReaches, StopperTakesNoEvent; CallFunctionProof has NoneBehindTheStuck, OwesAndDoesNotWait, ParkedOwesNothing; SdeiRequestProof has AnswersHaveNumbers, BackByTheVector, EventArrives, HandlersAreFast, MaskedAreReached, NoDebugger, NoStop, PanicHasTheFlag, SlavesAreSilent; SseNmiProof has OneDebugger, OwnWord, TracesFirst; PriorityMaskProof has AllBelowOn, MarkerIsMore, NmiBelowOff, OffBelowOn, OnlyNmisBelowOff, RprTellsNmi
            """)
    void aWrongNameIsOneClearLine(String arguments, String message) {
        Program program = Program.run(("prove " + arguments).split(" "));
        assertThat(program.status()).isEqualTo(2);
        assertThat(program.out()).isEmpty();
        assertThat(program.err().strip()).isEqualTo("rollcall: " + message);
    }

    @Test
    void everyObligationIsDumpedAsAFileOfItsOwn(@TempDir Path folder) throws IOException {
        Path dump = folder.resolve("new");
        Program program = Program.run("prove", "--dump", dump.toString(), "RollCallProof");
        assertThat(program.status()).isZero();
        assertThat(program.out().strip()).isEqualTo("RollCallProof: 209 obligations written to " + dump);
        try (Stream<Path> files = Files.list(dump)) {
            assertThat(files).hasSize(209);
        }
        assertThat(dump.resolve("RollCallProof-0001-Initially-TypeOK.smt2"))
                .content()
                .startsWith("; RollCallProof, Initially: TypeOK")
                .contains("(check-sat)");
    }

    @Test
    void withoutASecondSolverTheMessageSaysWhatToInstall() {
        Program program = Program.run("prove", "--cross-check", "--cvc5", "no-such-solver", "RollCallProof");
        assertThat(program.status()).isEqualTo(2);
        assertThat(program.out()).isEmpty();
        assertThat(program.err().strip())
                .isEqualTo("rollcall: cannot run no-such-solver: No such file or directory;"
                        + " install cvc5 (on Debian: apt-get install cvc5), or name it with --cvc5");
    }

    /** Programs that say that they are cvc5, and then the same of every obligation. */
    @ParameterizedTest
    @CsvSource({
        "unsat, 0, cvc5 9.9 decides 209 obligations as Z3 does",
        "sat, 1, THE SOLVERS DISAGREE",
        "unknown, 1, not decided by cvc5: Initially: TypeOK"
    })
    void theSecondSolverHasASay(String answer, int status, String words, @TempDir Path folder) throws IOException {
        Path solver = script(folder, "sed -n 's/^(check-sat)$/" + answer + "/p'");
        Program program =
                Program.run("prove", "--failed", "--cross-check", "--cvc5", solver.toString(), "RollCallProof");
        assertThat(program.status()).isEqualTo(status);
        assertThat(program.out()).contains(words);
    }

    @ParameterizedTest
    @CsvSource({"exit 3, ended after 0 of 50 answers", "echo '(error \"no\")', (error \"no\")"})
    void aSecondSolverThatFailsIsAnError(String does, String words, @TempDir Path folder) throws IOException {
        Path solver = script(folder, does);
        Program program =
                Program.run("prove", "--failed", "--cross-check", "--cvc5", solver.toString(), "RollCallProof");
        assertThat(program.status()).isEqualTo(2);
        assertThat(program.err()).contains(words).hasLineCount(1);
    }

    private static Path script(Path folder, String does) throws IOException {
        String text = "#!/bin/sh\n[ \"$1\" = --version ] && echo 'This is cvc5 version 9.9' && exit\n" + does + "\n";
        Path script = Files.writeString(folder.resolve("solver"), text);
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }

    @Test
    void bytesThatAreNoModuleAreOneClearLineWithThePlace(@TempDir Path folder) throws IOException {
        byte[] bytes = new byte[2_000];
        new Random(1).nextBytes(bytes);
        Files.write(folder.resolve("RollCallProof.tla"), bytes);
        Program program = Program.run("prove", "--spec", folder.toString(), "RollCallProof");
        assertThat(program.status()).isEqualTo(2);
        assertThat(program.out()).isEmpty();
        assertThat(program.err().strip().lines())
                .singleElement()
                .asString()
                .matches("rollcall: RollCallProof\\.tla:\\d+:\\d+: .*");
    }
}
