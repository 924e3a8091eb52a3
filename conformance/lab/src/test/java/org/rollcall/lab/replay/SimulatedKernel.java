package org.rollcall.lab.replay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.rollcall.lab.stub.FakeStub;

/**
 * Two CPUs behind a fake stub, with the stores and calls of kgdb_cpu_enter and nothing else: CPU 0 is a slave, CPU 1 the
 * master. As in QEMU a point stops before the instruction or the store, stops again if the CPU is resumed there, and two
 * CPUs may be halted at a point when one is reported.
 */
final class SimulatedKernel implements AutoCloseable {
    /** The symbols, 0x1000 apart. */
    static final List<String> SYMBOLS = List.of(
            "masters_in_kgdb",
            "slaves_in_kgdb",
            "dbg_master_lock",
            "dbg_slave_lock",
            "kgdb_active",
            "kgdb_info",
            "ipi_irq_base",
            "printk_cpu_sync_owner",
            "write_sysrq_trigger",
            "ipi_handler",
            "kgdb_cpu_enter",
            "kgdb_roundup_cpus",
            "__ipi_send_single",
            "kdb_stub",
            "_printk",
            "kgdb_nmicallback");

    private static final long BASE = 0xffff800080000000L;
    private static final int IRQ_BASE = 10;
    private static final int TURNS = 200;

    /** One instruction; {@code run} gives the place of the next one in the program. */
    private record Instruction(long pc, long writes, long reads, LongSupplier run) {}

    private final TreeMap<Long, Long> memory = new TreeMap<>();
    private final List<List<Instruction>> programs = List.of(new ArrayList<>(), new ArrayList<>());
    private final int[] at = {0, 0};
    private final long[][] x = {new long[31], new long[31]};
    private final Set<String> points = new TreeSet<>();
    private final FakeStub stub;
    private int looking;
    /** Turns before the first interrupt: the master is at its gate by then. */
    private int idle = 5;

    SimulatedKernel(Path socket) throws IOException {
        set("kgdb_active", 0, -1);
        set("printk_cpu_sync_owner", 0, -1);
        set("ipi_irq_base", 0, IRQ_BASE);
        slave(programs.get(0));
        master(programs.get(1));
        stub = new FakeStub(socket, List.of("T02thread:01;"), this::answer);
    }

    static String systemMap() {
        return SYMBOLS.stream()
                .map(symbol -> String.format("%016x T %s", address(symbol), symbol))
                .collect(Collectors.joining("\n"));
    }

    FakeStub stub() {
        return stub;
    }

    private void slave(List<Instruction> program) {
        call(program, "user", () -> {
            x[0][0] = IRQ_BASE + 6;
            return --idle > 0 ? 0 : 1;
        });
        call(program, "ipi_handler", () -> {
            x[0][0] = IRQ_BASE + 7;
            return 2;
        });
        call(program, "ipi_handler", () -> 3);
        store(program, "kgdb_info", 28, 1, 4);
        add(program, "slaves_in_kgdb", 1, 5);
        program.add(new Instruction(
                pc(program, "kgdb_cpu_enter"),
                0,
                address("dbg_slave_lock"),
                () -> get("dbg_slave_lock", 0) == 0 ? 6 : 5));
        store(program, "kgdb_info", 0, 0, 7);
        store(program, "kgdb_info", 28, 0, 8);
        add(program, "slaves_in_kgdb", -1, 9);
        call(program, "user", () -> 9);
    }

    private void master(List<Instruction> program) {
        call(program, "user", () -> 1);
        call(program, "write_sysrq_trigger", () -> 2);
        store(program, "kgdb_info", 40 + 28, 1, 3);
        add(program, "masters_in_kgdb", 1, 4);
        store(program, "dbg_master_lock", 0, 1, 5);
        store(program, "kgdb_active", 0, 1, 6);
        store(program, "dbg_slave_lock", 0, 1, 7);
        program.add(new Instruction(pc(program, "kgdb_cpu_enter"), 0, 0, () -> {
            x[1][30] = address("kgdb_cpu_enter") + 0x800;
            return 8;
        }));
        call(program, "kgdb_roundup_cpus", () -> {
            x[1][30] = address("kgdb_roundup_cpus") + 0x40;
            x[1][1] = 0;
            return 9;
        });
        call(program, "__ipi_send_single", () -> 10);
        program.add(new Instruction(address("kgdb_roundup_cpus") + 0x40, 0, 0, () -> 11));
        program.add(new Instruction(address("kgdb_cpu_enter") + 0x800, 0, 0, () -> {
            x[1][30] = address("kgdb_cpu_enter") + 0x900;
            return get("masters_in_kgdb", 0) + get("slaves_in_kgdb", 0) == 2 ? 13 : 12;
        }));
        call(program, "_printk", () -> 13);
        call(program, "kdb_stub", () -> 14);
        call(program, "user", () -> 14);
    }

