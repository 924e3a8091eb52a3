package org.rollcall.spec.tla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.SpecificationException;

class ConfigurationsOfModelsTest {
    private static final TlaTools TOOLS = TlaTools.ofProgram();

    /** What is printed of a model is the model. */
    @Test
    void theToolsReadWhatIsWritten() {
        for (Model model : Manifest.ofProgram().models()) {
            ModelConfiguration configuration = TOOLS.configuration(model);
            assertThat(TOOLS.parse(model.name(), configuration.text()))
                    .as(model.name())
                    .isEqualTo(configuration);
        }
    }

    @Test
    void everySectionIsRead() {
        String text = """
                INIT Init
                NEXT Next
                CHECK_DEADLOCK TRUE
                CONSTANTS
                  None = None
                  Who = {c1, {c2}}
                  Op <- Other
                SYMMETRY Symmetry
                VIEW View
                CONSTRAINTS
                  Small
                ACTION_CONSTRAINTS
                  Slow
                INVARIANTS
                  TypeOK
                PROPERTIES
                  Ends
                """;
        assertThat(TOOLS.parse("All", text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INIT\n", "CONSTANTS\n  A(1) = 2\n", "CONSTANTS\n  Op <- [Naturals] Other\n", "NIX Next\n"})
    void whatCannotBeReadIsRefused(String text) {
        assertThatThrownBy(() -> TOOLS.parse("Bad", text)).isInstanceOf(SpecificationException.class);
    }
}
