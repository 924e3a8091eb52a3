package org.rollcall.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The kinds of pages. The script of each is bundled from {@code src/browser/pages}. */
public enum Page {
    /** The roll calls of logs. */
    CHECK("check.js"),
    /** A counterexample, step by step. */
    MODEL("model.js"),
    /** All states of a model, to be walked. */
    EXPLORE("explore.js");

    private static final Pattern SLOT = Pattern.compile("\\{\\{([a-z-]+)}}");

    private final String script;

    Page(String script) {
        this.script = script;
    }

    /**
     * A page.
     *
     * @param title what it says in short
     * @param text the same as the page in plain text, for readers without scripts, and for print
     * @param data what its script shows
     */
    public String of(String title, String text, JsonNode data) {
        return of(title, text, data, new byte[0]);
    }

    /**
     * The same with data besides that JSON would make too long.
     *
     * @param columns numbers as {@code data.ts} reads them: seven bits a byte
     */
    public String of(String title, String text, JsonNode data, byte[] columns) {
        String style = resource("page.css");
        String code = resource(script);
        Map<String, String> slots = Map.of(
                "title", escaped(title),
                "text", escaped(text),
                "style", style,
                "style-hash", hash(style),
                "script", code,
                "script-hash", hash(code),
                "data", compressed(data, columns));
        // one pass: what is filled in is not looked at again
        return SLOT.matcher(resource("page.html"))
                .replaceAll(slot -> Matcher.quoteReplacement(Objects.requireNonNull(slots.get(slot.group(1)))));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** JSON in one line, then the columns. Base64 holds no byte that ends a script or begins a tag. */
    private static String compressed(JsonNode data, byte[] columns) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(JsonMapper.shared().writeValueAsBytes(data));
            gzip.write('\n');
            gzip.write(columns);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** As a content security policy names it. */
    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
