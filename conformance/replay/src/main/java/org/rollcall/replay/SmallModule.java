package org.rollcall.replay;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.rollcall.call.CallConfiguration;
import org.rollcall.call.CallFunction;
import org.rollcall.call.CallKind;
import org.rollcall.kernel.Word;
import org.rollcall.panic.PanicConfiguration;
import org.rollcall.panic.PanicElection;
import org.rollcall.panic.PanicKind;
import org.rollcall.sdei.SdeiConfiguration;
import org.rollcall.sdei.SdeiKind;
import org.rollcall.sdei.SdeiRequest;
import org.rollcall.spec.Model;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.sse.SseConfiguration;
import org.rollcall.sse.SseKind;
import org.rollcall.sse.SseNmi;
import org.rollcall.transition.ActionName;
import org.rollcall.transition.ActionSystem;

/**
 * A module beside IpiNmi whose Java model is made of guarded actions. A new one is a line here.
 *
 * @param root the root of its models
 * @param constants the record of its constants
 * @param kinds its actions
 * @param machine the Java model with these constants
 */
public record SmallModule<C extends Record, S extends Record, K extends Enum<K> & ActionName>(
        String root, Class<C> constants, Class<K> kinds, Function<C, ActionSystem<S, K>> machine) {
    /** All of them. */
    public static final List<SmallModule<?, ?, ?>> ALL = List.of(
            new SmallModule<>("MCPanicElection", PanicConfiguration.class, PanicKind.class, PanicElection::of),
            new SmallModule<>("MCCallFunction", CallConfiguration.class, CallKind.class, CallFunction::of),
            new SmallModule<>("MCSseNmi", SseConfiguration.class, SseKind.class, SseNmi::of),
            new SmallModule<>("MCSdeiRequest", SdeiConfiguration.class, SdeiKind.class, SdeiRequest::of));

    /** The module that a model is of, if it is one of these. */
    static Optional<SmallModule<?, ?, ?>> of(Model model) {
        return named(model.module());
    }

    /** The module whose models have this root, if it is one of these. */
    public static Optional<SmallModule<?, ?, ?>> named(String root) {
        return ALL.stream().filter(module -> module.root.equals(root)).findFirst();
    }

    /** The actions of all of them. */
    static Stream<ActionName> allKinds() {
        return ALL.stream().flatMap(module -> Stream.of(module.kinds.getEnumConstants()));
    }

    /** Whether a model is one of this module. */
    boolean hasRootOf(Model model) {
        return model.module().equals(root);
    }

    /** The Java model for a model of the module, with its mutation. */
    public ActionSystem<S, K> system(ModelConfiguration model) {
        return machine.apply(new RecordReader(model, Substitutions.mutation(model)).read(constants));
    }

    /** The Java model without the mutation. */
    ActionSystem<S, K> soundSystem(ModelConfiguration model) {
        return machine.apply(new RecordReader(model, Substitutions.NONE).read(constants));
    }

    /** The mutations of the module, without "none". */
    List<String> mutations() {
        return Arrays.stream(constants.getRecordComponents())
                .filter(component -> component.getName().equals(RecordReader.MUTATION))
                .map(RecordComponent::getType)
                .flatMap(type -> Stream.of(type.getEnumConstants()))
                .map(mutation -> ((Word) mutation).specName())
                .filter(name -> !name.equals(Substitutions.NONE))
                .toList();
    }
}
