package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page itself is tried in a browser, src/browser; here what comes of the command. */
class ExploreCommandTest {
    @TempDir
    private Path folder;

    private static void refused(String says, String... args) {
        Program run = Program.run(args);
        assertThat(run.status()).isEqualTo(ExitStatus.ERROR);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(says);
    }

    @Test
    void aPageToAFileOrToTheOutput() throws IOException {
        Path file = folder.resolve("page.html");
        Program written = Program.run("explore", "ML-nmi-f22", "--output", file.toString());
        assertThat(written.status()).isEqualTo(ExitStatus.OK);
        assertThat(written.out()).isEmpty();
        assertThat(Program.run("explore", "ML-nmi-f22").out()).isEqualTo(Files.readString(file));
        assertThat(Files.readString(file)).contains("518 states, 1,188 steps between them");
    }

    @Test
    void aBoundIsTold() {
        assertThat(Program.run("explore", "ML-nmi-f22", "--states", "7").out())
                .contains("7 states")
                .contains("the page ends there, the model goes on");
    }

    @Test
    void whatCannotBeWalked() throws IOException {
        refused("no model", "explore", "No-such-model");
        refused("--states must be 1 or more", "explore", "ML-nmi-f22", "--states", "0");
        refused(
                "there is no such folder",
                "explore",
                "ML-nmi-f22",
                "--output",
                folder.resolve("a/b").toString());
        Files.writeString(folder.resolve("manifest.json"), """
                {"bases": {"m": {"cfg": "Counter.cfg"}}, "mutations": {},
                 "models": [{"name": "m", "description": "Counts.", "property": "Small", "expect": "fails",
                  "distinct": 4, "generated": 5, "depth": 4, "seconds": 1}]}
                """);
        Files.writeString(
                folder.resolve("Counter.tla"),
                "---- MODULE Counter ----\nVARIABLE n\nInit == n = TRUE\n" + "Next == n' = n\nSmall == n\n====\n");
        Files.writeString(folder.resolve("Counter.cfg"), "INIT Init\nNEXT Next\nINVARIANT Small\n");
        refused(
                "m is a model of Counter; rollcall explore walks those of",
                "explore",
                "m",
                "--spec",
                folder.toString());
    }
}
