package org.rollcall.replay;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.rollcall.arbitraries.Configurations;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.Platform;
import org.rollcall.spec.tla.TlaTools;

/** A configuration survives its way through TLC's form. */
class ConfigurationProperties {
    private static final TlaTools TOOLS = TlaTools.ofProgram();

    @Property
    void whatIsWrittenIsReadBack(@ForAll("configurations") Configuration configuration) {
        assertThat(ConfigurationReader.read(TOOLS.parse("Written", ConfigurationWriter.write(configuration))))
                .isEqualTo(configuration);
    }

    /** A cfg file does not speak of the platform. */
    @Provide
    Arbitrary<Configuration> configurations() {
        return Configurations.between(1, 8).map(c -> c.withPlatform(Platform.of(c.version())));
    }
}
