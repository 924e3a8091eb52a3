package org.rollcall.spec.tla;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import util.FilenameToStream;

/**
 * Finds modules and configurations: in a folder of the user, or among the specification's own, which travel in the jar.
 * The tools read files only, so what is in the jar is copied to the private scratch folder, standard modules too.
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
        if (folder != null && Files.isRegularFile(folder.resolve(file))) {
            return folder.resolve(file).toFile();
        }
        Path copy = scratch.resolve(file);
        if (!Files.isRegularFile(copy) && !(folder == null && copied(OWN + file, copy))) {
            copied(STANDARD + file, copy);
        }
        return copy.toFile();
    }

    private static boolean copied(String resource, Path target) {
        try (InputStream in = ModuleFiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                return false;
            }
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
