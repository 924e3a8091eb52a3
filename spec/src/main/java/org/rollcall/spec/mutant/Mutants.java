package org.rollcall.spec.mutant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.rollcall.spec.syntax.Children;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;

/** All mutants of a specification: each definition that its steps or its initial states are made of, with each small fault. */
public final class Mutants {
    private static final List<String> ROOTS = List.of("Init", "Next");

    private final Module module;
    private final UnaryOperator<String> text;

    /**
     * @param module the root module
     * @param text the source of a module by its name
     */
    public Mutants(Module module, UnaryOperator<String> text) {
        this.module = module;
        this.text = text;
    }

    /** In the order of the source. */
    public List<Mutant> all() {
        List<Definition> roots = ROOTS.stream().map(module::required).toList();
        Set<Definition> reached = new LinkedHashSet<>();
        roots.forEach(root -> reach(root, reached));
        Vocabulary vocabulary = new Vocabulary(module, roots);
        Formulas formulas = new Formulas();
        Map<String, SourceText> sources = new HashMap<>();
        Map<String, Mutant> mutants = new LinkedHashMap<>();
        for (Definition definition : module.definitions()) {
            if (!reached.contains(definition) || definition.name().equals("Next") || isInstantiated(definition)) {
                continue;
            }
            String home = definition.place().module();
            SourceText source = sources.computeIfAbsent(home, name -> new SourceText(text.apply(name)));
            for (Edit edit : new Faults(source, formulas, vocabulary).of(definition)) {
                add(mutants, definition, source, edit);
            }
        }
        return new ArrayList<>(mutants.values());
    }

    /** The module of a mutant with its change: a specification that can be read without the others. */
    public String text(Mutant mutant) {
        return new SourceText(text.apply(mutant.module()))
                .with(module.required(mutant.operator()).place(), mutant.definition(mutant.operator()));
    }

    /** Its words stand in the module that is instantiated, and its place is that of the INSTANCE. */
    private static boolean isInstantiated(Definition definition) {
        return definition.name().contains("!");
    }

    private static void add(Map<String, Mutant> mutants, Definition definition, SourceText source, Edit edit) {
        String old = source.words(edit.place());
        String changed = edit.keeps() ? edit.opening() + old + edit.closing() : edit.opening();
        if (changed.equals(old)) {
            return;
        }
        String name = definition.name() + ": " + edit.kind() + ": " + old + " -> " + changed;
        String numbered = name;
        for (int i = 2; mutants.containsKey(numbered); i++) {
            numbered = name + " (" + i + ")";
        }
        mutants.put(
                numbered,
                new Mutant(
                        definition.place().module(),
                        definition.name(),
                        numbered,
                        source.definition(definition.place(), definition.name(), edit.bound())));
    }

    private static void reach(Definition definition, Set<Definition> reached) {
        if (definition.closed() && !reached.add(definition)) {
            return;
        }
        reach(definition.body(), reached);
    }

    private static void reach(Expression expression, Set<Definition> reached) {
        if (expression instanceof Expression.Call call) {
            reach(call.definition(), reached);
        }
        Children.of(expression).forEach(child -> reach(child, reached));
    }
}
