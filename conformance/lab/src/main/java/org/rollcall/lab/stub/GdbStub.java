package org.rollcall.lab.stub;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A connection to QEMU's gdb stub. Connecting stops the machine; then it is halted except between {@link #resume} and the
 * stop that follows. Every method throws {@link StubException} where the stub does not answer as it should.
 */
public final class GdbStub implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HexFormat HEX = HexFormat.of();
    private static final String OK = "OK";

    private final PacketChannel channel;
    private final Duration patience;
    private final SortedSet<Cpu> cpus;
    /** Memory is read from the viewpoint of one CPU; one in user space or switched off cannot see the kernel. */
    private Cpu viewpoint;

    private GdbStub(PacketChannel channel, Duration patience) {
        this.channel = channel;
        this.patience = patience;
        hello();
        this.cpus = threads();
        this.viewpoint = cpus.first();
    }

    /** Connects to a socket on which QEMU listens. */
    public static GdbStub connect(Path socket) {
        return connect(socket, PATIENCE);
    }

    /** @param patience how long to wait for an answer */
    static GdbStub connect(Path socket, Duration patience) {
        PacketChannel channel = PacketChannel.connect(socket);
        try {
            return new GdbStub(channel, patience);
        } catch (StubException e) {
            channel.close();
            throw e;
        }
    }

    /** QEMU stops the machine and reports that before it answers anything. */
    private void hello() {
        channel.send("qSupported:multiprocess+;vContSupported+");
        String features = reply("its features");
        while (StopReply.is(features)) {
            features = reply("its features");
        }
        if (!features.contains("PacketSize")) {
            throw unexpected(features, "its features");
        }
        StopReply.parse(request("?", "why the machine is halted"));
    }

    private SortedSet<Cpu> threads() {
        SortedSet<Cpu> all = new TreeSet<>();
        String some = request("qfThreadInfo", "its threads");
        while (some.startsWith("m")) {
            for (String thread : some.substring(1).split(",")) {
                all.add(Cpu.of(thread));
            }
            some = request("qsThreadInfo", "more of its threads");
        }
        if (!some.equals("l") || all.isEmpty()) {
            throw unexpected(some, "its threads");
        }
        return all;
    }

    /** The CPUs of the machine, also those that Linux has taken offline. */
    public SortedSet<Cpu> cpus() {
        return cpus;
    }

    public Registers registers(Cpu cpu) {
        look(cpu);
        return Registers.parse(bytes(request("g", "the registers of " + cpu), "the registers of " + cpu));
    }

    /** Memory of the kernel, through whichever CPU can see it. */
    public byte[] memory(Address address, int length) {
        String awaited = length + " bytes at " + address;
        String question = String.format(Locale.ROOT, "m%s,%x", address.hex(), length);
        look(viewpoint);
        String answer = request(question, awaited);
        for (Cpu cpu : cpus) {
            if (answer.startsWith("E")) {
                viewpoint = cpu;
                look(cpu);
                answer = request(question, awaited);
            }
        }
        byte[] bytes = bytes(answer, awaited);
        if (bytes.length != length) {
            throw unexpected(answer, awaited);
        }
        return bytes;
    }

    private void look(Cpu cpu) {
        expectOk("Hg" + cpu.thread(), "that it looks at " + cpu);
    }

    public void insert(Point point) {
        expectOk("Z" + point.packet(), "that it sets a point at " + point.address());
    }

    public void remove(Point point) {
        expectOk("z" + point.packet(), "that it removes the point at " + point.address());
    }

    /** One instruction of one CPU, interrupts not taken; also off a breakpoint. All others stay halted. */
    public StopReply step(Cpu cpu) {
        return StopReply.parse(request("vCont;s:" + cpu.thread(), "a single step of " + cpu));
    }

    /** Lets these CPUs run and all others stay halted, until {@link #awaitStop} reports a stop or {@link #interrupt}. */
    public void resume(Collection<Cpu> running) {
        channel.send(running.stream().map(cpu -> "c:" + cpu.thread()).collect(Collectors.joining(";", "vCont;", "")));
    }

    /** The stop of a machine that was resumed; empty if it still runs after this time. */
    public Optional<StopReply> awaitStop(Duration time) {
        return channel.receive(time, "a stop of the machine").map(StopReply::parse);
    }

    /** Whether a machine that was resumed has stopped; {@link #awaitStop} says how. */
    public boolean hasStopped() {
        return channel.hasPacket();
    }

    /** Stops a machine that was resumed. */
    public StopReply interrupt() {
        channel.interrupt();
        return StopReply.parse(reply("a stop of the machine"));
    }

    /** What QEMU's monitor says to a command. */
    public String monitor(String command) {
        String awaited = "what the monitor says to " + command;
        channel.send("qRcmd," + HEX.formatHex(command.getBytes(StandardCharsets.UTF_8)));
        var said = new StringBuilder();
        for (String answer = reply(awaited); !answer.equals(OK); answer = reply(awaited)) {
            if (!answer.startsWith("O")) {
                throw unexpected(answer, awaited);
            }
            said.append(new String(bytes(answer.substring(1), awaited), StandardCharsets.UTF_8));
        }
        return said.toString();
    }

    /** Lets all CPUs run and leaves the machine alone; nothing can be asked any more. */
    public void detach() {
        expectOk("D;1", "that it lets the machine go");
    }

    private void expectOk(String request, String awaited) {
        String answer = request(request, awaited);
        if (!answer.equals(OK)) {
            throw unexpected(answer, awaited);
        }
    }

    private String request(String text, String awaited) {
        channel.send(text);
        return reply(awaited);
    }

    private String reply(String awaited) {
        return channel.receive(patience, awaited)
                .orElseThrow(() -> new StubException("the gdb stub is silent, awaited was " + awaited));
    }

    private static byte[] bytes(String hex, String awaited) {
        try {
            return HEX.parseHex(hex);
        } catch (IllegalArgumentException e) {
            throw unexpected(hex, awaited);
        }
    }

    private static StubException unexpected(String answer, String awaited) {
        return new StubException(
                "the gdb stub said \"" + StubException.printable(answer) + "\", awaited was " + awaited);
    }

    @Override
    public void close() {
        channel.close();
    }
}
