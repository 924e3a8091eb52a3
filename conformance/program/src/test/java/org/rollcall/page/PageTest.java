package org.rollcall.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a browser would find in a page; {@code src/browser} asks one. */
class PageTest {
    private static final String HOSTILE = "</script><!--<img src=x>&\"'\u2028{{data}}{{script}}$1\\";

    @ParameterizedTest
    @EnumSource
    void dataIsNoMarkup(Page kind) throws IOException {
        ObjectNode data = JsonMapper.shared().createObjectNode().put("text", HOSTILE);
        String page = kind.of(HOSTILE, HOSTILE, data);
        assertThat(page.split("</script>", -1)).hasSize(3);
        assertThat(page).doesNotContain("<!--", "<img");
        assertThat(page).contains("<title>&lt;/script&gt;").contains("{{data}}");
        String payload = only(page, "id=\"data\">([A-Za-z0-9+/=]*)</script>");
        try (var json =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(payload)))) {
            assertThat(JsonMapper.shared().readTree(json).get("text").asString())
                    .isEqualTo(HOSTILE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingComesFromElsewhere(Page kind) {
        String page = kind.of("t", "x", JsonMapper.shared().createObjectNode());
        assertThat(page.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:", "https:", "@import", "url(");
        assertThat(page).contains("default-src 'none'");
        assertThat(page).doesNotContain("innerHTML").doesNotContain("eval(").doesNotContain(" style=\"");
    }

    @ParameterizedTest
    @EnumSource
    void theSameDataMakesTheSamePage(Page kind) {
        ObjectNode data = JsonMapper.shared().createObjectNode().put("a", 1);
        assertThat(kind.of("t", "x", data)).isEqualTo(kind.of("t", "x", data));
    }

    private static String only(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .reduce((one, two) -> {
                    throw new AssertionError("two: " + pattern);
                })
                .orElseThrow();
    }
}
