package org.rollcall.report;

import org.rollcall.roll.Verdict;

/** What a report for people is written with. Only whole words are coloured, after they are set. */
public enum Ink {
    PLAIN {
        @Override
        String verdict(Verdict verdict, String text) {
            return text;
        }

        @Override
        String faint(String text) {
            return text;
        }
    },
    ANSI {
        @Override
        String verdict(Verdict verdict, String text) {
            return switch (verdict) {
                case COMPLETE -> sgr("32", text);
                case INCONCLUSIVE -> sgr("33", text);
                case MISSED, IMPOSSIBLE -> sgr("1;31", text);
            };
        }

        @Override
        String faint(String text) {
            return sgr("2", text);
        }
    };

    /** Words that say this verdict. */
    abstract String verdict(Verdict verdict, String text);

    /** Words that a reader may skip. */
    abstract String faint(String text);

    /** Select Graphic Rendition of ECMA-48. */
    private static String sgr(String parameters, String text) {
        return "\u001b[" + parameters + "m" + text + "\u001b[0m";
    }
}
