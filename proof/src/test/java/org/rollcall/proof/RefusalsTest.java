package org.rollcall.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.SanyReader;

/** What the translator can't say exactly is refused with file, line and column. */
class RefusalsTest {
    @TempDir
    private Path folder;

    private Module module(String types, String claim) throws IOException {
        Files.writeString(
                folder.resolve("M.tla"),
                String.join(
                        "\n",
                        "---- MODULE M ----",
                        "EXTENDS Naturals, FiniteSets, Sequences",
                        "CONSTANTS CPU, None, Other",
                        "VARIABLES some, one, label, at, sets",
                        "ASSUME Other \\subseteq CPU",
                        "TypeOK == " + types,
                        "Move == one' = None /\\ (some' = some \\/ some' = {})",
                        "Twice == one' = None /\\ UNCHANGED <<one, some>>",
                        "Claim == " + claim,
                        "THEOREM Holds == TypeOK => Claim",
                        "===="));
        return SanyReader.of(folder).read("M");
    }

    private static final String TYPES =
            "some \\subseteq CPU /\\ one \\in CPU \\cup {None} /\\ label \\in {\"a\", \"b\"}"
                    + " /\\ at \\in [CPU -> {\"a\", \"b\"}] /\\ sets \\in [CPU -> SUBSET {\"a\", \"b\"}]";

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\0', textBlock = """
            Cardinality(sets[one]) < 2          ; M.tla:9:10: only sets of CPUs are counted
            \\A c \\in CPU : Cardinality(some \\ {c}) = 1 ; M.tla:9:25: the number of elements of a set that depends on a bound name
            some < 2                            ; M.tla:9:10: not a CPU, a string or a Boolean
            label < 2                           ; M.tla:9:10: not a number
            one = 1                             ; M.tla:9:10: values of different kinds are compared
            label = "c"                         ; M.tla:9:10: TypeOK does not allow the value "c"
            sets[one] = {"c"}                   ; M.tla:9:10: TypeOK does not allow the element "c"
            one = 2 * 2                         ; M.tla:9:16: * can't be translated
            one = CHOOSE c \\in CPU : TRUE      ; M.tla:9:16: $BoundedChoose can't be translated
            \\A c : c \\in some                 ; M.tla:9:10: $UnboundedForall can't be translated
            one                                 ; M.tla:10:28: not a Boolean
            some                                ; M.tla:10:28: not a CPU, a string or a Boolean
            one \\in one                        ; M.tla:9:18: not a set
            at \\in SUBSET CPU                  ; M.tla:9:10: not a set
            some[one] = "a"                     ; M.tla:9:10: not a function
            at[some] = "a"                      ; M.tla:9:13: not a CPU, a string or a Boolean
            some = [some EXCEPT ![one] = TRUE]  ; M.tla:9:17: EXCEPT of what is not a function, or of one with an unknown domain
            at = [c \\in Other |-> "a"]         ; M.tla:9:22: a function whose domain is neither CPU, nor another set that may be any, nor listed strings
            at \\in [Other -> {"a"}]            ; M.tla:9:18: a function whose domain is neither CPU, nor another set that may be any, nor listed strings
            at = [c \\in CPU |-> at]            ; M.tla:9:10: values of different kinds are compared
            some = at                           ; M.tla:9:10: values of different kinds are compared
            (IF one = None THEN one ELSE some) = one ; M.tla:9:11: the branches of IF or CASE are of different kinds
            \\A s \\in SUBSET CPU : one \\in s  ; M.tla:9:10: can't quantify over sets or functions
            <<one>> = <<one, one>>              ; M.tla:9:10: values of different kinds are compared
            ENABLED (some' = {} => one' = one)  ; M.tla:9:19: ENABLED of an action that is not guards and assignments
            ENABLED (IF one' = one THEN some' = some ELSE FALSE) ; M.tla:9:19: ENABLED of an action that is not guards and assignments
            ENABLED (one' = one /\\ Move)       ; M.tla:7:9: one gets two next values
            ENABLED (Move /\\ some' = {})       ; M.tla:9:27: some gets two next values
            ENABLED Twice                       ; M.tla:8:37: one gets two next values
            """)
    void aClaim(String claim, String message) throws IOException {
        Module module = module(TYPES, claim);
        assertThatThrownBy(() -> new Proof(module, Set.of()).run())
                .isInstanceOf(RefusedException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\0', textBlock = """
            one \\in Seq(CPU)         ; M.tla:6:19: not a set of CPUs, strings, numbers or Booleans, or of sets or functions of these
            one \\in {1, 2}           ; M.tla:6:20: neither a CPU nor a string
            one \\in {}               ; M.tla:6:19: not a set of CPUs, strings, numbers or Booleans, or of sets or functions of these
            """)
    void aKind(String types, String message) throws IOException {
        Module module = module(types, "TRUE");
        assertThatThrownBy(() -> new Proof(module, Set.of()).run())
                .isInstanceOf(RefusedException.class)
                .hasMessage(message);
    }

    @Test
    void aVariableOfUnknownKindAndAFunctionToCpusAreNamed() throws IOException {
        Module untyped = module("some \\subseteq CPU", "TRUE");
        assertThatThrownBy(() -> new Proof(untyped, Set.of()).run())
                .hasMessageStartingWith("M.tla: nothing says what one is");
        Module toCpus = module(TYPES.replace("[CPU -> {\"a\", \"b\"}]", "[CPU -> CPU]"), "TRUE");
        assertThatThrownBy(() -> new Proof(toCpus, Set.of()).run())
                .hasMessageStartingWith("at: a function to CPUs is outside what the solver decides");
    }

    @Test
    void functionsOnlyLeadToSetsThatComeLater() throws IOException {
        String head = String.join(
                "\n",
                "---- MODULE N ----",
                "CONSTANTS CPU, Thing, NoThing",
                "VARIABLES first, last",
                "ASSUME NoThing \\notin Thing",
                "TypeOK == first \\in [CPU -> [{\"a\"} -> Thing \\cup {NoThing}]] /\\ last \\in ");
        String tail = "\nTHEOREM Holds == TypeOK => \\A c \\in CPU : first[c][\"a\"] \\in Thing\n====";
        Path file = folder.resolve("N.tla");
        Files.writeString(file, head + "[Thing -> SUBSET CPU]" + tail);
        assertThat(new Proof(SanyReader.of(folder).read("N"), Set.of()).run())
                .hasOnlyElementsOfType(Outcome.Refuted.class);
        Files.writeString(file, head + "[Thing -> CPU]" + tail);
        Module back = SanyReader.of(folder).read("N");
        assertThatThrownBy(() -> new Proof(back, Set.of()).run())
                .hasMessageStartingWith("last: a function to CPUs is outside what the solver decides");
    }

    @Test
    void whatItSaysIsNotRefused() throws IOException {
        Module module = module(
                TYPES,
                "/\\ \\A c \\in CPU : at[c] = \"a\" \\/ at[c] = \"b\"\n  /\\ {c \\in some : c = one} \\subseteq some"
                        + "\n  /\\ CASE label = \"a\" -> TRUE [] OTHER -> label = \"b\""
                        + "\n  /\\ [sets EXCEPT ![one] = @ \\cup {\"a\"}] \\in [CPU -> SUBSET {\"a\", \"b\"}]"
                        + "\n  /\\ ENABLED Move /\\ (ENABLED (\\E c \\in CPU : IF c = one THEN one' = c ELSE some' = {}) \\/ CPU = {})"
                        + "\n  /\\ some \\in SUBSET CPU\n  /\\ <<one, some>> = <<one, some>>");
        assertThat(new Proof(module, Set.of()).run())
                .hasOnlyElementsOfType(Outcome.Proved.class)
                .extracting(outcome -> outcome.obligation().goal())
                .isEqualTo(List.of("Claim"));
    }
}
