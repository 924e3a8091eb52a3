package org.rollcall.spec.tla;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;
import tla2sany.drivers.FrontEndException;
import tla2sany.drivers.SANY;
import tla2sany.modanalyzer.ParseUnit;
import tla2sany.modanalyzer.SpecObj;
import tla2sany.semantic.AssumeNode;
import tla2sany.semantic.ModuleNode;
import tla2sany.semantic.OpDeclNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.semantic.TheoremNode;
import util.ToolIO;

/** Reads a module with the tools' own parser into our syntax tree. */
public final class SanyReader {
    private static final SanyReader OF_PROGRAM = new SanyReader(null);

    private final @Nullable Path folder;
    /** Those of the program: they don't change while it runs. */
    private final Map<String, Module> known = new HashMap<>();

    private SanyReader(@Nullable Path folder) {
        this.folder = folder;
    }

    /** Reads the modules that travel with the program. */
    public static SanyReader ofProgram() {
        return OF_PROGRAM;
    }

    /** Reads modules from a folder of the user's. */
    public static SanyReader of(Path folder) {
        return new SanyReader(folder);
    }

    /**
     * Reads one module with all that it extends and instantiates.
     *
     * @param name without {@code .tla}
     * @throws SpecificationException with file, line and column, if there is no such module or it can't be parsed
     */
    public Module read(String name) {
        synchronized (SanyReader.class) { // the parser keeps state in static fields
            Module module = known.get(name);
            if (module == null) {
                module = parsed(name);
                if (folder == null) {
                    known.put(name, module);
                }
            }
            return module;
        }
    }

    private Module parsed(String name) {
        try (Scratch scratch = new Scratch()) {
            ModuleFiles files = new ModuleFiles(folder, scratch.folder());
            if (!name.matches("\\w+") || !files.resolve(name, true).isFile()) {
                throw new SpecificationException(
                        "there is no module " + name + " in " + (folder == null ? "the specification" : folder));
            }
            SpecObj parsed = CapturedOutput.of(() -> parse(name, files), said -> ParserMessages.of(name, said));
            return tree(parsed, files);
        }
    }

    private static SpecObj parse(String name, ModuleFiles files) {
        SpecObj specification = new SpecObj(name, files);
        int errors;
        try {
            errors = SANY.frontEndMain(specification, name, ToolIO.out);
        } catch (FrontEndException e) {
            throw new IllegalStateException(name + " can't be parsed", e);
        }
        if (errors != 0
                || hasErrors(specification)
                || specification.getExternalModuleTable() == null
                || specification.getExternalModuleTable().getRootModule() == null) {
            throw new IllegalStateException(name + " can't be parsed");
        }
        return specification;
    }

    /** The parser's own result says nothing of undefined names. */
    private static boolean hasErrors(SpecObj specification) {
        return Stream.of(
                        specification.getInitErrors(),
                        specification.getParseErrors(),
                        specification.getGlobalContextErrors(),
                        specification.getSemanticErrors())
                .anyMatch(each -> each != null && each.isFailure());
    }

    private static Module tree(SpecObj specification, ModuleFiles files) {
        ModuleNode root = specification.getExternalModuleTable().getRootModule();
        SanyExpressions expressions = new SanyExpressions(files);
        List<Definition> definitions = new ArrayList<>();
        for (OpDefNode definition : root.getOpDefs()) {
            String home =
                    definition.getOriginallyDefinedInModuleNode().getName().toString();
            if (definition.getBody() != null && !files.isStandardModule(home)) {
                definitions.add(expressions.definition(definition));
            }
        }
        List<Module.Fact> assumptions = new ArrayList<>();
        for (AssumeNode assumption : root.getAssumptions()) {
            Expression body = expressions.read(assumption.getAssume());
            String name = assumption.getDef() == null
                    ? ""
                    : assumption.getDef().getName().toString();
            assumptions.add(new Module.Fact(name, body, body.place()));
        }
        List<Module.Fact> theorems = new ArrayList<>();
        for (TheoremNode theorem : root.getTheorems()) {
            Expression body = expressions.read(theorem.getTheorem());
            String name = theorem.getDef() == null
                    ? body.place().toString()
                    : theorem.getName().toString();
            theorems.add(new Module.Fact(name, body, body.place()));
        }
        return new Module(
                root.getName().toString(),
                modules(specification, files),
                names(root.getConstantDecls()),
                names(root.getVariableDecls()),
                definitions,
                assumptions,
                theorems);
    }

    private static List<String> modules(SpecObj specification, ModuleFiles files) {
        List<String> names = new ArrayList<>();
        names.add(
                specification.getExternalModuleTable().getRootModule().getName().toString());
        for (ParseUnit unit : specification.parseUnitContext.values()) {
            if (!files.isStandardModule(unit.getName()) && !names.contains(unit.getName())) {
                names.add(unit.getName());
            }
        }
        names.subList(1, names.size()).sort(null);
        return names;
    }

    private static List<String> names(OpDeclNode[] declarations) {
        return Arrays.stream(declarations) // the parser lists them by hash
                .sorted(Comparator.comparing((OpDeclNode declaration) ->
                                declaration.getLocation().source())
                        .thenComparing(SemanticNode::getLocation))
                .map(declaration -> declaration.getName().toString())
                .toList();
    }
}
