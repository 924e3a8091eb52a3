package org.rollcall.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.roll.ReasonCode;

/** What {@code docs/reasons.md} says of each code; the page travels in the jar. */
final class ReasonPage {
    /** The chapters of the page, the weightiest for a verdict first. */
    enum Chapter {
        IMPOSSIBLE("Why a text is impossible"),
        SILENCE("Why a CPU could be silent"),
        PROOF("How a miss is proved"),
        DOUBT("Why a text decides nothing"),
        NOTE("Notes");

        private final String heading;

        Chapter(String heading) {
            this.heading = heading;
        }
    }

    private record Section(Chapter chapter, String text) {}

    /** A full stop between backquotes ends nothing. */
    private static final Pattern SENTENCE = Pattern.compile("(?:`[^`]*`|[^`])*?\\.(?=\\s|$)");

    private static final ReasonPage PAGE = new ReasonPage();

    private final Map<ReasonCode, Section> sections = new EnumMap<>(ReasonCode.class);
    private final String home;

    private ReasonPage() {
        Map<String, ReasonCode> codes = new HashMap<>();
        for (ReasonCode code : ReasonCode.values()) {
            codes.put(code.word(), code);
        }
        String[] chapters = read("reasons.md").split("\n## ");
        for (String chapter : Arrays.asList(chapters).subList(1, chapters.length)) {
            String[] parts = chapter.split("\n### ");
            Chapter heading = chapter(parts[0].strip());
            for (String part : Arrays.asList(parts).subList(1, parts.length)) {
                int end = part.indexOf('\n');
                ReasonCode code = Objects.requireNonNull(codes.get(part.substring(0, end)), part);
                sections.put(code, new Section(heading, part.substring(end).strip()));
            }
        }
        var about = new Properties();
        try (InputStream in = open("about.properties")) {
            about.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        home = about.getProperty("docs");
    }

    static ReasonPage page() {
        return PAGE;
    }

    /** Where the code stands on the page. */
    Chapter chapter(ReasonCode code) {
        return section(code).chapter();
    }

    /** All that the page says of the code, in Markdown. */
    String text(ReasonCode code) {
        return section(code).text();
    }

    /** The first sentence of it. */
    String firstSentence(ReasonCode code) {
        Matcher sentence = SENTENCE.matcher(text(code));
        String first = sentence.lookingAt() ? sentence.group() : text(code);
        return first.replace('\n', ' ').replace("`", "");
    }

    /** Where a browser finds it. */
    String link(ReasonCode code) {
        return home + "/reasons.md#" + code.word().toLowerCase(Locale.ROOT);
    }

    private Section section(ReasonCode code) {
        return Objects.requireNonNull(sections.get(code), code.word());
    }

    private static Chapter chapter(String heading) {
        List<Chapter> found = new ArrayList<>(List.of(Chapter.values()));
        found.removeIf(chapter -> !chapter.heading.equals(heading));
        return found.get(0);
    }

    private static String read(String resource) {
        try (InputStream in = open(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        return Objects.requireNonNull(ReasonPage.class.getResourceAsStream(resource), resource);
    }
}
