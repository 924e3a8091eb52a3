package org.rollcall.command;

import java.util.ArrayList;
import java.util.List;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which models of the manifest; the same for all commands that take some. */
final class ModelSelection {
    @Option(names = "--all", description = "all models that take seconds")
    private boolean all;

    @Option(names = "--deep", description = "with --all: the slow models too")
    private boolean deep;

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "names of models")
    private final List<String> names = new ArrayList<>();

    /** Whether the whole manifest was asked for, and not some models by name. */
    boolean all() {
        return all;
    }

    /** Whether the slow models are wanted, too. */
    boolean deep() {
        return deep;
    }

    /** The names on the command line. */
    List<String> names() {
        return names;
    }

    /** The models, in the order of the manifest or of the command line; empty if none was asked for. */
    List<Model> of(Manifest manifest) {
        return all
                ? manifest.models().stream()
                        .filter(model -> deep || model.speed() != Model.Speed.DEEP)
                        .toList()
                : names.stream().map(manifest::named).toList();
    }
}
