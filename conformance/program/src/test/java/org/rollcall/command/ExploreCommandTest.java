package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** A model's own configuration as a file is the same model; what the file is called is all that differs. */
    @ParameterizedTest
    @CsvSource({"ML-nmi-f22, MCIpiNmi", "panic-n2, MCPanicElection", "f10-refines, MCPriorityMask"})
    void aConfigurationByItsPath(String model, String module) throws IOException {
        Path cfg = Files.writeString(
                folder.resolve(model + ".cfg"),
                Program.run("model", "--cfg", model).out());
        Program run = Program.run("explore", "--module", module, cfg.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("<title>" + model + ": walk the model</title>")
                .contains(cfg + ", of " + module);
        assertThat(figures(run.out()))
                .isEqualTo(figures(Program.run("explore", model).out()));
    }

    private static String figures(String page) {
        Matcher figures =
                Pattern.compile("[\\d,]+ states, [\\d,]+ steps between them").matcher(page);
        assertThat(figures.find()).isTrue();
        return figures.group();
    }

    @Test
    void aConfigurationThatTheJavaModelCannotTake() throws IOException {
        String text = Program.run("model", "--cfg", "ML-nmi-f22").out();
        refused("none.cfg: can't be read", "explore", folder.resolve("none.cfg").toString());
        Path bounded = Files.writeString(folder.resolve("bounded.cfg"), text + "CONSTRAINT TypeOK\n");
        refused("has constraints", "explore", bounded.toString());
        Path noise = Files.writeString(folder.resolve("noise.cfg"), "\u0000 noise");
        refused("the configuration sets no constant CPU", "explore", noise.toString());
        Path small = Files.writeString(folder.resolve("small.cfg"), text);
        refused("the configuration sets no constant", "explore", "--module", "MCPanicElection", small.toString());
        refused("is a model of Nothing", "explore", "--module", "Nothing", small.toString());
    }

    /** The page, the schedule in its address and the specification must mean the same CPU by a name. */
    @ParameterizedTest
    @CsvSource({"ML-nmi-f22, MCIpiNmi, p$1", "panic-n2, MCPanicElection, p$1", "panic-n2, MCPanicElection, c1$1"})
    void cpusOfOtherNamesAreRefused(String model, String module, String name) throws IOException {
        String text = Program.run("model", "--cfg", model).out().replaceAll("\\bc(\\d)\\b", name);
        Path named = Files.writeString(folder.resolve("named.cfg"), text);
        refused("the Java model calls CPUs c1, c2 and so on", "explore", "--module", module, named.toString());
    }

    @Test
    void aNoneOfAnotherNameIsRefused() throws IOException {
        String text = Program.run("model", "--cfg", "ML-nmi-f22").out().replace("None = None", "None = nobody");
        Path named = Files.writeString(folder.resolve("named.cfg"), text);
        refused("none of them None; name them so", "explore", named.toString());
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
