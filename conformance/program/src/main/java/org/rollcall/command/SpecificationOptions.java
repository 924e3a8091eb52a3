package org.rollcall.command;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.rollcall.search.Effort;
import org.rollcall.search.MachineSearch;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.check.BothSearches;
import org.rollcall.spec.check.Engine;
import org.rollcall.spec.check.ModelCheck;
import org.rollcall.spec.check.OwnSearch;
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

    private @Nullable TlaTools tools;

    TlaTools tools() {
        if (tools == null) {
            tools = folder == null ? TlaTools.ofProgram() : TlaTools.of(folder);
        }
        return tools;
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

    /**
     * @param effort of the Java model's search; a reduced one counts what it has seen, which is not what the manifest says
     * @param progress of that search
     */
    ModelCheck check(Engine engine, Effort effort, SearchProgress progress) {
        return new ModelCheck(
                tools(),
                searches(engine, effort, progress),
                folder == null && !effort.reduced() ? ModelCheck.Counts.MUST_MATCH : ModelCheck.Counts.SHOWN);
    }

    /** The Java model is held to the program's own specification, and knows no other. */
    BothSearches searches(Engine engine, Effort effort, SearchProgress progress) {
        OwnSearch own = folder == null ? new MachineSearch(tools(), effort, progress) : OwnSearch.NONE;
        return new BothSearches(tools(), own, engine, limit(), progress::found);
    }

    /** The same for a module that is given here. */
    BothSearches searchesOf(String module, String text) {
        return new BothSearches(tools().with(module, text), OwnSearch.NONE, Engine.both, limit());
    }

    Duration limit() {
        if (seconds <= 0) {
            throw new SpecificationException("--time-limit must be a positive number of seconds");
        }
        return Duration.ofSeconds(seconds);
    }
}
