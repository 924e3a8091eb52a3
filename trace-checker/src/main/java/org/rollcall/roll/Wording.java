package org.rollcall.roll;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.rollcall.log.KeywordSearch;
import org.rollcall.message.Keywords;
import org.rollcall.message.MessageParser;
import org.rollcall.message.Reading;
import org.rollcall.message.Spellings;

/** What the records of a log say that differ in digits only; each question is answered once, when it is asked. */
final class Wording {
    private static final byte YES = 1;
    private static final byte NO = 2;

    /** Each is made when it is first needed: many logs do without. */
    private static final class WithZeros {
        static final KeywordSearch KEYWORDS = new KeywordSearch(Spellings.withZeros());
    }

    private static final class Spaced {
        static final KeywordSearch KEYWORDS = new KeywordSearch(Spellings.spaced());
    }

    private final String words;
    private @Nullable Reading reading;
    private boolean parsed;
    private byte message;
    private byte loss;
    private byte ofTrace;
    private byte rollCall;
    private byte spaced;
    private @Nullable Boolean keyword;
    private boolean searched;

    /** The wording of a text in which each digit may be a zero. */
    Wording(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** Whether a record of these words holds a keyword, blanks around it included; null if that depends on its digits. */
    @Nullable
    Boolean holdsKeyword() {
        if (!searched) {
            searched = true;
            if (!isFound(WithZeros.KEYWORDS, " " + words + " ")) {
                keyword = false;
            } else if (Spellings.holdsWithoutDigits(words)) {
                keyword = true;
            }
        }
        return keyword;
    }

    /** Whether a record of these words may hold a keyword. */
    boolean mayHoldKeyword() {
        return !Boolean.FALSE.equals(holdsKeyword());
    }

    /** Whether a record of these words may be a message. */
    boolean mayBeMessage() {
        message = message == 0 ? answer(mayHoldKeyword() || Keywords.mayLackOne(words)) : message;
        return message == YES;
    }

    /** What the record {@code buf[from, to)} says. */
    Reading.Said find(MessageParser parser, byte[] buf, int from, int to) {
        if (parsed && reading != null && reading.fits(buf, from)) {
            return reading.read(buf, from, to);
        }
        var text = new String(buf, from, to - from, StandardCharsets.ISO_8859_1);
        if (!parsed) {
            reading = parser.reading(text);
            parsed = true;
        }
        return new Reading.Said(text, parser.find(text));
    }

    /** Whether they say that lines were lost. */
    boolean tellsLoss() {
        loss = loss == 0 ? answer(LostLines.says(words) || Remains.isOne(words)) : loss;
        return loss == YES;
    }

    /** Whether they are part of a call trace. */
    boolean isOfTrace() {
        ofTrace = ofTrace == 0 ? answer(RollCalls.isOfTrace(words)) : ofTrace;
        return ofTrace == YES;
    }

    /** Whether they hold a keyword with other blanks than the kernel's. */
    boolean isSpaced() {
        spaced = spaced == 0 ? answer(isSpaced(words)) : spaced;
        return spaced == YES;
    }

    /** Whether a text holds a keyword with other blanks than the kernel's. */
    static boolean isSpaced(String text) {
        return isFound(Spaced.KEYWORDS, text);
    }

    /** Whether they look like a part of a roll call, though they are no message. */
    boolean looksLikeRollCall() {
        rollCall = rollCall == 0 ? answer(Keywords.looksLikeRollCall(words)) : rollCall;
        return rollCall == YES;
    }

    private static boolean isFound(KeywordSearch keywords, String record) {
        byte[] bytes = record.getBytes(StandardCharsets.ISO_8859_1);
        return keywords.find(bytes, 0, bytes.length) >= 0;
    }

    private static byte answer(boolean yes) {
        return yes ? YES : NO;
    }
}
