package org.rollcall.lab.scenario;

import java.util.Arrays;
import java.util.List;
import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.scenario.Action.Lead;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads a scenario from its JSON text. Every field must be there, and none that is not known. */
final class ScenarioReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    /** What QEMU's machine has room for. */
    private static final int MOST_CPUS = 512;

    /** The kernel ignores a CPU that does not exist, and says so in a line at boot. */
    private static final String REDIRECT = "panic_force_cpu=";

    private record Expected(String kind, String answered, String missed) {}

    private record Text(
            String about,
            int cpus,
            boolean pseudoNmi,
            boolean sdei,
            List<String> words,
            List<String> actions,
            List<String> kdb,
            List<Expected> expected) {}

    private final String name;

    private ScenarioReader(String name) {
        this.name = name;
    }

    /**
     * @param name of the scenario, for the table and for messages
     * @throws LabException if it is no scenario; the message says where
     */
    static Scenario read(String name, String json) {
        return new ScenarioReader(name).scenario(json);
    }

    private Scenario scenario(String json) {
        try {
            return checked(JSON.readValue(json, Text.class));
        } catch (JacksonException e) {
            throw bad(whatJacksonSays(e));
        } catch (IllegalArgumentException e) {
            throw bad(String.valueOf(e.getMessage()));
        }
    }

    private Scenario checked(Text text) {
        require(text.cpus >= 1 && text.cpus <= MOST_CPUS, "cpus is " + text.cpus + ", not between 1 and " + MOST_CPUS);
        List<Action> actions = text.actions.stream().map(ActionParser::parse).toList();
        for (Action action : actions) {
            for (int cpu : action.cpus()) {
                require(
                        cpu < text.cpus,
                        "\"" + action.word().replace(':', ' ') + "\" names CPU " + cpu + " of " + text.cpus);
            }
        }
        require(text.words.stream().allMatch(word -> word.matches("\\S+")), "a kernel word holds no blank");
        for (String word : text.words) {
            require(
                    !word.startsWith(REDIRECT) || isCpu(word.substring(REDIRECT.length()), text.cpus),
                    "\"" + word + "\": a panic is redirected to one of the CPUs 0 to " + (text.cpus - 1));
        }
        var scenario = new Scenario(
                name,
                text.about,
                text.cpus,
                text.pseudoNmi,
                text.sdei,
                text.words,
                actions,
                text.kdb,
                text.expected.stream().map(ScenarioReader::expectation).toList());
        require(!text.expected.isEmpty() || scenario.restarts(), "it expects no roll call");
        require(
                actions.stream().filter(Lead.class::isInstance).count() <= 1,
                "the lab leads the CPUs once; put all moves into one action");
        require(scenario.leavesOneAlone(), "no CPU is left that is neither locked up nor offline");
        return scenario;
    }

    private static boolean isCpu(String number, int cpus) {
        return number.matches("\\d{1,4}") && Integer.parseInt(number) < cpus;
    }

    private static Expectation expectation(Expected expected) {
        Kind kind = Arrays.stream(Kind.values())
                .filter(each -> each.word().equals(expected.kind))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + expected.kind
                        + "\" is not a kind of roll call; use backtrace, kgdb, stop, redirect or csd"));
        return new Expectation(kind, CpuSet.parse(expected.answered), CpuSet.parse(expected.missed));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Without the names of its own settings. */
    private static String whatJacksonSays(JacksonException e) {
        String what =
                e.getOriginalMessage().replaceFirst(" \\(index \\d+\\);.*", "").replace("creator property", "field");
        return what
                + (e.getLocation() == null ? "" : ", in line " + e.getLocation().getLineNr());
    }

    private LabException bad(String what) {
        return new LabException("scenario " + name + ": " + what + "; docs/lab.md shows how one is written");
    }
}
