package org.rollcall.gickit;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.rollcall.gic.Compatibility;

/** Scripts as texts, and what comes of them. */
final class Scripts {
    private Scripts() {}

    static ScriptReader open(String text) {
        try {
            return new ScriptReader(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String generated(long seed, int pes, boolean twoStates, boolean unpredictable, Declaration declared) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        ScriptGenerator.write(seed, pes, twoStates, unpredictable, declared, 300, out);
        out.flush();
        return text.toString();
    }

    /** The script with the answers of a GIC that is as declared. */
    static String answered(String text, Declaration declared) {
        StringWriter answered = new StringWriter();
        PrintWriter out = new PrintWriter(answered);
        ScriptReader script = open(text);
        ScriptAnswers.print(script.header().declaring(declared), script, Compatibility.ARCHITECTURE, out, true);
        return answered.toString();
    }

    /** The comparison of a script in which the header's declaration is replaced. */
    static ScriptReport check(String text, Declaration declared) {
        ScriptReader script = open(text);
        return new ScriptCheck(script.header().declaring(declared), Compatibility.ARCHITECTURE, 1, java.util.List.of())
                .run(script);
    }

    static ScriptReport check(String text) {
        return check(text, open(text).header().declared());
    }
}
