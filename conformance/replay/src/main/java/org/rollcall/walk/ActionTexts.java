package org.rollcall.walk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.SanyReader;
import org.rollcall.spec.tla.SourceText;
import org.rollcall.spec.tla.TlaTools;

/** What a module says of its actions. It is read when the first is asked for. */
public final class ActionTexts {
    private final SanyReader reader;
    private final SourceText source;
    private final String name;
    private @Nullable Module module;

    /**
     * The texts of a module.
     *
     * @param name of the module
     */
    public ActionTexts(SanyReader reader, TlaTools tools, String name) {
        this.reader = reader;
        this.source = new SourceText(tools);
        this.name = name;
    }

    /** The module. */
    public Module module() {
        if (module == null) {
            module = reader.read(name);
        }
        return module;
    }

    /** The texts of the actions of these steps, {@code Take(c1, N)}, by the name of the action. */
    public Map<String, ActionText> of(Stream<String> steps) {
        Map<String, ActionText> texts = new LinkedHashMap<>();
        steps.map(step -> step.replaceFirst("\\(.*", ""))
                .forEach(action -> texts.computeIfAbsent(action, each -> ActionText.of(module(), each, source)));
        return texts;
    }
}
