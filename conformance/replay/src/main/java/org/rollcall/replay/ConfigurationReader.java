package org.rollcall.replay;

import java.util.List;
import java.util.stream.Stream;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.kernel.Word;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.Constant;
import org.rollcall.machine.CpuMask;
import org.rollcall.machine.Mutation;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.SpecificationException;

/** Reads the constants of a model of {@code IpiNmi} into the machine's configuration. CPUs are numbered in their order. */
public final class ConfigurationReader {
    private final ModelConfiguration model;
    private final List<SpecValue> cpus;

    private ConfigurationReader(ModelConfiguration model) {
        this.model = model;
        this.cpus = CpuNames.of(model);
    }

    /**
     * The machine's configuration for a model.
     *
     * @throws SpecificationException naming the constant that is missing or cannot be read
     */
    public static Configuration read(ModelConfiguration model) {
        try {
            return configuration(model);
        } catch (IllegalArgumentException e) {
            throw new SpecificationException("no machine is like that: " + e.getMessage(), e);
        }
    }

    private static Configuration configuration(ModelConfiguration model) {
        ConfigurationReader reader = new ConfigurationReader(model);
        KernelVersion version = reader.word("Version", KernelVersion.class);
        Configuration read = Configuration.of(version, reader.cpus.size());
        for (Constant<Configuration, ?> constant : Configuration.CONSTANTS) {
            read = reader.set(read, constant);
        }
        return read.withMut(Mutation.named(Substitutions.mutation(model))).required();
    }

    private <V> Configuration set(Configuration configuration, Constant<Configuration, V> constant) {
        return constant.with().apply(configuration, constant.type().cast(value(constant.name(), constant.type())));
    }

    private Object value(String constant, Class<?> type) {
        SpecValue value = model.constant(constant);
        if (type == CpuMask.class) {
            return set(constant);
        } else if (type == Boolean.class && value instanceof SpecValue.Bool truth) {
            return truth.value();
        } else if (type == Integer.class && value instanceof SpecValue.Int number) {
            return number.value();
        }
        return word(constant, type);
    }

    private CpuMask set(String constant) {
        CpuMask set = CpuMask.EMPTY;
        for (SpecValue element : elements(constant)) {
            int cpu = cpus.indexOf(element);
            if (cpu < 0) {
                throw new SpecificationException(constant + " names " + element + ", which is not in CPU");
            }
            set = set.with(cpu);
        }
        return set;
    }

    private List<SpecValue> elements(String constant) {
        if (model.constant(constant) instanceof SpecValue.SetOf set) {
            return set.elements();
        }
        throw unreadable(constant, "a set");
    }

    private <W> W word(String constant, Class<W> vocabulary) {
        List<W> words = Stream.ofNullable(vocabulary.getEnumConstants())
                .flatMap(Stream::of)
                .toList();
        SpecValue value = model.constant(constant);
        return words.stream()
                .filter(word -> value.equals(new SpecValue.Text(((Word) word).specName())))
                .findFirst()
                .orElseThrow(
                        () -> unreadable(constant, words.isEmpty() ? vocabulary.getSimpleName() : "one of " + words));
    }

    private SpecificationException unreadable(String constant, String expected) {
        return new SpecificationException(constant + " = " + model.constant(constant) + ": expected " + expected);
    }
}
