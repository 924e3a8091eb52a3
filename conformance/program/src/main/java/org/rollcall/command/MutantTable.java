package org.rollcall.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rollcall.spec.mutant.Equivalents;
import org.rollcall.spec.mutant.Fate;
import org.rollcall.spec.mutant.Mutant;
import org.rollcall.spec.mutant.Verdict;

/** Which property finds how many mutants, which mutants nothing finds, and what finds each of the others. */
final class MutantTable {
    private static final String REFUSED = "(the tools refuse it)";

    private final PrintWriter out;
    private final Equivalents equivalents;
    private final List<Mutant> all = new ArrayList<>();
    private final List<Fate> fates = new ArrayList<>();

    MutantTable(PrintWriter out, Equivalents equivalents) {
        this.out = out;
        this.equivalents = equivalents;
    }

    void add(List<Mutant> mutants, List<Fate> hunted) {
        all.addAll(mutants);
        fates.addAll(hunted);
    }

    /** Prints everything and says whether nothing survives that should not. */
    boolean print() {
        out.printf("%-24s %s%n", "property", "mutants found");
        found().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Integer> each) -> -each.getValue()))
                .forEach(each -> out.printf("%-24s %5d%n", each.getKey(), each.getValue()));
        List<Fate> survivors = fates.stream()
                .filter(fate -> !fate.found() && !equivalents.lists(fate.mutant()))
                .toList();
        survivors.forEach(this::survivor);
        List<String> problems = equivalents.problems(all, fates);
        problems.forEach(problem -> out.println("problem: " + problem));
        long found = fates.stream().filter(Fate::found).count();
        out.printf(
                "%d mutants of %d, %d found, %d equivalent by %s, %d survive%n",
                fates.size(),
                all.size(),
                found,
                fates.size() - found - survivors.size(),
                Equivalents.FILE,
                survivors.size());
        fates.stream()
                .filter(Fate::found)
                .sorted(Comparator.comparing(MutantTable::by))
                .forEach(fate ->
                        out.printf("%-24s %-26s %s%n", by(fate), fate.model().name(), fate.mutant()));
        return survivors.isEmpty() && problems.isEmpty();
    }

    private Map<String, Integer> found() {
        Map<String, Integer> found = new TreeMap<>();
        for (Fate fate : fates) {
            if (fate.found()) {
                found.merge(by(fate), 1, Integer::sum);
            }
        }
        return found;
    }

    private static String by(Fate fate) {
        return fate.verdict() instanceof Verdict.Killed killed ? killed.property() : REFUSED;
    }

    private void survivor(Fate fate) {
        out.println("survives: " + fate.mutant());
        out.println(
                fate.differs().isEmpty()
                        ? "  the same states and steps in all " + fate.asked().size() + " models that have its action"
                        : "  other states or steps in " + String.join(", ", fate.differs()));
    }
}
