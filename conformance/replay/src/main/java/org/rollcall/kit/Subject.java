package org.rollcall.kit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.rollcall.process.Command;
import org.rollcall.process.OutsideProcess;
import org.rollcall.spec.SpecAction;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The program under test: each request is a line on its standard input, each answer a line on its standard output. */
public final class Subject implements AutoCloseable {
    /** Bytes of an answer; the state of a machine of 64 CPUs is far shorter. */
    static final int LONGEST_ANSWER = 1 << 20;

    private static final int SHOWN = 60;

    /** Answers that nobody asked for yet; a program that writes on and on has to wait. */
    private static final int MOST_UNREAD = 16;

    private sealed interface Answer {}

    private record Line(String text) implements Answer {}

    private record TooLong() implements Answer {}

    private record Ended() implements Answer {}

    private final OutsideProcess process;
    private final OutputStream requests;
    private final BlockingQueue<Answer> answers = new ArrayBlockingQueue<>(MOST_UNREAD);
    private final Duration patience;

    private Subject(OutsideProcess process, Duration patience) {
        this.process = process;
        this.requests = process.input();
        this.patience = patience;
        Thread reader = new Thread(() -> read(new BufferedInputStream(process.output())), "answers");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts it. What it writes to standard error goes to ours.
     *
     * @param patience how long an answer may take
     */
    public static Subject start(List<String> command, Duration patience) {
        try {
            return new Subject(Command.of(command).errorsToOurs().start(), patience);
        } catch (IOException e) {
            throw new SubjectException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Back to the initial state of a model.
     *
     * @throws SubjectException if the program does not know it
     */
    public void reset(String model) {
        String request = "reset " + model;
        String answer = ask(request);
        if (!answer.equals("ok")) {
            throw new SubjectException("the program answers \"" + shown(answer) + "\" to \"" + request + "\", not ok");
        }
    }

    /** Takes a step; the answer is "" if it did, otherwise why not. */
    String step(SpecAction action) {
        StringBuilder request = new StringBuilder("step ").append(action.name());
        action.arguments()
                .forEach(argument ->
                        request.append(' ').append(argument.toString().replace("\"", "")));
        String answer = ask(request.toString());
        if (answer.equals("ok")) {
            return "";
        } else if (answer.matches("no\\b.*")) {
            return answer;
        }
        throw new SubjectException(
                "the program answers \"" + shown(answer) + "\" to \"" + request + "\", neither ok nor no");
    }

    /** The variables that the program has, with their values. */
    JsonNode state() {
        String answer = ask("state");
        try {
            JsonNode state = JsonMapper.shared().readTree(answer);
            if (state != null && state.isObject()) {
                return state;
            }
        } catch (JacksonException e) {
            // said below, in one line
        }
        throw new SubjectException("the program answers \"" + shown(answer) + "\" to \"state\", no JSON object");
    }

    private String ask(String request) {
        try {
            requests.write((request + "\n").getBytes(StandardCharsets.UTF_8));
            requests.flush();
        } catch (IOException e) {
            throw ended(request); // it reads no more
        }
        try {
            Answer answer = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (answer instanceof Line line) {
                return line.text();
            } else if (answer instanceof Ended) {
                throw ended(request);
            } else if (answer instanceof TooLong) {
                throw new SubjectException(
                        "the program's answer to \"" + request + "\" is longer than " + LONGEST_ANSWER + " bytes");
            }
            throw new SubjectException("the program does not answer to \"" + request + "\" within "
                    + patience.toSeconds() + " s; --patience gives it longer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SubjectException("interrupted");
        }
    }

    private SubjectException ended(String request) {
        String how = "";
        try {
            OptionalInt status = process.status(Duration.ofSeconds(1));
            how = status.isPresent() ? " with status " + status.getAsInt() : "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new SubjectException("the program ended" + how + " and did not answer to \"" + request + "\"");
    }

    private void read(InputStream in) {
        try {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == '\n') {
                    answers.put(new Line(line.toString(StandardCharsets.UTF_8).strip()));
                    line.reset();
                } else if (line.size() >= LONGEST_ANSWER) {
                    answers.put(new TooLong());
                    return;
                } else {
                    line.write(b);
                }
            }
            answers.put(new Ended());
        } catch (IOException | InterruptedException e) {
            answers.offer(new Ended());
        }
    }

    /** The beginning, without what a terminal would act on. */
    private static String shown(String text) {
        String printable = text.replaceAll("[^\\x20-\\x7e]", "?");
        return printable.length() <= SHOWN ? printable : printable.substring(0, SHOWN) + "...";
    }

    /** Ends it: the end of its input first, then by force. */
    @Override
    public void close() {
        try {
            requests.close();
        } catch (IOException e) {
            // it is gone already
        }
        process.close();
    }
}