    private void call(List<Instruction> program, String symbol, LongSupplier run) {
        program.add(new Instruction(symbol.equals("user") ? 0x400000 : address(symbol), 0, 0, run));
    }

    private void store(List<Instruction> program, String symbol, int offset, long value, int next) {
        program.add(new Instruction(pc(program, "kgdb_cpu_enter"), address(symbol) + offset, 0, () -> {
            set(symbol, offset, value);
            return next;
        }));
    }

    private void add(List<Instruction> program, String symbol, int value, int next) {
        program.add(new Instruction(pc(program, "kgdb_cpu_enter"), address(symbol), 0, () -> {
            set(symbol, 0, get(symbol, 0) + value);
            return next;
        }));
    }

    private long pc(List<Instruction> program, String function) {
        return address(function) + 16L * (program.size() + (program == programs.get(0) ? 1 : 2) * 20L);
    }

    private static long address(String symbol) {
        return BASE + 0x1000L * SYMBOLS.indexOf(symbol);
    }

    private void set(String symbol, int offset, long value) {
        memory.put(address(symbol) + offset, value);
    }

    private long get(String symbol, int offset) {
        return memory.getOrDefault(address(symbol) + offset, 0L);
    }

    private List<String> answer(String packet) {
        if (packet.startsWith("qSupported")) {
            return List.of("PacketSize=1000");
        } else if (packet.startsWith("Hg")) {
            looking = cpu(packet);
        } else if (packet.startsWith("Z")) {
            points.add(packet.substring(1));
        } else if (packet.startsWith("z")) {
            points.remove(packet.substring(1));
        } else if (packet.startsWith("m")) {
            return List.of(memory(packet.substring(1).split(",")));
        } else if (packet.startsWith("vCont;s")) {
            int cpu = cpu(packet);
            step(cpu);
            return List.of("T05thread:p01.0" + (cpu + 1) + ";");
        } else if (packet.startsWith("vCont;c")) {
            return run(packet);
        }
        return switch (packet) {
            case "?", FakeStub.INTERRUPT -> List.of("T02thread:p01.01;");
            case "qfThreadInfo" -> List.of("mp01.01,p01.02");
            case "qsThreadInfo" -> List.of("l");
            case "g" -> List.of(registers());
            default -> List.of("OK");
        };
    }

    private static int cpu(String packet) {
        return packet.charAt(packet.length() - 1) - '1';
    }

    private String memory(String[] request) {
        long value = memory.getOrDefault(Long.parseUnsignedLong(request[0], 16), 0L);
        byte[] bytes = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
        return HexFormat.of().formatHex(bytes, 0, Integer.parseInt(request[1], 16));
    }

    private String registers() {
        ByteBuffer bytes = ByteBuffer.allocate(34 * 8).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : x[looking]) {
            bytes.putLong(value);
        }
        bytes.putLong(0).putLong(instruction(looking).pc());
        return HexFormat.of().formatHex(bytes.array());
    }

    private Instruction instruction(int cpu) {
        return programs.get(cpu).get(at[cpu]);
    }

    private void step(int cpu) {
        at[cpu] = (int) instruction(cpu).run().getAsLong();
    }

    private List<String> run(String packet) {
        List<Integer> running = new ArrayList<>();
        for (String each : packet.substring("vCont;".length()).split(";")) {
            running.add(cpu(each));
        }
        for (int turn = 0; turn < TURNS; turn++) {
            String stop = "";
            for (int cpu : running) {
                String hit = hit(cpu);
                stop = hit.isEmpty() ? stop : hit;
            }
            if (!stop.isEmpty()) {
                return List.of(stop);
            }
            running.forEach(this::step);
        }
        return List.of();
    }

    private String hit(int cpu) {
        Instruction next = instruction(cpu);
        for (String point : points) {
            long address = Long.parseUnsignedLong(point.split(",")[1], 16);
            String thread = "T05thread:p01.0" + (cpu + 1) + ";";
            if (point.startsWith("0") && address == next.pc()) {
                return thread;
            } else if (point.startsWith("2") && address == next.writes()) {
                return thread + "watch:" + Long.toHexString(address) + ";";
            } else if (point.startsWith("3") && address == next.reads()) {
                return thread + "rwatch:" + Long.toHexString(address) + ";";
            }
        }
        return "";
    }

    @Override
    public void close() throws IOException {
        stub.close();
    }
}
