package org.rollcall.states;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where files of keys are kept. */
public interface Storage {
    /** Begins a file. */
    OutputStream create(String name) throws IOException;

    /** Opens a file that was written. */
    InputStream open(String name) throws IOException;

    /** Takes a file away; it need not be there. */
    void delete(String name) throws IOException;

    /** A folder, which is there. */
    static Storage in(Path folder) {
        return new Storage() {
            @Override
            public OutputStream create(String name) throws IOException {
                return Files.newOutputStream(folder.resolve(name));
            }

            @Override
            public InputStream open(String name) throws IOException {
                return Files.newInputStream(folder.resolve(name));
            }

            @Override
            public void delete(String name) throws IOException {
                Files.deleteIfExists(folder.resolve(name));
            }
        };
    }
}
