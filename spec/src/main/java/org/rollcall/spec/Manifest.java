package org.rollcall.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The list of all models with their expected results: {@code spec/tla/manifest.json}.
 *
 * @param mutations the operators that each mutation replaces
 */
public record Manifest(List<Model> models, Map<String, List<String>> mutations) {
    public Manifest {
        models = List.copyOf(models);
        Set<String> names = new LinkedHashSet<>();
        for (Model model : models) {
            if (!names.add(model.name())) {
                throw new SpecificationException("two models of the manifest are called " + model.name());
            }
        }
    }

    /** The manifest that travels with the program. */
    public static Manifest ofProgram() {
        try (InputStream in = Manifest.class.getResourceAsStream("/tla/manifest.json")) {
            if (in == null) {
                throw new IllegalStateException("the program was built without its manifest");
            }
            return ManifestReader.read(in, "manifest.json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The manifest in a folder of the user's. */
    public static Manifest of(Path folder) {
        Path file = folder.resolve("manifest.json");
        try (InputStream in = Files.newInputStream(file)) {
            return ManifestReader.read(in, file.toString());
        } catch (IOException e) {
            throw new SpecificationException(
                    file + ": can't be read; --spec names the folder with the modules and manifest.json", e);
        }
    }

    /** The model of this name. */
    public Model named(String name) {
        return models.stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new SpecificationException(
                        "there is no model \"" + name + "\"; rollcall model --list shows all" + similar(name)));
    }

    private String similar(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        List<String> close = models.stream()
                .map(Model::name)
                .filter(n -> n.toLowerCase(Locale.ROOT).contains(wanted))
                .limit(5)
                .toList();
        return close.isEmpty() ? "" : "; similar: " + String.join(", ", close);
    }
}
