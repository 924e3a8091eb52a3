package org.rollcall.command;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.check.ModelCheck;
import org.rollcall.spec.tla.SanyReader;
import org.rollcall.spec.tla.TlaTools;
import org.rollcall.walk.ActionTexts;
import picocli.CommandLine.Option;

/** Where the specification is and how long it may take; the same for all commands that use it. */
final class SpecificationOptions {
    @Option(
            names = "--spec",
            paramLabel = "DIR",
            description = "use the modules, configurations and manifest.json of DIR instead of the program's own")
    private @Nullable Path folder;

    @Option(
            names = "--time-limit",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description = "give up on a model after this time (default: ${DEFAULT-VALUE})")
    private long seconds;

    TlaTools tools() {
        return folder == null ? TlaTools.ofProgram() : TlaTools.of(folder);
    }

    SanyReader reader() {
        return folder == null ? SanyReader.ofProgram() : SanyReader.of(folder);
    }

    ActionTexts texts(String module) {
        return new ActionTexts(reader(), tools(), module);
    }

    Manifest manifest() {
        return folder == null ? Manifest.ofProgram() : Manifest.of(folder);
    }

    ModelCheck check() {
        return new ModelCheck(
                tools(), folder == null ? ModelCheck.Counts.MUST_MATCH : ModelCheck.Counts.SHOWN, limit());
    }

    Duration limit() {
        if (seconds <= 0) {
            throw new SpecificationException("--time-limit must be a positive number of seconds");
        }
        return Duration.ofSeconds(seconds);
    }
}
