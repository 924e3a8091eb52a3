package org.rollcall.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
    private static final String JAR = "conformance/program/target/rollcall.jar";
    private static final String STAMP = "conformance/program/target/rollcall.stamp";
    private static final String SOURCE = "spec/src/main/a.txt";

    @TempDir
    private Path folder;

    private Path root;

    @BeforeEach
    void realPath() throws IOException {
        root = Files.createDirectory(folder.toRealPath().resolve("a tree"));
    }

    @Test
    void theFirstCallBuildsAndSaysSoInOneLine() throws IOException, InterruptedException {
        Tree tree = Tree.unbuilt(root);
        Tree.Call first = tree.call("check", "a b.log");
        assertThat(first.status()).isZero();
        assertThat(first.err().lines()).singleElement().asString().startsWith("rollcall: building, once");
        assertThat(first.out()).endsWith("jar\none\n[check]\n[a b.log]\n");
        Tree.Call second = tree.call("check", "a b.log");
        assertThat(second).isEqualTo(new Tree.Call(0, first.out(), ""));
        assertThat(tree.builds()).isEqualTo(1);
        assertThat(tree.leftSomething()).isFalse();
    }

    @Test
    void theStatusIsTheProgramsOwn() throws IOException, InterruptedException {
        Tree tree = Tree.built(root);
        for (int status : new int[] {1, 2, 3}) {
            assertThat(tree.with("PROGRAM_STATUS", "" + status).call("check").status())
                    .isEqualTo(status);
        }
    }

    @Test
    void aCopiedTreeIsNotBuiltAgain() throws IOException, InterruptedException {
        Path other = Files.createDirectory(folder.resolve("copy")).toRealPath();
        Files.delete(other);
        Tree copy = Tree.built(root).copiedTo(other);
        Files.setLastModifiedTime(copy.path(SOURCE), FileTime.from(Instant.now().plusSeconds(3600)));
        for (int i = 0; i < 3; i++) {
            assertThat(copy.call("check").err()).isEmpty();
        }
        assertThat(copy.builds()).isEqualTo(1);
    }

    @Test
    void aChangedAnOlderANewAndAMissingSourceAreBuilt() throws IOException, InterruptedException {
        Tree tree = Tree.built(root);
        assertThat(tree.write(SOURCE, "two\n").call().out()).endsWith("jar\ntwo\n");
        tree.write(SOURCE, "old\n");
        Files.setLastModifiedTime(tree.path(SOURCE), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        assertThat(tree.call().out()).endsWith("jar\nold\n");
        assertThat(tree.write("spec/src/main/b.txt", "new\n").call().out()).endsWith("jar\nold\nnew\n");
        assertThat(tree.delete("spec/src/main/b.txt").call().out()).endsWith("jar\nold\n");
        assertThat(tree.builds()).isEqualTo(5);
    }

    @Test
    void whatMavenBuiltByHandIsTaken() throws IOException, InterruptedException {
        Tree tree = Tree.built(root).delete(STAMP).delete("bin/mvn");
        for (int i = 0; i < 2; i++) {
            assertThat(tree.call())
                    .extracting(Tree.Call::status, Tree.Call::err)
                    .containsExactly(0, "");
        }
    }

    @Test
    void mavenIsNeededOnlyToBuild() throws IOException, InterruptedException {
        Tree tree = Tree.built(root).delete("bin/mvn");
        assertThat(tree.call().status()).isZero();
        Tree.Call changed = tree.write(SOURCE, "two\n").call();
        assertThat(changed.status()).isEqualTo(2);
        assertThat(changed.err().lines())
                .singleElement()
                .asString()
                .startsWith("rollcall: mvn not found. Install Maven");
    }

    @Test
    void aDamagedJarIsBuiltAgain() throws IOException, InterruptedException {
        Tree tree = Tree.built(root);
        for (String damaged : new String[] {"", "ja", "jar\nonf\n"}) {
            assertThat(tree.write(JAR, damaged).call("check").out()).as(damaged).endsWith("jar\none\n[check]\n");
        }
        assertThat(tree.write(JAR, "").delete(STAMP).call().out()).endsWith("jar\none\n");
        assertThat(tree.builds()).isEqualTo(5);
    }

    @Test
    void aBuildThatFailsIsShown() throws IOException, InterruptedException {
        Tree tree = Tree.unbuilt(root).with("BROKEN_MAVEN", "yes");
        Tree.Call call = tree.call();
        assertThat(call.status()).isEqualTo(2);
        assertThat(call.err()).contains("no such artifact\nrollcall: the build failed; what Maven said is above\n");
        assertThat(tree.leftSomething()).isFalse();
    }

    @Test
    void anInterruptedBuildLeavesNothing() throws IOException, InterruptedException {
        Tree tree = Tree.unbuilt(root).with("SLOW_MAVEN", "600");
        Process process = tree.start();
        while (!Files.exists(tree.path("maven-runs"))) {
            assertThat(process.waitFor(5, TimeUnit.MILLISECONDS)).isFalse();
        }
        ProcessHandle maven = process.descendants().findFirst().orElseThrow();
        process.destroy();
        assertThat(tree.ended(process).status()).isEqualTo(143);
        assertThat(maven.isAlive()).isFalse();
        assertThat(tree.leftSomething()).isFalse();
    }

    @Test
    void aJvmThatCannotStartIsAnError() throws IOException, InterruptedException {
        Tree tree = Tree.built(root).with("JAVA_TOOL_OPTIONS", "nonsense");
        Tree.Call call = tree.call("check");
        assertThat(call.status()).isEqualTo(2);
        assertThat(call.err())
                .contains("Unrecognized option: nonsense\nrollcall: ")
                .endsWith("does not run the program; what it said is above\n");
        assertThat(tree.with("JAVA_TOOL_OPTIONS", "-Dfine").call("check").status())
                .isZero();
        Tree broken = tree.executable("bin/java", "#!/bin/sh\nexit 1\n");
        assertThat(broken.call("check").status()).isEqualTo(2);
        assertThat(broken.delete("bin/java").call().err()).startsWith("rollcall: java not found. Install a JDK");
    }

    @Test
    void javaHomeCounts() throws IOException, InterruptedException {
        Tree tree = Tree.built(root);
        assertThat(tree.call().out()).startsWith("archive: ");
        Files.createDirectories(tree.path("jdk/bin"));
        Files.copy(tree.path("bin/java"), tree.path("jdk/bin/java"));
        Tree.Call other = tree.with("JAVA_HOME", tree.path("jdk").toString()).call();
        assertThat(other.out()).as("without the archive of another JVM").startsWith("jar\n");
        assertThat(other.err()).isEmpty();
        Tree.Call none = tree.with("JAVA_HOME", "/nowhere").call();
        assertThat(none.status()).isEqualTo(2);
        assertThat(none.err().lines()).singleElement().asString().startsWith("rollcall: JAVA_HOME is /nowhere, but");
    }
}
