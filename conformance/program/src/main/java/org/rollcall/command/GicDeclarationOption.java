package org.rollcall.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rollcall.gickit.Declaration;
import org.rollcall.gickit.DeclarationParser;
import org.rollcall.gickit.ScriptException;
import picocli.CommandLine.Option;

/** The file that says what a GIC is. */
final class GicDeclarationOption {
    @Option(
            names = "--gic",
            paramLabel = "FILE",
            description = "What your GIC is, where the architecture leaves it to the implementer: a JSON object with"
                    + " choices, prio_bits, preemption_bits, range_selector, ppis. See docs/gic.md.")
    private @Nullable Path file;

    /** What the file declares, nothing if none is given. */
    Declaration declared() throws IOException {
        if (file == null) {
            return Declaration.NONE;
        }
        try {
            return DeclarationParser.file(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new ScriptException(file + ": no such file");
        } catch (ScriptException e) {
            throw new ScriptException(file + ": " + e.getMessage());
        }
    }
}
