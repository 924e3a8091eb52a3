package org.rollcall.command;

import java.io.PrintWriter;
import java.io.StringWriter;

/** One run of the program, in process. */
record Program(int status, String out, String err) {
    static Program run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int status = Rollcall.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
        return new Program(status, out.toString(), err.toString());
    }
}
