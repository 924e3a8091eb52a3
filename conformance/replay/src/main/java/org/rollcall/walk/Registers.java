package org.rollcall.walk;

import java.util.Locale;
import java.util.function.ToIntFunction;

/** How registers are shown. */
final class Registers {
    private Registers() {}

    /** A register of eight bits. */
    static <S> Field<S> hex(String name, ToIntFunction<S> read) {
        return new Field<>(name, read::applyAsInt, value -> hex((int) value));
    }

    static String hex(int value) {
        return String.format(Locale.ROOT, "0x%02x", value);
    }
}
