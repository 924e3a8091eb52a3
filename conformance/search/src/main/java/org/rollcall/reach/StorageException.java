package org.rollcall.reach;

import java.io.IOException;
import org.rollcall.machine.Exploration;

/** A search could not go on because its files could not be written or read. */
public final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Exploration.Result soFar;

    StorageException(Exploration.Result soFar, IOException cause) {
        super(cause);
        this.soFar = soFar;
    }

    /** What was found until then; the end is BOUNDED. */
    public Exploration.Result soFar() {
        return soFar;
    }
}
