package org.rollcall.spec.tla;

import java.nio.file.Path;
import java.util.List;
import org.rollcall.spec.ModelConfiguration;

/** A model as files in a folder of its own, for tools in another process. It goes with {@link #close()}. */
public final class LaidOut implements AutoCloseable {
    private final Scratch scratch = new Scratch();
    private final String module;

    /** @param modules the root, then what it needs, standard modules left out */
    LaidOut(TlaTools tools, List<String> modules, ModelConfiguration configuration) {
        this.module = modules.get(0);
        modules.forEach(each -> scratch.write(each + ".tla", tools.text(each + ".tla")));
        scratch.write(module + ".cfg", configuration.text());
    }

    /** Where they are; the tools may write there. */
    public Path folder() {
        return scratch.folder();
    }

    /** The root, without {@code .tla}; the configuration has the same name. */
    public String module() {
        return module;
    }

    @Override
    public void close() {
        scratch.close();
    }
}
