package org.rollcall.kernel;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An enum constant that the specification writes in its own way. */
public interface SpecWord {
    /** The word that the specification uses. */
    String specName();

    /** The name of a constant as the specification writes names: {@code LONG_OFF} is {@code LongOff} there. */
    static String camelCase(Enum<?> constant) {
        return Stream.of(constant.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
