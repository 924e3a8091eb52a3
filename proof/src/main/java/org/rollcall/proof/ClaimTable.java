package org.rollcall.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.spec.Expectation;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.Specification;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.TlaTools;

/**
 * What is claimed of IpiNmi beside the theorems: the models that show a finding, and their twins, in which it does not
 * show, each with what it lacks of what the theorem assumes.
 */
final class ClaimTable {
    /** A property of IpiNmi and a theorem that gives it. */
    private record Claim(String property, String theorem) {}

    /** IpiNmiRefines says that the theorem implies the property. */
    private static final List<Claim> CLAIMS = List.of(
            new Claim("Bt_NoMiss_all", "Backtrace"),
            new Claim("Bt_NoMiss", "Backtrace"),
            new Claim("Bt_NoMiss_all", "BacktraceByEvent"),
            new Claim("Bt_NoMiss", "BacktraceByEvent"),
            new Claim("Bt_NoMiss_all", "BacktraceByCall"),
            new Claim("Bt_NoMiss", "BacktraceByCall"),
            new Claim("Bt_Truthful", "Answered"),
            new Claim("Kg_NoTimeout", "NoTimeout"),
            new Claim("Kg_NoTimeout", "NoTimeoutByCall"),
            new Claim("Fb_Coming", "ShowsCome"),
            new Claim("Fb_NoWedge", "NoWedge"),
            new Claim("Kg_NoMiss_nmi", "Roundup"),
            new Claim("Kg_NoMiss_weak", "Weak"),
            new Claim("Kg_NoMiss_strong", "Strong"),
            new Claim("Kg_NoMiss_strong", "StrongInTime"));

    /** Without it no theorem says anything of IpiNmi. */
    private static final String BRIDGE = "InFragment";

    private static final String MODULE = "IpiNmiRefines";
    private static final String MODELS = "MCIpiNmi";
    private static final String NO_MUTATION = "none";

    private final TlaTools tools;
    private final Map<Model, Set<String>> lacking = new HashMap<>();

    ClaimTable(TlaTools tools) {
        this.tools = tools;
    }

    /**
     * The table.
     *
     * @param proofs the module IpiNmiProof
     * @throws SpecificationException if a property fails where a theorem says that it holds
     */
    List<String> lines(Module proofs) {
        List<String> lines = new ArrayList<>();
        lines.add("| property | theorem | not met | fails in | holds in |");
        lines.add("|---|---|---|---|---|");
        for (Claim claim : CLAIMS) {
            rows(proofs, claim)
                    .forEach((lacks, models) -> lines.add("| `" + claim.property() + "` | `" + claim.theorem() + "` | "
                            + lacks + " | " + named(models, false) + " | " + named(models, true) + " |"));
        }
        return lines;
    }

    private SortedMap<String, List<Model>> rows(Module proofs, Claim claim) {
        Module.Fact theorem = proofs.theorems().stream()
                .filter(each -> each.name().equals(claim.theorem()))
                .findFirst()
                .orElseThrow();
        Set<String> assumed = Assumed.by(proofs, theorem);
        SortedMap<String, List<Model>> rows = new TreeMap<>();
        for (Model model : shown(claim.property())) {
            String lacks = Stream.concat(Stream.of(BRIDGE), assumed.stream())
                    .filter(lacking(proofs, model)::contains)
                    .map(each -> "`" + each + "`")
                    .collect(Collectors.joining(", "));
            if (lacks.isEmpty() && !holds(model)) {
                throw new SpecificationException(model.name() + " meets all that the theorem " + claim.theorem()
                        + " assumes, and " + model.property() + " fails in it");
            }
            rows.computeIfAbsent(lacks.isEmpty() ? "nothing" : lacks, key -> new ArrayList<>())
                    .add(model);
        }
        return rows;
    }

    /** The models of a finding, and their twins. */
    private static List<Model> shown(String property) {
        List<Model> all = Manifest.ofProgram().models();
        Set<String> twins = all.stream()
                .filter(model -> !holds(model))
                .flatMap(model -> Stream.ofNullable(model.twin()))
                .collect(Collectors.toCollection(HashSet::new));
        return all.stream()
                .filter(model -> model.module().equals(MODELS)
                        && model.property().equals(property)
                        && model.mutation().equals(NO_MUTATION)
                        && !model.witness()
                        && (!model.findings().isEmpty() || twins.contains(model.name())))
                .toList();
    }

    private static boolean holds(Model model) {
        return model.expect() instanceof Expectation.Holds;
    }

    private Set<String> lacking(Module proofs, Model model) {
        return lacking.computeIfAbsent(model, key -> {
            try (Specification specification = tools.open(MODULE, model.name(), tools.configuration(model))) {
                SpecState any = specification.initialStates().get(0);
                return Stream.concat(
                                Stream.of(BRIDGE),
                                Proof.assumptions(proofs).stream().map(each -> "FR!" + each))
                        .filter(each -> !specification.holds(each, any))
                        .map(each -> each.replace("FR!", ""))
                        .collect(Collectors.toSet());
            }
        });
    }

    private static String named(List<Model> models, boolean holding) {
        return models.stream()
                .filter(model -> holds(model) == holding)
                .map(model -> "`" + model.name() + "`"
                        + (model.findings().isEmpty() ? "" : " (" + String.join(", ", model.findings()) + ")"))
                .collect(Collectors.joining(", "));
    }
}
