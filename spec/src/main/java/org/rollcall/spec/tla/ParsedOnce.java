package org.rollcall.spec.tla;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tla2sany.drivers.FrontEndException;
import tla2sany.drivers.SANY;
import tla2sany.modanalyzer.SpecObj;
import tla2sany.semantic.ExternalModuleTable;
import tla2sany.semantic.ModuleNode;
import tla2sany.semantic.SymbolNode;
import tlc2.tool.ITool;

/**
 * The tools' parser as their evaluator calls it, see {@link IsolatedLoader}. Models of one module differ in their
 * configurations only, so the tree of the last specification serves the next one if no file of it has changed: what the
 * evaluator hung on its nodes is taken off. Lives in the class loader of its tools, which serves one specification at a time.
 */
public final class ParsedOnce {
    private static @Nullable ParsedOnce last;

    private final SpecObj specification;
    private final Map<String, String> texts = new HashMap<>();

    private ParsedOnce(SpecObj specification) {
        this.specification = specification;
        specification.getModuleNames().forEach(module -> texts.put(module, text(specification, module)));
    }

    private static String text(SpecObj specification, String module) {
        try {
            return Files.readString(
                    specification.getResolver().resolve(module, true).toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In place of {@link SANY#frontEndMain}. */
    public static int frontEndMain(SpecObj specification, String module, PrintStream out) throws FrontEndException {
        LevelsOnce.Known.forget();
        ParsedOnce parsed = last;
        if (parsed != null && parsed.serves(specification)) {
            parsed.giveTo(specification);
            return 0;
        }
        last = null;
        int end = SANY.frontEndMain(specification, module, out);
        if (end == 0) {
            last = new ParsedOnce(specification);
        }
        return end;
    }

    private boolean serves(SpecObj other) {
        return specification.getFileName().equals(other.getFileName())
                && texts.entrySet().stream().allMatch(entry -> entry.getValue().equals(text(other, entry.getKey())));
    }

    private void giveTo(SpecObj other) {
        ExternalModuleTable from = specification.getExternalModuleTable();
        ExternalModuleTable to = other.getExternalModuleTable();
        to.moduleHashTable = from.moduleHashTable;
        to.moduleNodeVector = from.moduleNodeVector;
        to.rootModule = from.rootModule;
        other.parseUnitContext = specification.parseUnitContext;
        other.semanticAnalysisVector = specification.semanticAnalysisVector;
    }

    /** Takes off the tree what this tool hung on it: constants' values, operators that stand in for others. */
    static void leave(ITool tool) {
        if (last != null) {
            for (ModuleNode module : last.specification.getExternalModuleTable().getModuleNodes()) {
                leave(tool, module);
            }
        }
    }

    private static void leave(ITool tool, ModuleNode module) {
        Stream.<SymbolNode[]>of(module.getConstantDecls(), module.getOpDefs())
                .flatMap(Arrays::stream)
                .forEach(node -> node.setToolObject(tool.getId(), null));
        Arrays.stream(module.getInnerModules()).forEach(inner -> leave(tool, inner));
    }
}
