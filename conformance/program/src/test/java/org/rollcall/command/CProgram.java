package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The example of {@code docs/conformance-kit.md}, compiled by the host's C compiler. */
final class CProgram {
    private static final Path SOURCE = Path.of("../examples/protocol-in-c/rollcall_kernel.c");

    private CProgram() {}

    /**
     * The program with these macros defined; without a compiler the test is skipped, and says so.
     *
     * @param folder where it is put
     */
    static Path compiled(Path folder, String... macros) throws IOException, InterruptedException {
        Path program = folder.resolve("rollcall_kernel");
        List<String> line = new ArrayList<>(List.of("cc", "-std=c99", "-Wall", "-Wextra", "-Werror"));
        for (String macro : macros) {
            line.add("-D" + macro);
        }
        line.addAll(List.of("-o", program.toString(), SOURCE.toString()));
        Process compiler;
        try {
            compiler = new ProcessBuilder(line).inheritIO().start();
        } catch (IOException none) {
            System.out.println("skipped: there is no C compiler, cc, on this machine");
            return abort("there is no C compiler");
        }
        assertThat(compiler.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(compiler.exitValue()).isZero();
        return program;
    }
}
