package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.lab.scenario.Scenarios;

class LabCommandTest {
    @TempDir
    Path dir;

    @Test
    void theListNamesEveryScenario() {
        Program run = Program.run("lab", "run", "--list");
        assertThat(run.status()).isZero();
        assertThat(run.out().lines()).hasSameSizeAs(Scenarios.all());
        assertThat(run.out()).contains("hard-lockup-no-pseudo-nmi  CPU 2 loops with interrupts disabled");
    }

    @Test
    void withoutALaboratoryItSaysHowToMakeOne() {
        Program run = Program.run("lab", "run", "--dir", dir.toString(), "idle");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("rollcall: idle: there is no ").contains("rollcall lab build --dir " + dir);
        assertThat(dir).as("nothing was run, so there is nothing to keep").isEmptyDirectory();
    }

    @Test
    void anUnknownScenarioIsAnError() {
        Program run = Program.run("lab", "run", "--dir", dir.toString(), "idel");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--list").hasLineCount(1);
    }

    @Test
    void somethingMustBeNamed() {
        assertThat(Program.run("lab", "run").err()).contains("--all");
        assertThat(Program.run("lab", "run", "--all", "idle").status()).isEqualTo(2);
        assertThat(Program.run("lab").status()).isEqualTo(2);
    }

    @Test
    void optionsThatDoNotGoTogetherAreRefused() {
        assertThat(Program.run("lab", "build", "--system-map", "x").err()).contains("--image");
        assertThat(Program.run("lab", "build", "--image", "x", "--caller").status())
                .isEqualTo(2);
    }

    @Test
    void aKernelThatIsNotThereIsNamed() {
        Program run = Program.run(
                "lab",
                "build",
                "--dir",
                dir.toString(),
                "--image",
                dir.resolve("Image").toString());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("cannot read the kernel");
    }
}
