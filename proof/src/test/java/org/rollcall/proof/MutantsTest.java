package org.rollcall.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.SanyReader;
import org.rollcall.spec.tla.TlaTools;

/** A fault in a proved module is caught: an obligation is refuted, by states that the TLA+ tools evaluate to the same. */
class MutantsTest {
    private static final String ROLL_CALL = "RollCall";
    private static final String FRAGMENT = "IpiNmiFragment";

    @TempDir
    private static Path folder;

    private static final List<String> FILES = List.of(ROLL_CALL, "RollCallProof", FRAGMENT, "IpiNmiProof");

    /**
     * A fault of one action.
     *
     * @param module the module that it is in
     * @param action the action; only the obligations of its steps are put to the solver, the others are as they were
     * @param before what the action says
     * @param fault what it says instead; "" drops it
     */
    private record Mutant(String module, String action, String before, String fault) {
        @Override
        public String toString() {
            return action + ": " + before + " -> " + (fault.isEmpty() ? "(dropped)" : fault);
        }

        /** The module with the fault in the definition of the action, and nowhere else. */
        String in(String text) {
            int start = text.indexOf("\n" + action + "(");
            if (start < 0) {
                start = text.indexOf("\n" + action + " ==");
            }
            int end = text.indexOf("\n\n", start);
            String definition = text.substring(start, end);
            assertThat(definition).as(toString()).containsOnlyOnce(before);
            return text.substring(0, start) + definition.replace(before, fault) + text.substring(end);
        }
    }

    private static Mutant rollCall(String action, String before, String fault) {
        return new Mutant(ROLL_CALL, action, before, fault);
    }

    private static Mutant fragment(String action, String before, String fault) {
        return new Mutant(FRAGMENT, action, before, fault);
    }

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
                fragment("Take", "IF s = BtSgi", "IF s = KgSgi"),
                fragment("Ret", "![c] = \"-\"]\n  /\\ UNCHANGED", "![c] = BtSgi]\n  /\\ UNCHANGED"),
                fragment("H1", "c \\in btMask", "c \\notin btMask"),
                fragment("P1", "btBegan \\cup {c}", "btBegan"),
                fragment("P3", "AfterBacktrace", "\"Ret\""),
                fragment("H2a", "kgActive = None", "kgActive # None"),
                fragment("H2", "mlock # None", "mlock = None"),
                fragment("R1", "  /\\ ~slock\n", ""),
                fragment("R4", "entered \\ {c}", "entered"),
                fragment("T1", "btSent' = {}", "btSent' = btSent"),
                fragment("T2", "btWant' = BtTargets", "btWant' = CPU"),
                fragment("T4", "btBegan \\cup {r}", "btBegan"),
                fragment("T5", "@ \\cup {BtSgi}", "@ \\ {BtSgi}"),
                fragment("T5End", "  /\\ btMask \\subseteq btSent\n", ""),
                fragment("T6", "  /\\ MaskEmpty\n", ""),
                fragment("TimeoutBt", "  /\\ TimePasses\n", ""),
                fragment("LockMaster", "  /\\ mlock = None\n", ""),
                fragment("M1", "kgActive' = c", "kgActive' = None"),
                fragment("M4", "slock' = TRUE", "slock' = FALSE"),
                fragment("M5", "toSend' = CPU \\ {c}", "toSend' = {}"),
                fragment("RoundupSend", "@ \\cup {KgSgi}", "@"),
                fragment("M5End", "  /\\ toSend = {}\n", ""),
                fragment("M6", "  /\\ AllCounted\n", ""),
                fragment("TimeoutKg", "  /\\ TimePasses\n", ""),
                fragment("Go", "slock' = FALSE", "slock' = TRUE"),
                fragment("X5", "mlock' = None", "mlock' = mlock"));
    }

    @TestFactory
    Stream<DynamicTest> everyFaultIsCaught() {
        TlaTools tools = TlaTools.of(folder);
        return mutants().stream()
                .map(mutant -> DynamicTest.dynamicTest(mutant.toString(), () -> isCaught(mutant, tools)));
    }

    private static void isCaught(Mutant mutant, TlaTools tools) throws IOException {
        for (String file : FILES) {
            String text = text(file);
            Files.writeString(folder.resolve(file + ".tla"), file.equals(mutant.module()) ? mutant.in(text) : text);
        }
        String proof = mutant.module().equals(ROLL_CALL) ? "RollCallProof" : "IpiNmiProof";
        Module module = SanyReader.of(folder).read(proof);
        try (Prover prover = new Prover(module, Set.of())) {
            List<Outcome> failed = new Proof(module, Set.of())
                    .obligations().stream()
                            .filter(obligation -> obligation.step().equals(mutant.action()))
                            .map(prover::prove)
                            .filter(outcome -> !(outcome instanceof Outcome.Proved))
                            .toList();
            assertThat(failed).isNotEmpty().allMatch(Outcome.Refuted.class::isInstance);
            Outcome.Refuted first = (Outcome.Refuted) failed.get(0);
            assertThat(new Reevaluation(tools, module).disagreements(first, Set.of()))
                    .as(first.obligation().toString())
                    .isEmpty();
        }
    }

    private static String text(String module) {
        try (InputStream in = MutantsTest.class.getResourceAsStream("/tla/" + module + ".tla")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
