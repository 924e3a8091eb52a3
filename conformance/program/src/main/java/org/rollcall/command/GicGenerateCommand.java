package org.rollcall.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rollcall.gickit.ScriptException;
import org.rollcall.gickit.ScriptGenerator;
import org.rollcall.gickit.SpecificationScript;
import org.rollcall.spec.Model;
import org.rollcall.spec.Specification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a random op-script with the model's answers. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = {
            "Write an op-script with answers: random with the model's, or from the specification. The same seed gives the same script.",
            "Nothing in it is UNPREDICTABLE. What the architecture leaves to the implementer is as --gic declares it; without"
                    + " it the common case: see docs/gic.md for what that is."
        },
        exitCodeListHeading = "%nEXIT STATUS%n",
        exitCodeList = {"0:the script is written", "2:an option is out of its range, or no such model"},
        footerHeading = "%nEXAMPLES%n",
        footer = {
            "  rollcall gic generate --seed 1 --pes 4 --ops 500 --two-states >script.jsonl",
            "  rollcall gic generate --seed 1 | rollcall gic run --qemu -",
            "  rollcall gic generate --seed 1 --gic mine.json >script.jsonl",
            "  rollcall gic generate --from 6.11-s2-eoi1 >script.jsonl",
            "  rollcall gic generate --from V6-nmi-f1 >script.jsonl"
        })
final class GicGenerateCommand implements Callable<Integer> {
    private static final int MOST_OPERATIONS = 1_000_000;

    @Spec
    private CommandSpec command;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--pes",
            paramLabel = "N",
            defaultValue = "4",
            description = "Number of PEs, 1 to 16. Default: ${DEFAULT-VALUE}.")
    private int pes;

    @Option(
            names = "--ops",
            paramLabel = "N",
            defaultValue = "500",
            description = "Number of operations after the set-up. Default: ${DEFAULT-VALUE}.")
    private int operations;

    @Mixin
    private final GicDeclarationOption gic = new GicDeclarationOption();

    @Option(names = "--two-states", description = "EL3 and the Secure state exist.")
    private boolean twoStates;

    @Option(
            names = "--unpredictable",
            description = "Also do what the architecture calls UNPREDICTABLE or leaves to the implementer.")
    private boolean unpredictable;

    @Option(
            names = "--from",
            paramLabel = "MODEL",
            description =
                    "Instead of a random script, one from the specification: walks that take every kind of step of"
                            + " this model of PriorityMask or MCIpiNmi. Its answers are the specification's.")
    private @Nullable String from;

    @Mixin
    private final SpecificationOptions specification = new SpecificationOptions();

    @Override
    public Integer call() throws IOException {
        return from == null ? random() : fromSpecification(from);
    }

    private int fromSpecification(String name) {
        Model model = specification.manifest().named(name);
        try (Specification opened = specification.tools().open(model)) {
            SpecificationScript script = SpecificationScript.of(model, opened, specification.limit());
            script.print(command.commandLine().getOut());
            command.commandLine().getOut().flush();
            if (script.left() > 0) {
                throw new ScriptException(
                        script.left() + " of " + script.kinds() + " kinds of steps are not in the script");
            }
        }
        return ExitStatus.OK;
    }

    private int random() throws IOException {
        if (pes < 1 || pes > 16) {
            throw new ScriptException("--pes must be in 1..16");
        }
        if (operations < 1 || operations > MOST_OPERATIONS) {
            throw new ScriptException("--ops must be in 1.." + MOST_OPERATIONS);
        }
        PrintWriter out = command.commandLine().getOut();
        ScriptGenerator.write(seed, pes, twoStates, unpredictable, gic.declared(), operations, out);
        out.flush();
        return ExitStatus.OK;
    }
}
