package org.rollcall.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestReaderTest {
    private static final String MANIFEST = """
            {
              "bases": {
                "V1": {"cfg": "MC.cfg", "constants": {"Version": "V1", "Count": 1}}
              },
              "forms": {
                "live": {"specification": "FairSpec", "invariants": ["TypeOK"], "temporal": true, "replay": false}
              },
              "mutations": {"F1": ["Send", "Wait"]},
              "models": [
                {"name": "V1-one", "description": "One.", "constants": {"Count": 2, "Who": ["c2", "c1"], "Fast": true},
                 "mutation": "F1", "also": ["Other"], "property": "Safe", "expect": "fails", "twin": "V1-two",
                 "distinct": 3, "generated": 4, "depth": 2, "seconds": 0.5},
                {"name": "V1-two", "base": "V1-live", "description": "Two.", "property": "Ends", "expect": "holds",
                 "symmetry": "Symmetry", "class": "deep", "distinct": 3, "generated": 4, "depth": 2, "seconds": 0.5},
                {"name": "V1-three", "description": "Three.", "property": "Safe", "expect": "holds",
                 "class": "all", "distinct": 3, "generated": 4, "depth": 2, "seconds": 0.5}
              ]
            }
            """;
    private static final ModelConfiguration START = new ModelConfiguration(
            "Spec",
            null,
            null,
            Map.of("Version", new SpecValue.Text("V0"), "Count", new SpecValue.Int(0)),
            Map.of(),
            List.of("TypeOK", "Usual"),
            List.of(),
            List.of(),
            List.of(),
            null,
            null,
            false);

    private static Manifest read(String text) {
        return ManifestReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "manifest.json");
    }

    @Test
    void aModelSaysWhatDiffersFromItsBase() {
        Model one = read(MANIFEST).named("V1-one");
        assertThat(one.module()).isEqualTo("MC");
        assertThat(one.variant()).isEqualTo("V1");
        assertThat(one.expect()).isEqualTo(new Expectation.Violated("Safe"));
        assertThat(List.of(one.symmetric(), one.replay(), one.witness())).containsExactly(false, true, false);
        assertThat(one.changes().in(START).text()).isEqualTo("""
                SPECIFICATION Spec
                CHECK_DEADLOCK FALSE
                CONSTANTS
                %s  Who = {c1, c2}
                  Fast = TRUE
                  Send <- F1_Send
                  Wait <- F1_Wait
                INVARIANTS
                  TypeOK
                  Usual
                  Other
                  Safe
                """.formatted(constants("2")));
    }

    @Test
    void aModelIsOfEachBuildUnlessItSaysOtherwise() {
        assertThat(read(MANIFEST).models().stream().map(Model::speed))
                .containsExactly(Model.Speed.FAST, Model.Speed.DEEP, Model.Speed.ALL);
    }

    @Test
    void aBaseMayHaveAForm() {
        Model two = read(MANIFEST).named("V1-two");
        assertThat(two.speed()).isEqualTo(Model.Speed.DEEP);
        assertThat(List.of(two.symmetric(), two.replay())).containsExactly(true, false);
        assertThat(two.changes().in(START).text()).isEqualTo("""
                SPECIFICATION FairSpec
                CHECK_DEADLOCK FALSE
                CONSTANTS
                %sSYMMETRY Symmetry
                INVARIANTS
                  TypeOK
                PROPERTIES
                  Ends
                """.formatted(constants("1")));
    }

    /** In the order of the configuration that the models start from. */
    private static String constants(String count) {
        StringBuilder lines = new StringBuilder();
        START.constants()
                .keySet()
                .forEach(name -> lines.append("  ")
                        .append(name)
                        .append(" = ")
                        .append(name.equals("Count") ? count : "\"V1\"")
                        .append('\n'));
        return lines.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"base\": \"V1-live\" | \"base\": \"V2\" | there is no base \"V2\"",
                "\"base\": \"V1-live\" | \"base\": \"V1-dead\" | there is no base \"V1-dead\"",
                "\"base\": \"V1-live\" | \"base\": \"V2-live\" | there is no base \"V2-live\"",
                "V1-one | V3-one | there is no base \"V3\"",
                "\"mutation\": \"F1\" | \"mutation\": \"F2\" | \"mutations\" does not list F2",
                "\"expect\": \"fails\" | \"expect\": \"perhaps\" | expect is \"holds\", \"fails\" or \"breaks\", not \"perhaps\"",
                "\"depth\": 2, | | V1-one: there is no \"depth\"",
                "V1-two\", \"base\" | V1-one\", \"base\" | two models of the manifest are called V1-one",
                "\"bases\": { | \"bases\": | manifest.json: not a manifest"
            })
    void errorsAreSaid(String text, String fault, String message) {
        assertThat(MANIFEST).contains(text);
        assertThatThrownBy(() -> read(MANIFEST.replace(text, fault == null ? "" : fault)))
                .isInstanceOf(SpecificationException.class)
                .hasMessageContaining(message);
    }
}
