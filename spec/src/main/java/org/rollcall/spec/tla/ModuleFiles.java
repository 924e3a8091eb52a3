package org.rollcall.spec.tla;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import util.FilenameToStream;

/**
 * Finds modules and configurations: those that are given as text, in a folder of the user, or among the specification's own, which
 * travel in the jar. The tools read files only, so what is given is in the private scratch folder, and what is in the jar is copied
 * there, standard modules too.
 */
final class ModuleFiles implements FilenameToStream {
    private static final String OWN = "/tla/";
    private static final String STANDARD = "/tla2sany/StandardModules/";

    private final @Nullable Path folder;
    private final Path scratch;

    ModuleFiles(@Nullable Path folder, Path scratch) {
        this.folder = folder;
        this.scratch = scratch;
    }

    @Override
    public File resolve(String name, boolean isModule) {
        String file = isModule && !name.endsWith(".tla") ? name + ".tla" : name;
        Path given = scratch.resolve(file);
        if (Files.isRegularFile(given)) {
            return given.toFile();
        }
        if (folder != null && Files.isRegularFile(folder.resolve(file))) {
            return folder.resolve(file).toFile();
        }
        copy(file, given);
        return given.toFile();
    }

    private void copy(String file, Path target) {
        try (InputStream in = resource(folder, file)) {
            if (in != null) {
                Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a file, null if there is no such file; nothing is copied. */
    static @Nullable String text(@Nullable Path folder, String file) throws IOException {
        if (folder != null && Files.isRegularFile(folder.resolve(file))) {
            return Files.readString(folder.resolve(file));
        }
        try (InputStream in = resource(folder, file)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static @Nullable InputStream resource(@Nullable Path folder, String file) {
        InputStream own = folder == null ? ModuleFiles.class.getResourceAsStream(OWN + file) : null;
        return own == null ? ModuleFiles.class.getResourceAsStream(STANDARD + file) : own;
    }

    @Override
    public String getFullPath() {
        return (folder == null ? scratch : folder).toString();
    }

    @Override
    public boolean isStandardModule(String module) {
        return ModuleFiles.class.getResource(STANDARD + module + ".tla") != null;
    }
}
