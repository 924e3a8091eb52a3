package org.rollcall.spec.tla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.syntax.Place;

/** What the parser's graph becomes: the same expression, or {@code Unknown} with its place. Never another expression. */
class SanyReaderTest {
    @TempDir
    private Path folder;

    private Module module(String... lines) {
        write("M", lines);
        return SanyReader.of(folder).read("M");
    }

    private void write(String name, String... lines) {
        try {
            Files.writeString(
                    folder.resolve(name + ".tla"),
                    "---- MODULE " + name + " ----\n" + String.join("\n", lines) + "\n====\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String body(Module module, String definition) {
        return Prefix.of(module.definition(definition).orElseThrow().body());
    }

    /** The expression as line 6 of a module, from column 6 on. */
    private String read(String expression) {
        return body(
                module(
                        "EXTENDS Naturals, Sequences, FiniteSets",
                        "CONSTANTS CPU, Other, Many(_)",
                        "VARIABLES x, f",
                        "Pair(a, b) == a = b",
                        "E == " + expression),
                "E");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\0', textBlock = """
            TRUE                                        ; true
            FALSE                                       ; false
            "idle"                                      ; 'idle'
            CPU                                         ; CPU
            x                                           ; x
            x = x /\\ x # f                             ; AND(EQUAL(x, x), UNEQUAL(x, f))
            x = x \\/ ~(x = f)                          ; OR(EQUAL(x, x), NOT(EQUAL(x, f)))
            (x /= f)                                    ; UNEQUAL(x, f)
            x = f => f = x                              ; IMPLIES(EQUAL(x, f), EQUAL(f, x))
            x = f <=> f = x                             ; EQUIVALENT(EQUAL(x, f), EQUAL(f, x))
            x = f \\equiv f = x                         ; EQUIVALENT(EQUAL(x, f), EQUAL(f, x))
            x \\in CPU                                  ; IN(x, CPU)
            x \\notin CPU                               ; NOT_IN(x, CPU)
            x \\subseteq CPU                            ; SUBSET_OF(x, CPU)
            x \\cup CPU                                 ; UNION(x, CPU)
            x \\union CPU                               ; UNION(x, CPU)
            x \\cap CPU                                 ; INTERSECTION(x, CPU)
            x \\intersect CPU                           ; INTERSECTION(x, CPU)
            x \\ CPU                                    ; DIFFERENCE(x, CPU)
            x \\in SUBSET CPU                           ; IN(x, POWER_SET(CPU))
            x \\in BOOLEAN                              ; IN(x, BOOLEAN)
            x = {}                                      ; EQUAL(x, ENUMERATION)
            x \\in {"a", "b"}                           ; IN(x, ENUMERATION('a', 'b'))
            <<x, f>>                                    ; TUPLE(x, f)
            f \\in [CPU -> BOOLEAN]                     ; IN(f, FUNCTION_SET(CPU, BOOLEAN))
            f[x]                                        ; AT(f, x)
            IF x = f THEN x ELSE f                      ; IF(EQUAL(x, f), x, f)
            x' = f                                      ; EQUAL(PRIME(x), f)
            (x = f)'                                    ; PRIME(EQUAL(x, f))
            UNCHANGED x                                 ; UNCHANGED(x)
            UNCHANGED <<x, f>>                          ; UNCHANGED(TUPLE(x, f))
            [x' = f]_x                                  ; STEP_OR_STUTTER(EQUAL(PRIME(x), f), x)
            ENABLED (x' = f)                            ; ENABLED(EQUAL(PRIME(x), f))
            \\A c \\in CPU : c = x                      ; all[c in CPU] EQUAL(?c, x)
            \\E c, d \\in CPU, e \\in x : c = d         ; some[c in CPU, d in CPU, e in x] EQUAL(?c, ?d)
            {c \\in CPU : c = x}                        ; filter[c in CPU] EQUAL(?c, x)
            [c \\in CPU |-> x]                          ; map[c in CPU] x
            [f EXCEPT ![x] = @ \\cup CPU, ![f] = x]     ; except(f, x: UNION(@, CPU), f: x)
            CASE x = f -> x [] x # f -> f [] OTHER -> x ; case(EQUAL(x, f): x, UNEQUAL(x, f): f, x)
            Pair(x, f')                                 ; Pair(x, PRIME(f))
            LET y == x = f IN y                         ; let y
            LET y(a) == a = f IN y(x)                   ; let y(x)
            lab :: x = f                                ; EQUAL(x, f)
            """)
    void eachConstructThatTheTreeHas(String expression, String tree) {
        assertThat(read(expression)).isEqualTo(tree);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\0', textBlock = """
            x = 1                                 ; EQUAL(x, 1)
            x + f                                 ; unknown + at M.tla:6:6
            Cardinality(x) = x                    ; EQUAL(unknown Cardinality at M.tla:6:6, x)
            Append(x, f)                          ; unknown Append at M.tla:6:6
            Many(x)                               ; unknown the operator constant Many at M.tla:6:6
            CHOOSE c \\in CPU : c = x             ; unknown $BoundedChoose at M.tla:6:6
            \\A c : c = x                         ; unknown $UnboundedForall at M.tla:6:6
            \\E c : c = x                         ; unknown $UnboundedExists at M.tla:6:6
            \\A <<c, d>> \\in x : c = d           ; all[c in unknown a tuple of bound names at M.tla:6:6, d in unknown a tuple of bound names at M.tla:6:6] EQUAL(?c, ?d)
            {<<c, d>> \\in x : c = d}             ; filter[c in unknown a tuple of bound names at M.tla:6:6] EQUAL(?c, ?d)
            {c = x : c \\in CPU}                  ; unknown $SetOfAll at M.tla:6:6
            UNION x                               ; unknown UNION at M.tla:6:6
            DOMAIN f                              ; unknown DOMAIN at M.tla:6:6
            CPU \\X CPU                           ; unknown $CartesianProd at M.tla:6:6
            [a |-> x]                             ; unknown $RcdConstructor at M.tla:6:6
            [a : CPU]                             ; unknown $SetOfRcds at M.tla:6:6
            x.a                                   ; unknown $RcdSelect at M.tla:6:6
            [c \\in CPU, d \\in CPU |-> x]        ; unknown a function of several arguments at M.tla:6:6
            [f EXCEPT ![x][x] = x]                ; unknown EXCEPT below the first level at M.tla:6:6
            CASE x = f -> x                       ; unknown CASE without OTHER at M.tla:6:6
            []x                                   ; unknown [] at M.tla:6:6
            <>x                                   ; unknown <> at M.tla:6:6
            WF_x(x' = f)                          ; unknown $WF at M.tla:6:6
            <<x' = f>>_x                          ; unknown $AngleAct at M.tla:6:6
            (x' = f) \\cdot (x' = f)              ; unknown \\cdot at M.tla:6:6
            """)
    void eachConstructThatItHasNotIsUnknownAtItsPlace(String expression, String tree) {
        assertThat(read(expression)).isEqualTo(tree);
    }

    @Test
    void whatIsUnknownIsToldWhereverItStands() {
        Module module = module("VARIABLE x", "Deep ==", "  /\\ x", "  /\\ LET y == {x}", "     IN x = 12");
        assertThat(body(module, "Deep")).isEqualTo("AND(x, EQUAL(x, 12))");
    }

    @Test
    void operatorsAsParametersAndRecursionAreUnknown() {
        Module module = module(
                "VARIABLE x",
                "Apply(Op(_), a) == Op(a)",
                "Same(a) == a",
                "A == Apply(Same, x)",
                "RECURSIVE R(_)",
                "R(a) == R(a)",
                "f[a \\in {x}] == a");
        assertThat(body(module, "Apply")).isEqualTo("unknown the operator parameter Op at M.tla:3:20");
        assertThat(body(module, "A")).isEqualTo("Apply(unknown OpArg at M.tla:5:12, x)");
        assertThat(body(module, "R")).isEqualTo("unknown R at M.tla:7:9");
        assertThat(body(module, "f")).startsWith("unknown $NonRecursiveFcnSpec at M.tla:8:");
    }

    @Test
    void eachNodeKnowsItsPlace() {
        Module module = module("VARIABLES x, y", "B == x # y", "A ==", "  \\/ x = y", "  \\/ B");
        Expression.Operation or =
                (Expression.Operation) module.definition("A").orElseThrow().body();
        Expression.Operation equal = (Expression.Operation) or.operands().get(0);
        assertThat(or.place()).isEqualTo(new Place("M", 5, 3, 6, 6));
        assertThat(equal.place()).isEqualTo(new Place("M", 5, 6, 5, 10));
        assertThat(equal.operands().get(1).place()).hasToString("M.tla:5:10");
        assertThat(or.operands().get(1).place()).hasToString("M.tla:6:6");
        assertThat(module.definition("B").orElseThrow()).hasToString("B at M.tla:3:1");
    }

    @Test
    void namesThatAreWrittenAlikeAreDifferent() {
        Module module = module("CONSTANT S", "A == (\\A c \\in S : c = c) /\\ (\\E c \\in S : c = c)");
        Expression.Operation and =
                (Expression.Operation) module.definition("A").orElseThrow().body();
        Expression.Quantified first = (Expression.Quantified) and.operands().get(0);
        Expression.Quantified second = (Expression.Quantified) and.operands().get(1);
        assertThat(first.bounds().get(0).name())
                .isNotEqualTo(second.bounds().get(0).name())
                .hasToString("c");
        assertThat(((Expression.Operation) first.body()).operands())
                .allSatisfy(operand -> assertThat(((Expression.Local) operand).name())
                        .isEqualTo(first.bounds().get(0).name()));
    }

    @Test
    void aDefinitionIsReadOnce() {
        Module module = module("VARIABLE x", "Busy == x", "A == Busy /\\ Busy", "B == LET l == x IN l");
        Expression.Operation and =
                (Expression.Operation) module.definition("A").orElseThrow().body();
        Definition busy = module.definition("Busy").orElseThrow();
        assertThat(and.operands())
                .hasSize(2)
                .allSatisfy(operand ->
                        assertThat(((Expression.Call) operand).definition()).isSameAs(busy));
        assertThat(busy.closed()).isTrue();
        assertThat(((Expression.Call) module.definition("B").orElseThrow().body())
                        .definition()
                        .closed())
                .isFalse();
    }

    @Test
    void anInstanceKeepsWhatItsNamesStandFor() {
        write("Inner", "CONSTANT K", "VARIABLE v", "Op(a) == v = K /\\ a", "Step == v' = K");
        Module module = module(
                "CONSTANT CPU",
                "VARIABLE x",
                "I == INSTANCE Inner WITH K <- CPU, v <- {x}",
                "A == I!Op(x)",
                "B == I!Step");
        assertThat(body(module, "A")).isEqualTo("I!Op(x)");
        assertThat(body(module, "I!Op")).isEqualTo("instance(K: CPU, v: ENUMERATION(x), AND(EQUAL(v, K), ?a))");
        assertThat(body(module, "I!Step")).isEqualTo("instance(K: CPU, v: ENUMERATION(x), EQUAL(PRIME(v), K))");
        assertThat(module.files()).containsExactly("M", "Inner");
    }

    @Test
    void aModuleHasWhatItExtendsAndNamesStayInTheOrderOfTheSource() {
        write("Base", "EXTENDS Naturals", "CONSTANTS Z, A", "VARIABLE v", "ASSUME Z \\in A", "Base1 == v");
        Module module = module(
                "EXTENDS Base",
                "CONSTANT K",
                "VARIABLES z, a",
                "ASSUME KOK == K \\in BOOLEAN",
                "Mine == z",
                "THEOREM Named == Mine => Base1",
                "THEOREM Mine => Mine");
        assertThat(module.constants()).containsExactly("Z", "A", "K");
        assertThat(module.variables()).containsExactly("v", "z", "a");
        assertThat(module.definitions()).extracting(Definition::name).containsExactly("Base1", "Mine");
        assertThat(module.assumptions()).extracting(Module.Fact::name).containsExactlyInAnyOrder("", "KOK");
        assertThat(module.theorems()).extracting(Module.Fact::name).containsExactly("Named", "M.tla:8:9");
        assertThat(Prefix.of(module.theorems().get(0).body())).isEqualTo("IMPLIES(Mine, Base1)");
        assertThat(module.theorems().get(0).place()).hasToString("M.tla:7:18");
        assertThat(module.files()).containsExactly("M", "Base");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\0', textBlock = """
            A == x /\\ y             ; M.tla:3:11: Unknown operator: `y'.
            A == (x                  ; M.tla:4:1: unexpected ====
            A = x                    ; M.tla:3:1: unexpected A
            A == x \u00a7 x            ; M.tla:3:8: a character that TLA+ does not have
            INSTANCE Absent          ; M.tla: there is no module Absent, which it extends or instantiates
            A == x =                 ; M.tla:4:1: unexpected ====
            """)
    void aModuleThatIsWrongIsRefusedWithThePlace(String line, String message) {
        assertThatThrownBy(() -> module("VARIABLE x", line))
                .isInstanceOf(SpecificationException.class)
                .hasMessage(message);
    }

    @Test
    void everyErrorHasALine() {
        assertThatThrownBy(() -> module("A == x", "B == y"))
                .hasMessage("M.tla:2:6: Unknown operator: `x'.\nM.tla:3:6: Unknown operator: `y'.");
    }

    @Test
    void whatIsNoModuleIsRefused() throws IOException {
        assertThatThrownBy(() -> SanyReader.of(folder).read("Absent"))
                .isInstanceOf(SpecificationException.class)
                .hasMessage("there is no module Absent in " + folder);
        write("Other");
        Files.move(folder.resolve("Other.tla"), folder.resolve("M.tla"));
        assertThatThrownBy(() -> SanyReader.of(folder).read("M"))
                .hasMessage("M.tla: the module in it is called Other; the names must be the same");
    }

    /** Bytes from nowhere, text of another kind, a module cut off: the place and a reason, of the module that is wrong. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void bytesAreRefusedWithThePlace(int seed) throws IOException {
        Random random = new Random(seed);
        byte[] bytes = new byte[seed * 200];
        random.nextBytes(bytes);
        if (seed % 2 == 1) { // after a beginning that is right
            byte[] beginning = "---- MODULE M ----\nVARIABLE x\nA == x".getBytes(StandardCharsets.UTF_8);
            System.arraycopy(beginning, 0, bytes, 0, beginning.length);
        }
        Files.write(folder.resolve("M.tla"), bytes);
        assertThatThrownBy(() -> SanyReader.of(folder).read("M"))
                .isInstanceOf(SpecificationException.class)
                .message()
                .matches("M\\.tla:\\d+:\\d+: .+");
        write("Root", "EXTENDS M");
        assertThatThrownBy(() -> SanyReader.of(folder).read("Root"))
                .isInstanceOf(SpecificationException.class)
                .message()
                .matches("M\\.tla:\\d+:\\d+: .+");
    }
}
