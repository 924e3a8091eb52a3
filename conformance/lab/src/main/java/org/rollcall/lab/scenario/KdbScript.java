package org.rollcall.lab.scenario;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.rollcall.lab.guest.Guest;

/** A person at kdb's prompt. */
record KdbScript(List<String> lines) {
    private static final Pattern PROMPT = Pattern.compile("kdb> |more> ");
    private static final Pattern PANIC = Pattern.compile("Kernel panic - not syncing[^\r\n]*");

    /** Types each line at a prompt of its own, and turns the pages between them. */
    void run(Guest guest, Duration budget) {
        for (String line : lines) {
            awaitPrompt(guest, budget);
            guest.type(line + "\r");
        }
    }

    /** The same in the kdb that a panic enters, from which nobody lets the guest go. */
    void runInPanic(Guest guest, Duration budget) {
        guest.await(PANIC, budget);
        run(guest, budget);
        awaitPrompt(guest, budget);
    }

    private static void awaitPrompt(Guest guest, Duration budget) {
        while (guest.await(PROMPT, budget).group().startsWith("more")) {
            guest.type(" ");
        }
    }
}
