package org.rollcall.report;

import org.jspecify.annotations.Nullable;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.Kind;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Trigger;

/** Roll calls in words, without where they stand. An empty set of CPUs is not mentioned. */
final class Sentence {
    private Sentence() {}

    /** One roll call: verdict, what it was, and who. */
    static String of(RollCall call) {
        return of(call, Integer.MAX_VALUE);
    }

    /** The same; sets of CPUs whose list has more characters than this are counted. */
    static String of(RollCall call, int longest) {
        var text = new StringBuilder(call.verdict().word()).append(": ").append(name(call));
        if (call.requester() != null) {
            text.append(" by CPU ").append(call.requester());
        }
        set(text, ", asked ", call.asked(), longest);
        set(text, ", answered ", call.answered(), longest);
        set(text, ", idle ", call.idle(), longest);
        set(text, ", missed ", call.missed(), longest);
        set(text, ", undecided ", call.undecided(), longest);
        return text.toString();
    }

    /** What the roll call was: its trigger, and its mechanism where that is not the usual one. */
    static String name(RollCall call) {
        String trigger = call.trigger().word();
        String kind = call.kind().word();
        if (call.trigger() == Trigger.UNKNOWN) {
            return kind;
        }
        return call.kind() == Kind.BACKTRACE || trigger.startsWith(kind) ? trigger : trigger + " " + kind;
    }

    private static void set(StringBuilder text, String label, @Nullable CpuSet cpus, int longest) {
        if (cpus != null && !cpus.isEmpty()) {
            text.append(label).append(CpuWords.list(cpus, longest));
        }
    }
}
