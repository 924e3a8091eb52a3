package org.rollcall.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.mutant.Fate;
import org.rollcall.spec.mutant.Found;

/** A file that keeps what a campaign has found, so that another one can go on. */
final class KnownMutants {
    private final @Nullable Path file;
    private Found found;

    private KnownMutants(@Nullable Path file, Found found) {
        this.file = file;
        this.found = found;
    }

    /**
     * What a file has.
     *
     * @param file a campaign that begins has none yet; null: nothing is kept
     */
    static KnownMutants in(@Nullable Path file) {
        return new KnownMutants(
                file,
                file == null || !Files.exists(file)
                        ? Found.nothing()
                        : Found.parse(ModelCommand.text(file), file.toString()));
    }

    Found found() {
        return found;
    }

    void add(List<Fate> fates) {
        if (file == null) {
            return;
        }
        found = found.and(fates);
        try {
            Files.writeString(file, found.text());
        } catch (IOException e) {
            throw new SpecificationException(file + ": can't be written", e);
        }
    }
}
