package org.rollcall.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.SanyReader;
import org.rollcall.spec.tla.TlaTools;

/**
 * A fault of one definition.
 *
 * @param module the module that it is in
 * @param definition the name of an action, or of another definition
 * @param before what it says
 * @param fault what it says instead; "" drops it
 */
record Mutant(String module, String definition, String before, String fault) {
    static final String ROLL_CALL = "RollCall";
    static final String FRAGMENT = "IpiNmiFragment";
    static final String FRAGMENT_STATE = "IpiNmiFragmentState";
    static final String FRAGMENT_PROOF = "IpiNmiProof";
    static final String GENERAL = "PriorityMaskGeneral";

    private static final List<String> OF_FRAGMENT = List.of(FRAGMENT_PROOF, FRAGMENT, FRAGMENT_STATE, "IpiNmiRank");

    /** Of each module the one that proves something of it, and what else that needs. */
    private static final Map<String, List<String>> PROOFS = Map.of(
            ROLL_CALL, List.of("RollCallProof", ROLL_CALL),
            FRAGMENT, OF_FRAGMENT,
            FRAGMENT_STATE, OF_FRAGMENT,
            FRAGMENT_PROOF, OF_FRAGMENT,
            GENERAL, List.of("PriorityMaskProof", GENERAL));

    static Mutant rollCall(String action, String before, String fault) {
        return new Mutant(ROLL_CALL, action, before, fault);
    }

    static Mutant fragment(String definition, String before, String fault) {
        String module = start(text(FRAGMENT), definition) < 0 ? FRAGMENT_STATE : FRAGMENT;
        return new Mutant(module, definition, before, fault);
    }

    static Mutant general(String action, String before, String fault) {
        return new Mutant(GENERAL, action, before, fault);
    }

    @Override
    public String toString() {
        return definition + ": " + before.strip() + " -> " + (fault.isEmpty() ? "(dropped)" : fault.strip());
    }

    /** Some of the chosen obligations are refuted, by states that the TLA+ tools evaluate to the same. */
    void isCaught(Path folder, Predicate<Obligation> chosen) throws IOException {
        List<String> files = PROOFS.get(module);
        String changed = changed(text(module));
        for (String file : files) {
            Files.writeString(folder.resolve(file + ".tla"), file.equals(module) ? changed : text(file));
        }
        Module read = SanyReader.of(folder).read(files.get(0));
        try (Prover prover = new Prover(read, Set.of())) {
            List<Outcome> failed = new Proof(read, Set.of())
                    .obligations().stream()
                            .filter(chosen)
                            .map(prover::prove)
                            .filter(outcome -> !(outcome instanceof Outcome.Proved))
                            .toList();
            assertThat(failed).isNotEmpty().allMatch(Outcome.Refuted.class::isInstance);
            Outcome.Refuted first = (Outcome.Refuted) failed.get(0);
            TlaTools tools = TlaTools.ofProgram().replacing(Map.of(module, changed));
            assertThat(new Reevaluation(tools, read).disagreements(first, Set.of()))
                    .as(first.obligation().toString())
                    .isEmpty();
        }
    }

    /** The module with the fault in the definition, and nowhere else. */
    private String changed(String text) {
        int start = start(text, definition);
        int end = text.indexOf("\n\n", start);
        String old = text.substring(start, end);
        assertThat(old).as(toString()).containsOnlyOnce(before);
        return text.substring(0, start) + old.replace(before, fault) + text.substring(end);
    }

    private static int start(String text, String definition) {
        int start = text.indexOf("\n" + definition + "(");
        return start < 0 ? text.indexOf("\n" + definition + " ==") : start;
    }

    private static String text(String module) {
        try (InputStream in = Mutant.class.getResourceAsStream("/tla/" + module + ".tla")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
