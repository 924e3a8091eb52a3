package org.rollcall.log;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

class PlainStampProperties {
    private static final Pattern STAMP = Pattern.compile("\\[ *([0-9]{1,9})\\.([0-9]{6})\\] ");

    /** Stamps, some of them with another byte in one place, some cut. */
    @Provide
    Arbitrary<String> lines() {
        Arbitrary<String> stamps = Combinators.combine(
                        Arbitraries.integers()
                                .between(0, 10)
                                .flatMap(digits -> Arbitraries.longs().between(0, (long) Math.pow(10, digits))),
                        Arbitraries.integers().between(0, 999_999))
                .as((seconds, fraction) -> String.format(Locale.ROOT, "[%5d.%06d] ab", seconds, fraction));
        Arbitrary<Character> others = Arbitraries.oneOf(
                Arbitraries.of(' ', '.', ']', '[', '/', ':', '0', '9', '?', '@'),
                Arbitraries.chars().range('\0', '\u00ff'));
        Arbitrary<String> changed = Combinators.combine(
                        stamps, Arbitraries.integers().between(0, 20), others)
                .as((stamp, at, other) -> {
                    var text = new StringBuilder(stamp);
                    text.setCharAt(Math.min(at, stamp.length() - 1), other);
                    return text.toString();
                });
        Arbitrary<String> cut = Combinators.combine(
                        stamps, Arbitraries.integers().between(0, 18))
                .as((stamp, length) -> stamp.substring(0, Math.min(length, stamp.length())));
        return Arbitraries.frequencyOf(Tuple.of(2, stamps), Tuple.of(4, changed), Tuple.of(1, cut));
    }

    @Property(tries = 2_000)
    void itIsWhatThePatternSays(@ForAll("lines") String line) {
        byte[] buf = ("x" + line + "123456] ").getBytes(ISO_8859_1);
        var stamp = new PlainStamp();
        Matcher expected = STAMP.matcher(line);
        int end = stamp.read(buf, 1, 1 + line.length());
        if (expected.lookingAt()) {
            assertThat(end).isEqualTo(1 + expected.end());
            assertThat(stamp.micros())
                    .isEqualTo(1_000_000 * Long.parseLong(expected.group(1)) + Long.parseLong(expected.group(2)));
        } else {
            assertThat(end).isEqualTo(-1);
        }
        Statistics.label("stamp").collect(end > 0).coverage(coverage -> {
            coverage.check(true).percentage(p -> p > 20);
            coverage.check(false).percentage(p -> p > 20);
        });
    }
}
