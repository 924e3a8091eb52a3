package org.rollcall.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.spec.syntax.Module;

/** Obligations as files in SMT-LIB, one each, for other solvers and for readers. */
public final class Dump {
    private Dump() {}

    /**
     * Writes every obligation of the module.
     *
     * @param dropped names of assumptions that are not made
     * @param folder made if there is none
     * @return how many files were written
     * @throws UncheckedIOException if a file can't be written
     */
    public static int write(Module module, Set<String> dropped, Path folder) {
        List<Obligation> obligations = new Proof(module, dropped).obligations();
        try (Prover prover = new Prover(module, dropped)) {
            Files.createDirectories(folder);
            for (int i = 0; i < obligations.size(); i++) {
                Files.writeString(
                        folder.resolve(name(module, i + 1, obligations.get(i))), prover.smtLib(obligations.get(i)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return obligations.size();
    }

    private static String name(Module module, int number, Obligation obligation) {
        return Stream.of(
                                module.name(),
                                String.format(Locale.ROOT, "%04d", number),
                                obligation.theorem(),
                                obligation.step(),
                                obligation.goal())
                        .filter(part -> !part.isEmpty())
                        .map(part -> part.replaceAll("\\W", ""))
                        .collect(Collectors.joining("-"))
                + ".smt2";
    }
}
