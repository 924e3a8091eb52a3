package org.rollcall.lab.stub;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** CPUs behind a fake stub that go from one function to the next of their lists, and stay in the last. */
public final class WanderingCpus implements AutoCloseable {
    private static final List<String> FUNCTIONS = List.of("linux_banner", "a", "b", "c");
    private static final long BASE = 0xffff800080000000L;
    private static final HexFormat HEX = HexFormat.of();

    private final List<List<String>> ways;
    private final String release;
    private final int[] at;
    private final Set<Long> points = new TreeSet<>();
    private final List<String> monitored = Collections.synchronizedList(new ArrayList<>());
    private final FakeStub stub;
    private int looking;

    public WanderingCpus(Path socket, String release, List<List<String>> ways) throws IOException {
        this.ways = ways;
        this.release = release;
        this.at = new int[ways.size()];
        this.stub = new FakeStub(socket, List.of("T02thread:01;"), this::answer);
    }

    public static String systemMap() {
        return FUNCTIONS.stream()
                .map(function -> "%016x T %s".formatted(address(function), function))
                .collect(Collectors.joining("\n"));
    }

    public List<String> asked() {
        return stub.asked();
    }

    /** The commands for QEMU's monitor. */
    public List<String> monitored() {
        return List.copyOf(monitored);
    }

    /** In which function each CPU is. */
    public List<String> places() {
        return IntStream.range(0, at.length).mapToObj(this::place).toList();
    }

    private String place(int cpu) {
        return ways.get(cpu).get(at[cpu]);
    }

    private static long address(String function) {
        return BASE + 0x1000L * FUNCTIONS.indexOf(function);
    }

    private List<String> answer(String packet) {
        if (packet.startsWith("qSupported")) {
            return List.of("PacketSize=1000");
        } else if (packet.startsWith("qRcmd,")) {
            monitored.add(new String(HEX.parseHex(packet.substring(6)), StandardCharsets.UTF_8));
        } else if (packet.startsWith("Hg")) {
            looking = cpu(packet);
        } else if (packet.startsWith("Z0,")) {
            points.add(Long.parseUnsignedLong(packet.split(",")[1], 16));
        } else if (packet.startsWith("z0,")) {
            points.remove(Long.parseUnsignedLong(packet.split(",")[1], 16));
        } else if (packet.startsWith("m")) {
            byte[] banner = ("Linux version " + release + " and more").getBytes(StandardCharsets.UTF_8);
            return List.of(HEX.formatHex(banner, 0, Integer.parseInt(packet.split(",")[1], 16)));
        } else if (packet.startsWith("vCont;s")) {
            go(cpu(packet));
            return List.of(stop(cpu(packet)));
        } else if (packet.startsWith("vCont;c")) {
            return run(packet.substring("vCont;".length()).split(";"));
        }
        return switch (packet) {
            case "?", FakeStub.INTERRUPT -> List.of(stop(0));
            case "qfThreadInfo" ->
                List.of(IntStream.rangeClosed(1, at.length)
                        .mapToObj(thread -> "p01.0" + thread)
                        .collect(Collectors.joining(",", "m", "")));
            case "qsThreadInfo" -> List.of("l");
            case "g" -> List.of(registers());
            default -> List.of("OK");
        };
    }

    /** All that run are in their next function at the same time; one that is halted there is named. */
    private List<String> run(String[] running) {
        for (int turn = 0; turn < FUNCTIONS.size(); turn++) {
            for (String each : running) {
                if (points.contains(address(place(cpu(each))))) {
                    return List.of(stop(cpu(each)));
                }
            }
            for (String each : running) {
                go(cpu(each));
            }
        }
        return List.of();
    }

    private void go(int cpu) {
        at[cpu] = Math.min(at[cpu] + 1, ways.get(cpu).size() - 1);
    }

    private static int cpu(String packet) {
        return packet.charAt(packet.length() - 1) - '1';
    }

    private static String stop(int cpu) {
        return "T05thread:p01.0" + (cpu + 1) + ";";
    }

    private String registers() {
        ByteBuffer bytes = ByteBuffer.allocate(34 * 8).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(32 * 8, address(place(looking)));
        return HEX.formatHex(bytes.array());
    }

    @Override
    public void close() throws IOException {
        stub.close();
    }
}
