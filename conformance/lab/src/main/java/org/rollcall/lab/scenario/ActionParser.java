package org.rollcall.lab.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.rollcall.lab.scenario.Action.Barrier;
import org.rollcall.lab.scenario.Action.Call;
import org.rollcall.lab.scenario.Action.Key;
import org.rollcall.lab.scenario.Action.Lead;
import org.rollcall.lab.scenario.Action.Lock;
import org.rollcall.lab.scenario.Action.Offline;
import org.rollcall.lab.scenario.Action.Request;
import org.rollcall.lab.scenario.Action.Restart;
import org.rollcall.lab.scenario.Action.Spin;
import org.rollcall.lab.scenario.Action.Wait;

/** Reads {@code offline CPU}, {@code spin CPU}, {@code lock KIND CPU}, {@code call CPU}, {@code barrier CPU}, {@code restart CPU}, {@code wait SECONDS}, {@code request KEY...} or {@code lead MOVE; MOVE...}. */
final class ActionParser {
    private static final String NUMBER = "\\d{1,4}";

    private final String text;
    private final List<String> words;

    private ActionParser(String text) {
        this.text = text;
        this.words = List.of(text.split(" ", -1));
    }

    /** @throws IllegalArgumentException if it is no action */
    static Action parse(String text) {
        return new ActionParser(text).action();
    }

    private Action action() {
        return switch (words.get(0)) {
            case "offline" -> new Offline(lastNumber(2));
            case "spin" -> new Spin(lastNumber(2));
            case "call" -> new Call(lastNumber(2));
            case "barrier" -> new Barrier(lastNumber(2));
            case "restart" -> new Restart(lastNumber(2));
            case "wait" -> new Wait(lastNumber(2));
            case "lock" -> {
                int cpu = lastNumber(3);
                yield new Lock(matching(1, "[A-Z_]+"), cpu);
            }
            case "request" -> new Request(keys());
            case "lead" -> new Lead(moves());
            default -> throw unreadable();
        };
    }

    /** The last of so many words. */
    private int lastNumber(int size) {
        if (words.size() != size) {
            throw unreadable();
        }
        return Integer.parseInt(matching(size - 1, NUMBER));
    }

    private List<Key> keys() {
        if (words.size() < 2) {
            throw unreadable();
        }
        return IntStream.range(1, words.size())
                .mapToObj(at -> matching(at, "[lgcb]" + NUMBER))
                .map(key -> new Key(key.charAt(0), Integer.parseInt(key.substring(1))))
                .toList();
    }

    /** Behind the first word, with semicolons between them. */
    private List<Move> moves() {
        return Arrays.stream(text.substring(words.get(0).length()).strip().split("; "))
                .map(Move::parse)
                .toList();
    }

    private String matching(int at, String pattern) {
        if (!words.get(at).matches(pattern)) {
            throw unreadable();
        }
        return words.get(at);
    }

    private IllegalArgumentException unreadable() {
        return new IllegalArgumentException(
                "\"" + text + "\" is not an action; use offline CPU, spin CPU, lock KIND CPU,"
                        + " call CPU, barrier CPU, restart CPU, wait SECONDS, request KEY... or lead MOVE; MOVE..., such as \"lock HARDLOCKUP 2\" or \"request l0 g1\"");
    }
}
