package org.rollcall.gickit;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a script one operation at a time: a script of any length takes the same memory. */
public final class ScriptReader implements Iterator<Operation>, Closeable {
    /** No operation is near as long; a longer line is not a script. */
    private static final int LONGEST_LINE = 1 << 16;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Set-up of 256 PEs is far shorter. */
    private static final int FARTHEST_AHEAD = 10_000;

    private final BufferedReader source;
    private final Queue<Operation> ahead = new ArrayDeque<>();
    private final ScriptHeader header;
    private final OperationParser parser;
    private int line;
    private @Nullable String next;

    /** @throws ScriptException if there is no header or it is wrong */
    public ScriptReader(Reader source) throws IOException {
        this.source = new BufferedReader(source);
        String first = advance();
        if (first == null) {
            throw new ScriptException("the script is empty; its first line must describe the machine");
        }
        header = new HeaderParser(line).parse(object(first));
        parser = new OperationParser(header);
        next = advance();
    }

    public ScriptHeader header() {
        return header;
    }

    @Override
    public boolean hasNext() {
        return !ahead.isEmpty() || next != null;
    }

    /** Whether the script carries answers, as far as its first 10,000 operations tell. */
    public boolean answered() {
        boolean found = ahead.stream().anyMatch(operation -> operation.recorded() != null);
        while (!found && next != null && ahead.size() < FARTHEST_AHEAD) {
            Operation operation = parseNext();
            ahead.add(operation);
            found = operation.recorded() != null;
        }
        return found;
    }

    /** @throws ScriptException if the line is wrong */
    @Override
    public Operation next() {
        if (!ahead.isEmpty()) {
            return ahead.remove();
        }
        if (next == null) {
            throw new NoSuchElementException();
        }
        return parseNext();
    }

    private Operation parseNext() {
        Operation operation = parser.parse(line, object(Objects.requireNonNull(next)));
        try {
            next = advance();
        } catch (IOException e) {
            throw new ScriptException(line + 1, "cannot be read: " + e.getMessage());
        }
        return operation;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    /** The next line that is not blank, null at the end. */
    private @Nullable String advance() throws IOException {
        String text;
        do {
            text = readLine();
        } while (text != null && text.isBlank());
        return text;
    }

    private @Nullable String readLine() throws IOException {
        line++;
        StringBuilder text = new StringBuilder();
        int c = source.read();
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && c != '\n'; c = source.read()) {
            if (text.length() == LONGEST_LINE) {
                throw new ScriptException(line, "longer than " + LONGEST_LINE + " characters; one operation a line");
            }
            text.append((char) c);
        }
        return text.toString();
    }

    private JsonNode object(String text) {
        JsonNode node;
        try {
            node = MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new ScriptException(line, "not JSON: " + e.getOriginalMessage());
        }
        if (!node.isObject()) {
            throw new ScriptException(line, "a JSON object is expected, one a line");
        }
        return node;
    }
}
