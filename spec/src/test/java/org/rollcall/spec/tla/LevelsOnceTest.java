package org.rollcall.spec.tla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.spec.Manifest;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.OpDefNode;
import tlc2.tool.coverage.CostModel;
import tlc2.tool.impl.FastTool;
import tlc2.util.Context;
import tlc2.value.impl.LazyValue;

/** The levels that the tools give without us. */
class LevelsOnceTest {
    private static final String RECURSIVE = """
            ---- MODULE Recursive ----
            EXTENDS Naturals
            CONSTANT N
            VARIABLE x
            RECURSIVE Down(_), Up(_)
            Helper(n) == x
            Down(n) == IF n = 0 THEN 0 ELSE Up(n - 1)
            Up(n) == IF n = N THEN Helper(n) ELSE Down(n)
            Other == 0
            Calls == Other
            Local(n) == LET y(m) == n + m IN y(1) + Calls
            Outer == Local(x)
            Around == Calls
            Instead == IF N = 2 THEN Around ELSE x
            Init == x = 0
            Next == x' = Down(x) + Outer
            ====
            """;

    @TempDir
    private Path folder;

    private static FastTool opened(String module, String configuration, ModuleFiles files) {
        return CapturedOutput.of(() -> new FastTool(module, configuration, files));
    }

    private static void agree(FastTool tool) {
        LevelsOnce.Known.forget();
        LevelsOnce once = new LevelsOnce() {};
        assertThat(levels(tool, node -> once.getLevelBound(node.getBody(), Context.Empty, tool.getId())))
                .isEqualTo(levels(tool, node -> tool.getLevelBound(node.getBody(), Context.Empty, tool.getId())))
                .containsValues(0, 1, 2);
        assertThat(levels(tool, node -> once.getLevelBound(node.getBody(), ofVariables(node, tool), tool.getId())))
                .isEqualTo(levels(
                        tool, node -> tool.getLevelBound(node.getBody(), ofVariables(node, tool), tool.getId())));
    }

    /** The definition's parameters stand for something that is made of variables. */
    private static Context ofVariables(OpDefNode definition, FastTool tool) {
        Context context = Context.Empty;
        for (FormalParamNode parameter : definition.getParams()) {
            context = context.cons(
                    parameter,
                    new LazyValue(tool.getInitStateSpec().elementAt(0).pred, Context.Empty, CostModel.DO_NOT_RECORD));
        }
        return context;
    }

    private static Map<String, Integer> levels(FastTool tool, ToIntFunction<OpDefNode> level) {
        return Arrays.stream(tool.getRootModule().getOpDefs())
                .filter(node -> node.getBody() != null)
                .collect(Collectors.toMap(node -> node.getName().toString(), level::applyAsInt));
    }

    /** One as it is, one with a mutation, one whose module is an instance of others. */
    @ParameterizedTest
    @ValueSource(strings = {"ML-nmi-all", "ML-f24b", "call-n14"})
    void areThoseOfTheToolsThemselves(String name) throws IOException {
        var model = Manifest.ofProgram().named(name);
        Files.writeString(
                folder.resolve("of.cfg"),
                TlaTools.ofProgram().configuration(model).text());
        agree(opened(model.module(), "of", new ModuleFiles(null, folder)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Other <- Instead"})
    void ofRecursiveAndReplacedOperatorsToo(String replaced) throws IOException {
        Files.writeString(folder.resolve("Recursive.tla"), RECURSIVE);
        Files.write(folder.resolve("Recursive.cfg"), List.of("INIT Init", "NEXT Next", "CONSTANTS", "N = 2", replaced));
        agree(opened("Recursive", "Recursive", new ModuleFiles(folder, folder)));
    }
}
