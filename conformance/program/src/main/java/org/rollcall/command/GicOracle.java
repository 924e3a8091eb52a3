package org.rollcall.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.gic.Compatibility;
import org.rollcall.gickit.Answer;
import org.rollcall.gickit.Operation;
import org.rollcall.gickit.Qemu;
import org.rollcall.gickit.ScriptCheck;
import org.rollcall.gickit.ScriptHeader;
import org.rollcall.gickit.ScriptReader;
import org.rollcall.gickit.ScriptReport;
import org.rollcall.gickit.ScriptWriter;
import org.rollcall.report.GicReport;

/** QEMU as a second opinion on scripts: its answers against the model's, and beside the script's own. */
final class GicOracle {
    private final Qemu qemu;
    private final String name;
    private final Compatibility setting;
    private final @Nullable Path folder;

    /** @param folder where scripts with QEMU's answers go, null for nowhere */
    GicOracle(String program, Duration limit, @Nullable Path folder) {
        qemu = new Qemu(program, limit);
        name = "QEMU " + qemu.version().orElse("of unknown version");
        setting = qemu.setting();
        this.folder = folder;
    }

    /**
     * Runs a script on QEMU, and compares its answers, and the script's own if it has any, with the model's.
     *
     * @param own the setting for the script's answers
     * @param ofQemu the setting for QEMU's, null for the one of its version
     */
    List<GicReport.Compared> compare(
            String script,
            ScriptHeader header,
            ScriptReader reader,
            Compatibility own,
            @Nullable Compatibility ofQemu,
            int shown)
            throws IOException {
        List<Operation> operations = new ArrayList<>();
        reader.forEachRemaining(operations::add);
        List<Answer> answers = qemu.run(header, operations);
        List<Operation> theirs = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            theirs.add(operations.get(i).answered(answers.get(i)));
        }
        save(script, header, theirs);
        List<GicReport.Compared> compared = new ArrayList<>();
        if (operations.stream().anyMatch(operation -> operation.recorded() != null)) {
            compared.add(new GicReport.Compared(
                    script, "yours", new ScriptCheck(header, own, shown, answers).run(operations.iterator())));
        }
        ScriptReport report = new ScriptCheck(
                        withoutChoices(header), ofQemu == null ? setting : ofQemu, shown, List.of())
                .run(theirs.iterator());
        compared.add(new GicReport.Compared(script, name, report));
        return compared;
    }

    /** QEMU is asked for the extensions that the script needs; what another GIC chooses is not its choice. */
    private static ScriptHeader withoutChoices(ScriptHeader header) {
        return header.declaring(header.declared().withoutChoices());
    }

    private void save(String script, ScriptHeader header, List<Operation> answered) throws IOException {
        if (folder == null) {
            return;
        }
        Files.createDirectories(folder);
        String file = script.equals("-")
                ? "stdin.jsonl"
                : Path.of(script).getFileName().toString();
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(folder.resolve(file)))) {
            ScriptWriter writer =
                    new ScriptWriter(out, withoutChoices(header).counting(answered.size()), Map.of("answers", name));
            answered.forEach(operation -> writer.write(operation, operation.recorded()));
        }
    }
}
