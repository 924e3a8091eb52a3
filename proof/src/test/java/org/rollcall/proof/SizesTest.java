package org.rollcall.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.z3.ArithExpr;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.IntSort;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.SanyReader;

/** What the solver is told of numbers of elements is true of all sets of few CPUs, and enough for what the bridge counts. */
class SizesTest {
    private static final int CPUS = 3;

    @TempDir
    private Path folder;

    private Module module(String claim) throws IOException {
        Files.writeString(
                folder.resolve("M.tla"),
                String.join(
                        "\n",
                        "---- MODULE M ----",
                        "EXTENDS Naturals, FiniteSets",
                        "CONSTANTS CPU, None",
                        "VARIABLES a, b, whole, c",
                        "TypeOK == a \\subseteq CPU /\\ b \\subseteq CPU /\\ whole \\subseteq CPU /\\ c \\in CPU",
                        "Apart == a \\cap b = {} /\\ a \\cup b \\subseteq whole",
                        "Count == Cardinality(a)",
                        "Claim == " + claim,
                        "THEOREM Holds == TypeOK => Claim",
                        "===="));
        return SanyReader.of(folder).read("M");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cardinality(a) = 0 <=> a = {}",
                "a' = a => Count' = Count",
                "a' = a \\cup {c} /\\ c \\notin a => Count' = Count + 1",
                "a' = a \\ {c} /\\ c \\in a => Count' = Count - 1",
                "Cardinality({x \\in a : x # c}) <= Cardinality(a)",
                "a \\subseteq b /\\ Cardinality(a) = Cardinality(b) => a = b",
                "Apart => Cardinality(a) + Cardinality(b) <= Cardinality(whole)",
                "Apart /\\ Cardinality(a) + Cardinality(b) = Cardinality(whole) => whole = a \\cup b",
                "Apart /\\ whole = a \\cup b => Cardinality(a) + Cardinality(b) = Cardinality(whole)",
                "a \\cap b = {} /\\ Cardinality(a) + Cardinality(b) = Cardinality(CPU) => c \\in a \\cup b"
            })
    void whatTheBridgeCountsIsProved(String claim) throws IOException {
        assertThat(new Proof(module(claim), Set.of()).run()).hasOnlyElementsOfType(Outcome.Proved.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cardinality(a) = 0",
                "a \\subseteq b => Cardinality(a) = Cardinality(b)",
                "a' = a \\cup {c} => Count' = Count + 1",
                "Cardinality(a) <= Cardinality(b) => a \\subseteq b",
                "a \\cup b \\subseteq whole => Cardinality(a) + Cardinality(b) <= Cardinality(whole)",
                "a \\cap b = {} => Cardinality(a) + Cardinality(b) <= Cardinality(whole)",
                "Apart => Cardinality(a) + Cardinality(b) = Cardinality(whole)"
            })
    void whatIsFalseIsRefuted(String claim) throws IOException {
        assertThat(new Proof(module(claim), Set.of()).run()).hasOnlyElementsOfType(Outcome.Refuted.class);
    }

    /** What is counted in other claims is not spoken of. */
    @Test
    void aClaimIsToldOfItsOwnSetsAlone() throws IOException {
        Module module = module("Cardinality(a) = Cardinality(b) /\\ Cardinality(whole) = 1");
        Expression.Operation both =
                (Expression.Operation) module.required("Claim").body();
        try (Prover prover = new Prover(module, Set.of())) {
            Claim pair = new Claim(both.operands().get(0), false);
            Claim one = new Claim(both.operands().get(1), false);
            assertThat(prover.formulas(one)).hasSize(1);
            assertThat(prover.formulas(pair)).hasSize(3);
            assertThat(prover.formulas(new Claim(both, false))).hasSize(10);
        }
    }

    /** Whichever sets there are: with their numbers of elements all that is said can be true. */
    @Test
    void whatIsSaidIsTrue() throws IOException {
        Module module = module("Cardinality(a) + Cardinality(b) = Cardinality(whole)");
        try (Prover prover = Prover.bounded(module, CPUS)) {
            Context z3 = prover.vocabulary().context();
            List<BoolExpr> claim =
                    prover.formulas(new Claim(module.required("Claim").body(), false));
            Solver solver = prover.solver();
            solver.add(claim.subList(1, claim.size()).toArray(BoolExpr[]::new));
            Expr<?> element =
                    z3.mkConst(Sizes.ELEMENT, prover.vocabulary().sorts().cpuSort());
            List<BoolExpr> members = new ArrayList<>();
            List<Expr<?>> all = prover.vocabulary().sorts().universe(Kind.A_CPU);
            prover.translator().sizes().counted().forEach((number, member) -> {
                BoolExpr[] each = all.stream()
                        .map(cpu -> (BoolExpr) member.substitute(element, cpu))
                        .toArray(BoolExpr[]::new);
                BoolExpr noneIsNoCpu = z3.mkNot(each[0]);
                solver.add(new BoolExpr[] {noneIsNoCpu, z3.mkEq(z3.mkIntConst(number), counted(z3, each))});
                members.addAll(List.of(each).subList(1, each.length));
            });
            assertThat(members).hasSize(3 * CPUS);
            for (int sets = 0; sets < 1 << members.size(); sets++) {
                BoolExpr[] these = new BoolExpr[members.size()];
                for (int i = 0; i < these.length; i++) {
                    these[i] = (sets >> i & 1) == 1 ? members.get(i) : z3.mkNot(members.get(i));
                }
                assertThat(solver.check(these)).as("%s", List.of(these)).isEqualTo(Status.SATISFIABLE);
            }
        }
    }

    private static ArithExpr<IntSort> counted(Context z3, BoolExpr[] members) {
        ArithExpr<IntSort> sum = z3.mkInt(0);
        for (BoolExpr member : members) {
            sum = z3.mkAdd(sum, z3.mkITE(member, z3.mkInt(1), z3.mkInt(0)));
        }
        return sum;
    }
}
