package org.rollcall.cluster;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the server says in its {@code -tool} form: messages with a number, between two lines. The numbers are those of the
 * tools' class {@code EC}.
 */
public final class ServerLog {
    private static final Pattern START = Pattern.compile("@!@!@STARTMSG (?<code>\\d+):(?<severity>\\d) @!@!@");
    private static final Pattern END = Pattern.compile("@!@!@ENDMSG \\d+ @!@!@");
    private static final Pattern COUNTS = Pattern.compile(
            "(?<generated>[\\d,]+) states generated.*?(?<distinct>[\\d,]+) distinct states found.*?(?<waiting>[\\d,]+) states left");
    private static final Pattern WORKER = Pattern.compile("rmi://(?<name>\\S+)");

    private static final int READY = 7000;
    private static final int JOINED = 7001;
    private static final int LOST = 7006;
    private static final int PROGRESS = 2200;
    private static final int FINAL_COUNTS = 2199;
    private static final int SUCCESS = 2193;
    private static final int VIOLATED_INITIALLY = 2107;
    private static final int BEHAVIOUR = 2121;
    private static final int STATE_OF_TRACE = 2217;
    private static final String ERROR = "1";

    private final Consumer<String> news;
    private final List<String> body = new ArrayList<>();
    private final List<String> trace = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private final Set<String> workers = new LinkedHashSet<>();
    private int joined;
    private int lost;
    private int code = -1;
    private String severity = "";
    private boolean succeeded;
    private boolean violated;
    private volatile Standing standing = Standing.START;

    /** @param news is told in a line what happens to the workers */
    public ServerLog(Consumer<String> news) {
        this.news = news;
    }

    /** The next line. */
    public void line(String text) {
        Matcher start = START.matcher(text);
        if (start.matches()) {
            code = Integer.parseInt(start.group("code"));
            severity = start.group("severity");
            body.clear();
        } else if (END.matcher(text).matches()) {
            message(String.join("\n", body));
            code = -1;
        } else if (code >= 0) {
            body.add(text);
        }
    }

    private void message(String text) {
        switch (code) {
            case READY -> news.accept("ready, waiting for workers");
            case JOINED -> {
                joined++;
                workers.add(worker(text));
                news.accept("worker " + worker(text) + " joined, " + workers.size() + " at work");
            }
            case LOST -> lost(worker(text));
            case PROGRESS, FINAL_COUNTS -> counts(text);
            case SUCCESS -> succeeded = true;
            case VIOLATED_INITIALLY, BEHAVIOUR -> violated = true;
            case STATE_OF_TRACE -> trace.add(text);
            default -> {
                if (severity.equals(ERROR)) {
                    errors.add(text.replace('\n', ' '));
                }
            }
        }
    }

    private void lost(String worker) {
        if (workers.remove(worker)) {
            lost++;
            news.accept("worker " + worker + " was lost; what it had goes to "
                    + (workers.isEmpty()
                            ? "whoever joins: nobody is at work"
                            : "the others, " + workers.size() + " at work"));
        }
    }

    private void counts(String text) {
        Matcher found = COUNTS.matcher(text);
        if (found.find()) {
            standing = new Standing(number(found, "generated"), number(found, "distinct"), number(found, "waiting"));
        }
    }

    private static long number(Matcher found, String group) {
        return Long.parseLong(found.group(group).replace(",", ""));
    }

    private static String worker(String text) {
        Matcher named = WORKER.matcher(text);
        return named.find() ? named.group("name") : text;
    }

    /** How far the run has come. */
    public Standing standing() {
        return standing;
    }

    /** How many workers have joined. */
    public int joined() {
        return joined;
    }

    /** How many of them went away before the end. */
    public int lost() {
        return lost;
    }

    /** Whether every state was expanded and no property is violated. */
    public boolean succeeded() {
        return succeeded && standing.waiting() == 0;
    }

    /** Whether a worker found an invariant that is false, or could not be evaluated: the server does not say which. */
    public boolean violated() {
        return violated;
    }

    /** The states of the counterexample as the tools print them. */
    public List<String> trace() {
        return List.copyOf(trace);
    }

    /** What went wrong, each in a line. */
    public List<String> errors() {
        return List.copyOf(errors);
    }
}
