package org.rollcall.lab.replay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.stub.Cpu;
import org.rollcall.spec.SpecValue;

/**
 * A state of the model IpiNmi, in terms of the kernel. The model's CPU c1 is the kernel's CPU 0.
 *
 * @param values of the variables; CPUs are strings
 */
record ModelState(Map<String, SpecValue> values) {
    private static final String NOBODY = "None";
    private static final String NOTHING = "-";
    private static final String CPU = "c[1-9][0-9]?";

    int number(String variable) {
        return of(variable) instanceof SpecValue.Int number ? number.value() : wrong(variable, "a number");
    }

    boolean flag(String variable) {
        return of(variable) instanceof SpecValue.Bool bool ? bool.value() : wrong(variable, "TRUE or FALSE");
    }

    String text(String variable) {
        return of(variable) instanceof SpecValue.Text text ? text.value() : wrong(variable, "a string");
    }

    boolean isEmpty(String set) {
        return elements(set).isEmpty();
    }

    boolean isIn(Cpu cpu, String set) {
        return elements(set).contains(name(cpu));
    }

    Optional<Cpu> cpu(String variable) {
        String name = text(variable);
        if (name.equals(NOBODY)) {
            return Optional.empty();
        }
        return name.matches(CPU)
                ? Optional.of(new Cpu(Integer.parseInt(name.substring(1)) - 1))
                : wrong(variable, "a CPU");
    }

    String at(String function, Cpu cpu) {
        return graph(function).get(name(cpu)) instanceof SpecValue.Text text
                ? text.value()
                : wrong(function, "a string for each CPU");
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
        return IntStream.range(0, graph("task").size()).mapToObj(Cpu::new).toList();
    }

    private List<SpecValue> elements(String set) {
        return of(set) instanceof SpecValue.SetOf elements ? elements.elements() : wrong(set, "a set");
    }

    private Map<SpecValue, SpecValue> graph(String function) {
        return of(function) instanceof SpecValue.Function all ? all.graph() : wrong(function, "a function");
    }

    private SpecValue of(String variable) {
        SpecValue value = values.get(variable);
        if (value == null) {
            throw new LabException("the counterexample has no variable " + variable
                    + "; only counterexamples of the models of IpiNmi can be replayed on a kernel");
        }
        return value;
    }

    private <T> T wrong(String variable, String expected) {
        throw new LabException("in the counterexample " + variable + " is " + of(variable) + ", not " + expected
                + "; only counterexamples of the models of IpiNmi can be replayed on a kernel");
    }

    private static SpecValue name(Cpu cpu) {
        return new SpecValue.Text("c" + (cpu.number() + 1));
    }
}
