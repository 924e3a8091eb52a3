package org.rollcall.lab.scenario;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.rollcall.lab.guest.Guest;

/** A person at kdb's prompt. */
record KdbScript(List<String> lines) {
    private static final Pattern PROMPT = Pattern.compile("kdb> |more> ");

    /** Types each line at a prompt of its own, and turns the pages between them. */
    void run(Guest guest, Duration budget) {
        for (String line : lines) {
            while (guest.await(PROMPT, budget).group().startsWith("more")) {
                guest.type(" ");
            }
            guest.type(line + "\r");
        }
    }
}
