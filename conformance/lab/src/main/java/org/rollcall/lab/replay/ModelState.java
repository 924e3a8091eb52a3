package org.rollcall.lab.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.stub.Cpu;
import tools.jackson.databind.JsonNode;

/** A state of the model IpiNmi, as {@code rollcall model --format json} prints it, in terms of the kernel. */
final class ModelState {
    private static final String NOBODY = "None";
    private static final String NOTHING = "-";

    private final JsonNode values;
    private final List<String> names;

    ModelState(JsonNode values, List<String> names) {
        this.values = values;
        this.names = names;
    }

    JsonNode of(String variable) {
        JsonNode value = values.get(variable);
        if (value == null) {
            throw new LabException("the counterexample has no variable " + variable
                    + "; only counterexamples of the models of IpiNmi can be replayed on a kernel");
        }
        return value;
    }

    int number(String variable) {
        return of(variable).asInt();
    }

    boolean flag(String variable) {
        return of(variable).asBoolean();
    }

    boolean isIn(Cpu cpu, String set) {
        for (JsonNode element : of(set)) {
            if (element.asString().equals(name(cpu))) {
                return true;
            }
        }
        return false;
    }

    Optional<Cpu> cpu(String variable) {
        String name = of(variable).asString();
        return name.equals(NOBODY) ? Optional.empty() : Optional.of(new Cpu(names.indexOf(name)));
    }

    String at(String function, Cpu cpu) {
        return of(function).get(name(cpu)).asString();
    }

    /** Where the handler of a CPU is, NMI or not. */
    String handler(Cpu cpu) {
        String nmi = at("nmiPc", cpu);
        return nmi.equals(NOTHING) ? at("irqPc", cpu) : nmi;
    }

    /** In the debugger, and not about to leave it. */
    boolean in(Cpu cpu) {
        return isIn(cpu, "entered") && !handler(cpu).equals("R4");
    }

    /** The CPU can do nothing before another one does something: it may run, and will stay where it is. */
    boolean blocked(Cpu cpu) {
        Optional<Cpu> printer = cpu("psync");
        return switch (handler(cpu)) {
            case "L" -> flag("slock") && !cpu("btc").equals(Optional.of(cpu));
            case "P1" -> printer.isPresent() && !printer.get().equals(cpu);
            default -> false;
        };
    }

    long counted() {
        return cpus().stream()
                .filter(cpu -> isIn(cpu, "online") && !at("task", cpu).equals("uncounted"))
                .count();
    }

    List<Cpu> cpus() {
        List<Cpu> cpus = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            cpus.add(new Cpu(i));
        }
        return cpus;
    }

    private String name(Cpu cpu) {
        return names.get(cpu.number());
    }
}
