package org.rollcall.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The prefixes that this log was found to have. What stands before a message of the kernel is taken for a prefix where it holds no word
 * that may be somebody's, where it is the tag of the kernel, or where neighbours end their prefix alike. A sentence that quotes a message
 * has no such neighbours.
 */
final class LearntPrefixes {
    private static final int NEIGHBOURS = 16;
    private static final int MOST = 8;
    private static final int GOOD_PART = 2;
    private static final String TAG = "kernel:";

    /** Words before the tag of the kernel: host and facility. */
    private static final int MOST_WORDS = 2;

    private final Neighbours neighbours;
    private final Deque<Anchor> anchors = new ArrayDeque<>();

    LearntPrefixes(Neighbours neighbours) {
        this.neighbours = neighbours;
    }

    /** Whether {@code line[from, to)} is a prefix, of which the part from {@code open} on holds what is no prefix in itself. */
    boolean learn(String line, int from, int open, int to) {
        Anchor anchor = Anchor.of(line, from, to);
        if (isKnown(anchor)) {
            return true;
        }
        boolean prefix =
                Anchor.isWordless(line, open, to) || isTagged(line, open, to) || isShared(anchor, line, from, to);
        if (prefix) {
            anchors.addFirst(anchor);
            if (anchors.size() > MOST) {
                anchors.removeLast();
            }
        }
        return prefix;
    }

    /** Whether none was found yet. */
    boolean isEmpty() {
        return anchors.isEmpty();
    }

    /** Where the record starts in this line by what was learnt, or -1. */
    int recordStart(String line, int from, int end) {
        for (Anchor anchor : anchors) {
            int start = anchor.end(line, from, end);
            if (start >= 0) {
                return start;
            }
        }
        return -1;
    }

    private boolean isKnown(Anchor anchor) {
        for (Anchor known : anchors) {
            if (known.shape().equals(anchor.shape())
                    && known.glued() == anchor.glued()
                    && (known.index() == anchor.index() || known.column() == anchor.column())) {
                return true;
            }
        }
        return false;
    }

    /** {@code kernel: }, or {@code host kernel: }; where another program speaks before it, it only quotes. */
    private static boolean isTagged(String line, int from, int to) {
        int tag = line.lastIndexOf(TAG, to);
        if (tag < from || !Anchor.isWordless(line, Math.min(tag + TAG.length(), to), to)) {
            return false;
        }
        String before = line.substring(from, tag).strip();
        return before.isEmpty() || before.split("\\s+").length <= MOST_WORDS && before.indexOf(':') < 0;
    }

    /**
     * Whether neighbours end their prefix alike: one of them where a time stands in the prefix or punctuation ends it, a good part of
     * them where it ends with a bare word, as many a sentence begins with the same word.
     */
    private boolean isShared(Anchor anchor, String line, int from, int to) {
        List<String> lines = new ArrayList<>(neighbours.before(NEIGHBOURS));
        lines.addAll(neighbours.behind(NEIGHBOURS));
        lines.removeIf(String::isBlank);
        long alike = lines.stream()
                .filter(other -> anchor.end(other, 0, other.length()) >= 0)
                .count();
        boolean bare = anchor.isBareWord() && Prefix.upTo(line, from, to).time() == null;
        return bare ? alike * GOOD_PART >= lines.size() && alike > 0 : alike > 0;
    }
}
