package org.rollcall.log;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The blanks of a log whose every blank is another: written out as in HTML or JSON, doubled, a tab. That it is such a log shows where a message of the kernel is
 * found with those; from there on its lines are read with plain ones. {@linkplain WrittenCharacters Other characters} that are written as numbers come with them.
 */
final class Spacing {
    /** The blanks with a width, by their numbers: the tab, U+0020, U+00A0, U+1680, U+2000 to U+200A, U+202F, U+205F, U+3000. */
    private static final String HEX = "(?:0009|0020|00[aA]0|1680|200[0-9aA]|20[25][fF]|3000)";

    private static final String SHORT_HEX = "0*(?:9|20|[aA]0|1680|200[0-9aA]|20[25][fF]|3000)";
    private static final String DECIMAL = "0*(?:9|32|160|5760|819[2-9]|820[0-2]|8239|8287|12288)";
    private static final String NAME = "(?:nb|en|em|num|thin|hair)sp|emsp1[34]";

    private static final Pattern WRITTEN = Pattern.compile("&(?:" + NAME + "|#" + DECIMAL + "|#[xX]" + SHORT_HEX
            + ");|\\\\(?:t|040|x(?:09|20|[aA]0)|u" + HEX + ")|%20");

    /** Of all that can be written for a blank, what messages are looked for with. */
    private static final String WRITTEN_BLANK = "&nbsp;";

    private static final Pattern SEVERAL = Pattern.compile("[ \\t]{2,}|\\t");

    private final Predicate<String> spaced;
    private boolean odd;

    /** A log with plain blanks until a line of it is {@code spaced}: holds a message with others. */
    Spacing(Predicate<String> spaced) {
        this.spaced = spaced;
    }

    /** Whether nothing but plain blanks was found. */
    boolean isPlain() {
        return !odd;
    }

    /** Looks for other blanks in a line that may hold a message. */
    void learn(String line) {
        odd = odd || spaced.test(WrittenCharacters.plain(WRITTEN.matcher(line).replaceAll(WRITTEN_BLANK)));
    }

    /** The line with plain blanks. */
    String plain(String line) {
        return odd
                ? SEVERAL.matcher(WrittenCharacters.plain(WRITTEN.matcher(line).replaceAll(" ")))
                        .replaceAll(" ")
                : line;
    }
}
