package org.rollcall.roll;

import java.util.regex.Pattern;

/** What is left of a request or an answer that lost some bytes: a hole in the text, where absence proves nothing. */
final class Remains {
    /** One half of its words, or less than tells it. The kernel prints no other record with these. */
    private static final Pattern REMAINS = Pattern.compile(
            "MI bac|MI b.{0,3}trace|race for c|ce for cpu|NMI.{0,16}cpu \\d|pped: id|idling at|^N(?:M(?:I(?: b(?:ac?)?)?)?)?$"
                    + "|ding NMI|NMI from C|to CPUs \\d|U\\d+:\\s*(?:$|b)|trace skip|as idling|to stop sec|ndary CPUs|failed to stop|SMP: fail"
                    + "|^(?:\\w{0,9} ?for |o?r )?(?:c?p)?u? ?\\d+(?:$| skip)|^(?:\\w{0,6} )?at \\w+\\+0x"
                    + "|^(?=.)C?P?U?\\d*:?$|q: C?P?U?\\d*:?$|tainted \\d|\\+0x[0-9a-fx/]*[g-wyz_]\\w*\\+0x");

    /** As long as what is left of {@code CPU%d:}, or of the end of an answer, where nothing else tells it. */
    private static final int LONGEST_END = 12;

    private Remains() {}

    /** Whether a record that is no message is what is left of one. */
    static boolean isOne(String record) {
        return mayBeOne(record) && REMAINS.matcher(record).find();
    }

    /** One of these is in whatever the pattern finds; few records have any. */
    private static boolean mayBeOne(String record) {
        return record.contains("MI")
                || record.length() <= LONGEST_END
                || record.contains("pu")
                || record.contains("for c")
                || record.contains("at ")
                || record.contains("q: ")
                || record.contains("tainted ")
                || record.indexOf("+0x") < record.lastIndexOf("+0x")
                || record.contains("U")
                || record.contains("idl")
                || record.contains(": id")
                || record.contains("skip")
                || record.contains("stop")
                || record.contains(": fail")
                || record.startsWith("N");
    }
}
