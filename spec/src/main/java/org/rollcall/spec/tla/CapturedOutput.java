package org.rollcall.spec.tla;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.rollcall.spec.SpecificationException;
import util.ToolIO;

/** What the tools print while they parse. Nothing of it is shown unless they fail. */
final class CapturedOutput {
    /** Lines that say nothing about the error. */
    private static final List<String> NOISE = List.of(
            "Parsing file ",
            "Semantic processing of module ",
            "*** Errors:",
            "Parsing or semantic analysis failed.",
            "Fatal errors while parsing");

    private CapturedOutput() {}

    /** The result of {@code work}; its failure becomes one message with everything that the tools said about it. */
    static <T> T of(Supplier<T> work) {
        return of(work, CapturedOutput::tidy);
    }

    /**
     * The same with a message of one's own.
     *
     * @param message from what the tools printed, and the failure's own words if they are not in it
     */
    static <T> T of(Supplier<T> work, UnaryOperator<String> message) {
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(captured, true, StandardCharsets.UTF_8);
        PrintStream out = ToolIO.out;
        PrintStream err = ToolIO.err;
        ToolIO.out = stream;
        ToolIO.err = stream;
        try {
            return work.get();
        } catch (SpecificationException e) {
            throw e;
        } catch (RuntimeException e) {
            String said = captured.toString(StandardCharsets.UTF_8);
            String thrown = String.valueOf(e.getMessage());
            throw new SpecificationException(message.apply(said.contains(thrown) ? said : said + "\n" + thrown), e);
        } finally {
            ToolIO.out = out;
            ToolIO.err = err;
        }
    }

    /** What the tools said, without lines that say nothing. */
    static String tidy(String text) {
        return String.join(
                "\n",
                text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && NOISE.stream().noneMatch(line::startsWith))
                        .toList());
    }
}
