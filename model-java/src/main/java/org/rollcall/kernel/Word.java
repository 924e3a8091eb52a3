package org.rollcall.kernel;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A constant that {@code IpiNmi.tla} writes in its own way, most often as a string. */
public interface Word {
    /** What it is called there. */
    String specName();

    /** The name of a constant as the specification writes names: {@code LONG_OFF} is {@code LongOff} there. */
    static String camelCase(Enum<?> constant) {
        return Stream.of(constant.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
