package org.rollcall.oracle;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import java.util.NoSuchElementException;
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

    private final BufferedReader source;
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
        return next != null;
    }

    /** @throws ScriptException if the line is wrong */
    @Override
    public Operation next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        Operation operation = parser.parse(line, object(next));
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
