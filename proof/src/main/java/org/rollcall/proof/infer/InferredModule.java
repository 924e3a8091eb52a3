package org.rollcall.proof.infer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.proof.Obligation;
import org.rollcall.proof.Outcome;
import org.rollcall.proof.Proof;
import org.rollcall.proof.Prover;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.SanyReader;
import org.rollcall.spec.tla.Scratch;
import org.rollcall.spec.tla.SourceText;
import org.rollcall.spec.tla.TlaTools;

/** Found clauses as a module of their own, with the theorems of the module that they were found for. */
final class InferredModule {
    private static final String PREFIX = "Inferred";

    private final TlaTools tools;
    private final Module module;
    private final Map<String, Cube> named = new LinkedHashMap<>();
    private final Map<String, Cube> clauses = new LinkedHashMap<>();

    InferredModule(TlaTools tools, Module module, List<Cube> found) {
        this.tools = tools;
        this.module = module;
        for (Cube cube : found) {
            if (module.definition(cube.text()).isPresent()) {
                named.put(cube.text(), cube);
            } else {
                clauses.put(unused(name(cube)), cube);
            }
        }
    }

    private String unused(String wanted) {
        String name = wanted;
        for (int number = 2; clauses.containsKey(name) || isTaken(name); number++) {
            name = wanted + number;
        }
        return name;
    }

    private boolean isTaken(String name) {
        return module.definition(name).isPresent()
                || module.theorems().stream().anyMatch(theorem -> theorem.name().equals(name));
    }

    /** Of the variables that it speaks of, in the order of the clause: {@code AskedSentHeard}. */
    private String name(Cube cube) {
        Set<String> words = new LinkedHashSet<>(Variables.of(cube.clause()));
        words.retainAll(module.variables());
        return words.isEmpty()
                ? "Constants"
                : words.stream()
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
    }

    String name() {
        return module.name().replaceFirst("Proof$", "") + PREFIX;
    }

    /** The text, line by line. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("---- MODULE " + name() + " ----");
        lines.add("(* Found by `rollcall prove --infer " + module.name() + "`. *)");
        lines.add("EXTENDS " + module.name());
        clauses.forEach((name, cube) -> {
            lines.add("");
            lines.add(name + " ==");
            lines.add("  " + cube.text());
        });
        lines.add("");
        lines.add(PREFIX + " ==");
        lines.add("  /\\ TypeOK");
        named.keySet().forEach(name -> lines.add("  /\\ " + name));
        clauses.keySet().forEach(name -> lines.add("  /\\ " + name));
        lines.add("");
        lines.add("THEOREM " + PREFIX + "Initially == Init => " + PREFIX);
        lines.add("THEOREM " + PREFIX + "Inductive == " + PREFIX + " /\\ Next => " + PREFIX + "'");
        theorems().forEach(theorem -> lines.addAll(theorem(theorem)));
        lines.add("====");
        return lines;
    }

    /** The names of the theorems of the module that the clauses give. */
    List<String> theorems() {
        Set<String> wanted = Goal.theorems(module);
        return module.theorems().stream()
                .map(Module.Fact::name)
                .filter(wanted::contains)
                .toList();
    }

    private List<String> theorem(String name) {
        Expression body = module.theorems().stream()
                .filter(fact -> fact.name().equals(name))
                .findFirst()
                .orElseThrow()
                .body();
        return new SourceText(tools)
                .theorem(body.place().module(), name).stream()
                        .filter(line -> !line.startsWith("(*"))
                        .map(line -> line.replace("THEOREM " + name + " ", "THEOREM " + PREFIX + name + " "))
                        .map(line -> line.replaceAll("\\b" + Goal.INVARIANT + "\\b", PREFIX))
                        .toList();
    }

    /** What the ordinary prover says of the text, read anew, up to the first obligation that is not proved. */
    List<Outcome> proved() {
        try (Scratch scratch = new Scratch()) {
            module.files().forEach(file -> scratch.write(file + ".tla", tools.text(file + ".tla")));
            scratch.write(name() + ".tla", String.join("\n", lines()) + "\n");
            Module inferred = SanyReader.of(scratch.folder()).read(name());
            List<Outcome> outcomes = new ArrayList<>();
            try (Prover prover = Prover.quick(inferred)) {
                for (Obligation obligation : new Proof(inferred, Set.of()).obligations()) {
                    if (isOwn(obligation)) {
                        outcomes.add(prover.prove(obligation));
                        if (!(outcomes.get(outcomes.size() - 1) instanceof Outcome.Proved)) {
                            return outcomes;
                        }
                    }
                }
            }
            return outcomes;
        }
    }

    /** The clause that an obligation concludes. */
    Optional<Cube> concluded(Obligation obligation) {
        return obligation.conclusion().expression() instanceof Expression.Call call
                ? Optional.ofNullable(named.getOrDefault(
                        call.definition().name(), clauses.get(call.definition().name())))
                : Optional.empty();
    }

    private static boolean isOwn(Obligation obligation) {
        return obligation.theorem().startsWith(PREFIX);
    }
}
