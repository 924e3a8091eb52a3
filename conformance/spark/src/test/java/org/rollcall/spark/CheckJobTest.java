package org.rollcall.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.command.Rollcall;

/** The job says what the program says of the same files. With {@code -Pspark}: it starts Spark. */
class CheckJobTest {
    private static final Path SAMPLES = Path.of("../program/samples");
    private static final int MANY = 300;

    @TempDir
    private static Path folder;

    private static JavaSparkContext spark;

    private record Said(int status, String out, String err) {}

    @BeforeAll
    static void start() throws IOException {
        spark = new JavaSparkContext(new SparkConf()
                .setAppName("test")
                .setMaster("local[2]")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set(
                        "spark.local.dir",
                        Files.createDirectory(folder.resolve("spark")).toString()));
    }

    @AfterAll
    static void stop() {
        spark.close();
    }

    private static Said job(List<String> arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int status = new CheckJob(
                        spark,
                        new PrintStream(out, false, StandardCharsets.UTF_8),
                        new PrintStream(err, false, StandardCharsets.UTF_8))
                .run(arguments);
        return new Said(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static Said program(List<String> logs) {
        var out = new StringWriter();
        var err = new StringWriter();
        List<String> words = new ArrayList<>(List.of("check", "--format", "ndjson"));
        words.addAll(logs);
        int status = Rollcall.run(new PrintWriter(out), new PrintWriter(err), words.toArray(String[]::new));
        return new Said(status, out.toString(), err.toString());
    }

    private static List<String> samples() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .map(file -> file.toAbsolutePath().normalize().toString())
                    .sorted()
                    .toList();
        }
    }

    /** All samples over and over, as one log. */
    private static String large() throws IOException {
        Path large = folder.resolve("large.log");
        StringBuilder text = new StringBuilder();
        for (String sample : samples()) {
            text.append(Files.readString(Path.of(sample), StandardCharsets.ISO_8859_1));
        }
        Files.writeString(large, text.toString().repeat(MANY / samples().size()), StandardCharsets.ISO_8859_1);
        return large.toString();
    }

    private static String cutShort() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(Files.readAllBytes(Path.of(samples().get(0))));
        }
        byte[] whole = bytes.toByteArray();
        return Files.write(folder.resolve("cut.log.gz"), Arrays.copyOf(whole, whole.length / 2))
                .toString();
    }

    @Test
    void skewedSizesAndABrokenFileAreWhatTheProgramSays() throws IOException {
        List<String> logs = new ArrayList<>(samples());
        logs.add(1, cutShort());
        logs.add(3, large());

        Said job = job(logs);
        Said program = program(logs);

        assertThat(job).isEqualTo(program);
        assertThat(job.status()).isEqualTo(2);
        assertThat(job.err()).startsWith("rollcall: ").contains("cut.log.gz").hasLineCount(1);
        assertThat(job.out().lines()).hasSizeGreaterThan(MANY);
    }

    @Test
    void aFolderGoesToAFolder() throws IOException {
        Path output = folder.resolve("out");

        Said job = job(
                List.of("--output", output.toString(), SAMPLES.toAbsolutePath().normalize() + "/*.log"));

        assertThat(job.err()).isEmpty();
        assertThat(job.status()).isEqualTo(1);
        assertThat(job.out()).startsWith(samples().size() + " logs, ").contains(", 0 not read");
        List<String> lines = new ArrayList<>();
        try (Stream<Path> parts = Files.list(output)) {
            for (Path part : parts.filter(each -> each.getFileName().toString().startsWith("part-"))
                    .toList()) {
                lines.addAll(Files.readAllLines(part));
            }
        }
        assertThat(lines)
                .containsExactlyInAnyOrderElementsOf(
                        program(samples()).out().lines().toList());
    }

    @Test
    void aPathThatIsNotThereIsALine() {
        Said job = job(List.of("/nowhere/*.log"));

        assertThat(job).isEqualTo(new Said(2, "", "rollcall: /nowhere/*.log: no such file\n"));
        assertThat(job(List.of()).status()).isEqualTo(2);
    }
}
