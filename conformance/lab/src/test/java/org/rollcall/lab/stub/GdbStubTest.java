package org.rollcall.lab.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stub that behaves as QEMU's does, and stubs that misbehave. */
class GdbStubTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration SOON = Duration.ofSeconds(3);
    private static final List<String> STOPPED = List.of("T02thread:01;");
    private static final List<String> NOTHING = List.of();

    @TempDir
    Path dir;

    /** What every machine with two CPUs says, and something else to what is asked by a test. */
    private static Function<String, List<String>> machine(Function<String, List<String>> special) {
        return packet -> {
            List<String> answer = special.apply(packet);
            return answer == null ? usual(packet) : answer;
        };
    }

    private static List<String> usual(String packet) {
        if (packet.startsWith("qSupported")) {
            return List.of("PacketSize=1000;vContSupported+;multiprocess+");
        }
        if (packet.startsWith("m")) {
            return List.of("01020304");
        }
        return switch (packet) {
            case "?", "vCont;s:p1.1" -> List.of("T05thread:p01.01;");
            case "qfThreadInfo" -> List.of("mp01.01,p01.02");
            case "qsThreadInfo" -> List.of("l");
            default -> List.of("OK");
        };
    }

    private GdbStub connect() {
        return GdbStub.connect(dir.resolve("gdb"));
    }

    private GdbStub connectImpatiently() {
        return GdbStub.connect(dir.resolve("gdb"), SOON);
    }

    private FakeStub stub(Function<String, List<String>> special) throws IOException {
        return new FakeStub(dir.resolve("gdb"), STOPPED, machine(special));
    }

    @Test
    void theUnsolicitedStopAtConnectIsNoAnswer() throws IOException {
        try (FakeStub fake = stub(packet -> null);
                GdbStub stub = connect()) {
            assertThat(stub.cpus()).containsExactly(new Cpu(0), new Cpu(1));
            assertThat(fake.asked()).first().asString().startsWith("qSupported:multiprocess+");
        }
    }

    @Test
    void aStubWithoutAStopAtConnectIsTakenAsWell() throws IOException {
        try (FakeStub fake = new FakeStub(dir.resolve("gdb"), NOTHING, machine(packet -> null));
                GdbStub stub = connect()) {
            assertThat(stub.cpus()).hasSize(2);
            assertThat(fake.asked()).contains("?");
        }
    }

    @Test
    void onlyTheNamedCpusRun() throws IOException {
        try (FakeStub fake = stub(packet ->
                        packet.startsWith("vCont;c") ? List.of("T05thread:p01.02;watch:ffff8000809bd434;") : null);
                GdbStub stub = connect()) {
            stub.resume(List.of(new Cpu(1)));
            assertThat(stub.awaitStop(SOON))
                    .contains(new StopReply(5, Optional.of(new Cpu(1)), Optional.of(new Address(0xffff8000809bd434L))));
            assertThat(fake.asked()).contains("vCont;c:p1.2");
        }
    }

    @Test
    void aMachineThatRunsOnIsInterrupted() throws IOException {
        try (FakeStub fake = stub(packet -> packet.startsWith("vCont;c")
                        ? NOTHING
                        : packet.equals(FakeStub.INTERRUPT) ? List.of("T02thread:p01.01;") : null);
                GdbStub stub = connect()) {
            stub.resume(stub.cpus());
            assertThat(stub.awaitStop(SHORT)).isEmpty();
            assertThat(stub.interrupt().signal()).isEqualTo(2);
            assertThat(fake.asked()).contains("vCont;c:p1.1;c:p1.2");
        }
    }

    @Test
    void registersAreThoseOfTheCpu() throws IOException {
        var words = new StringBuilder();
        for (int i = 0; i < 33; i++) {
            words.append(String.format("%02x00000000000000", i));
        }
        words.append("c5030060");
        try (FakeStub fake = stub(packet -> packet.equals("g") ? List.of(words.toString()) : null);
                GdbStub stub = connect()) {
            Registers registers = stub.registers(new Cpu(1));
            assertThat(registers.x().get(1)).isEqualTo(1);
            assertThat(registers.link()).isEqualTo(new Address(30));
            assertThat(registers.pc()).isEqualTo(new Address(32));
            assertThat(fake.asked()).containsSubsequence("Hgp1.2", "g");
        }
    }

    @Test
    void memoryIsReadThroughACpuThatSeesIt() throws IOException {
        List<String> looks = new ArrayList<>();
        try (FakeStub fake = stub(packet -> {
                    if (packet.startsWith("Hg")) {
                        looks.add(packet);
                    }
                    boolean sees =
                            !looks.isEmpty() && looks.get(looks.size() - 1).equals("Hgp1.2");
                    return packet.startsWith("m") ? List.of(sees ? "01020304" : "E14") : null;
                });
                GdbStub stub = connect()) {
            assertThat(stub.memory(new Address(0xffff800080000000L), 4)).containsExactly(1, 2, 3, 4);
            assertThat(fake.asked()).contains("mffff800080000000,4");
        }
    }

    @Test
    void memoryThatNoCpuSeesIsAnError() throws IOException {
        try (FakeStub fake = stub(packet -> packet.startsWith("m") ? List.of("E14") : null);
                GdbStub stub = connect()) {
            assertThatThrownBy(() -> stub.memory(new Address(16), 4))
                    .isInstanceOf(StubException.class)
                    .hasMessageContaining("E14")
                    .hasMessageContaining("4 bytes at 0x0000000000000010");
            assertThat(fake.asked()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "g, zz, the registers of CPU 0",
        "g, 00, registers",
        "Z0, E22, sets a point",
        "vCont;s, W00, a stop of the machine",
        "vCont;s, OK, a stop of the machine",
        "m, 0102, 4 bytes",
    })
    void aWrongAnswerSaysWhatWasAwaited(String packet, String answer, String awaited) throws IOException {
        try (FakeStub fake = stub(asked -> asked.startsWith(packet) ? List.of(answer) : null);
                GdbStub stub = connect()) {
            assertThatThrownBy(() -> all(stub))
                    .isInstanceOf(StubException.class)
                    .hasMessageContaining(awaited);
            assertThat(fake.asked()).isNotEmpty();
        }
    }

    private static void all(GdbStub stub) {
        stub.insert(Point.execute(new Address(4)));
        stub.step(new Cpu(0));
        if (stub.memory(new Address(4), 4).length == 4) {
            stub.registers(new Cpu(0));
        }
    }

    @Test
    void silenceIsAnError() throws IOException {
        try (FakeStub fake = stub(packet -> packet.equals("qfThreadInfo") ? NOTHING : null)) {
            assertThatThrownBy(this::connectImpatiently)
                    .isInstanceOf(StubException.class)
                    .hasMessage("the gdb stub is silent, awaited was its threads");
            assertThat(fake.asked()).contains("qfThreadInfo");
        }
    }

    @Test
    void aClosedConnectionIsAnError() throws IOException {
        try (FakeStub fake = stub(packet -> packet.equals("?") ? List.of(FakeStub.CLOSE) : null)) {
            assertThatThrownBy(this::connect)
                    .isInstanceOf(StubException.class)
                    .hasMessageContaining("closed the connection")
                    .hasMessageContaining("why the machine is halted");
            assertThat(fake.asked()).contains("?");
        }
    }

    @Test
    void noSocketIsAnError() {
        assertThatThrownBy(this::connect)
                .isInstanceOf(StubException.class)
                .hasMessageContaining("no gdb stub listens on");
    }

    @Test
    void aWrongChecksumIsAskedForAgain() throws IOException {
        try (FakeStub fake = stub(packet -> switch (packet) {
                    case "?" -> List.of("raw:$T05thread:p01.01;#00");
                    case FakeStub.AGAIN -> List.of("T05thread:p01.01;");
                    default -> null;
                });
                GdbStub stub = connect()) {
            assertThat(stub.cpus()).hasSize(2);
            assertThat(fake.asked()).containsOnlyOnce("?");
        }
    }

    @Test
    void wrongChecksumsForEverAreAnError() throws IOException {
        var sent = new AtomicInteger();
        try (FakeStub fake = stub(packet -> {
            if (packet.equals("?") || packet.equals(FakeStub.AGAIN)) {
                sent.incrementAndGet();
                return List.of("raw:$T05#zz");
            }
            return null;
        })) {
            assertThatThrownBy(this::connect).isInstanceOf(StubException.class).hasMessageContaining("wrong checksums");
            assertThat(sent).hasValueGreaterThan(1);
            assertThat(fake.asked()).contains("?");
        }
    }

    @Test
    void garbageBetweenPacketsIsSkipped() throws IOException {
        try (FakeStub fake = stub(packet ->
                        packet.equals("?") ? List.of("raw:\u0000\u00ff++ noise", "T05thread:p01.01;") : null);
                GdbStub stub = connect()) {
            assertThat(stub.cpus()).hasSize(2);
            assertThat(fake.asked()).contains("?");
        }
    }

    @Test
    void garbageAloneIsSilence() throws IOException {
        try (FakeStub fake = stub(packet -> packet.startsWith("qSupported") ? List.of("raw:SSH-2.0 noise") : null)) {
            assertThatThrownBy(this::connectImpatiently)
                    .isInstanceOf(StubException.class)
                    .hasMessageContaining("silent");
            assertThat(fake.asked()).isNotEmpty();
        }
    }

    @Test
    void aRequestThatTheStubDidNotUnderstandIsSentAgain() throws IOException {
        var lost = new AtomicInteger();
        try (FakeStub fake =
                        stub(packet -> packet.equals("?") && lost.getAndIncrement() == 0 ? List.of("raw:-") : null);
                GdbStub stub = connect()) {
            assertThat(stub.cpus()).hasSize(2);
            assertThat(fake.asked()).filteredOn("?"::equals).hasSize(2);
        }
    }
}
