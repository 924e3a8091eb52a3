package org.rollcall.lab.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.rollcall.lab.guest.LabException;

/** The scenarios that travel with the program, and those of a user. */
public final class Scenarios {
    private static final String SUFFIX = ".json";

    private Scenarios() {}

    /** Those of the program, in the order of its list. */
    public static List<Scenario> all() {
        return text("scenarios.txt").lines().map(Scenarios::shipped).toList();
    }

    /**
     * The scenario of this name, or in this file.
     *
     * @throws LabException if there is none, or it is not written as one
     */
    public static Scenario named(String name) {
        if (text("scenarios.txt").lines().anyMatch(name::equals)) {
            return shipped(name);
        }
        Path file = Path.of(name);
        if (!Files.isRegularFile(file)) {
            throw new LabException("there is no scenario " + name + "; rollcall lab run --list shows those there are");
        }
        try {
            String own = file.getFileName().toString().replace(SUFFIX, "");
            return ScenarioReader.read(own, Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new LabException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static Scenario shipped(String name) {
        return ScenarioReader.read(name, text(name + SUFFIX));
    }

    private static String text(String resource) {
        try (InputStream in = Scenarios.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the program is incomplete: " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the program is incomplete: " + resource, e);
        }
    }
}
