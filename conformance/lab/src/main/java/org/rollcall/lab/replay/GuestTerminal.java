package org.rollcall.lab.replay;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.lab.guest.Guest;

/** The console of a guest in QEMU. */
final class GuestTerminal implements Terminal {
    private static final Duration POLL = Duration.ofMillis(20);

    private final Guest guest;
    private int position;

    GuestTerminal(Guest guest) {
        this.guest = guest;
        this.position = guest.console().length();
    }

    @Override
    public void type(String text) {
        guest.type(text);
    }

    @Override
    public Optional<MatchResult> said(Pattern pattern, Duration budget, BooleanSupplier tooLate) {
        long end = System.nanoTime() + budget.toNanos();
        while (true) {
            boolean last = tooLate.getAsBoolean();
            Matcher matcher = pattern.matcher(guest.console());
            if (matcher.find(position)) {
                position = matcher.end();
                return Optional.of(matcher.toMatchResult());
            }
            if (last || System.nanoTime() > end || guest.endsWithin(POLL)) {
                return Optional.empty();
            }
        }
    }

    @Override
    public String all() {
        return guest.console();
    }
}
