package org.rollcall.lab.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.lab.guest.FakeQemu;
import org.rollcall.lab.guest.Guest;
import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.kernel.SystemMap;
import org.rollcall.lab.stub.Cpu;
import org.rollcall.lab.stub.WanderingCpus;

/** Two CPUs that go from function to function. */
class LeaderTest {
    private static final Cpu CPU_0 = new Cpu(0);
    private static final Cpu CPU_1 = new Cpu(1);
    private static final Duration SOON = Duration.ofMillis(300);

    @TempDir
    Path dir;

    private Path socket;

    @BeforeEach
    void place() {
        socket = dir.resolve("gdb");
    }

    private Guest guest() throws IOException {
        Guest guest = Guest.start(FakeQemu.options(
                        dir, "echo '@@RELEASE 7.3.0' > \"$SIDE\"; cat > " + dir.resolve("typed") + "; exec sleep 60")
                .withGdb(socket));
        guest.awaitSide(java.util.regex.Pattern.compile("RELEASE"), Duration.ofSeconds(20));
        return guest;
    }

    private static void run(Leader leader, List<Cpu> running, Map<Cpu, String> until) {
        leader.run(new TreeSet<>(running), new TreeMap<>(until), SOON, () -> {});
    }

    @Test
    void eachIsHaltedWhereItIsWantedWhileOthersRun() throws IOException {
        try (Guest guest = guest();
                var cpus = new WanderingCpus(socket, "7.3.0", List.of(List.of("c", "a", "b"), List.of("b", "c", "a")));
                Leader leader = Leader.of(guest, SystemMap.of(WanderingCpus.systemMap()))) {
            run(leader, List.of(CPU_0, CPU_1), Map.of(CPU_0, "b", CPU_1, "a"));
            assertThat(cpus.places()).containsExactly("b", "a");
            leader.release();
            assertThat(cpus.asked()).last().isEqualTo("D;1");
        }
    }

    @Test
    void whoeverIsNotNamedStaysWhereItIs() throws IOException {
        try (Guest guest = guest();
                var cpus = new WanderingCpus(socket, "7.3.0", List.of(List.of("a", "b", "c"), List.of("a", "b", "c")));
                Leader leader = Leader.of(guest, SystemMap.of(WanderingCpus.systemMap()))) {
            run(leader, List.of(CPU_1), Map.of(CPU_1, "c"));
            assertThat(cpus.places()).containsExactly("a", "c");
        }
    }

    @Test
    void whoDoesNotComeIsNamedWithItsPlace() throws IOException {
        try (Guest guest = guest();
                var cpus = new WanderingCpus(socket, "7.3.0", List.of(List.of("a", "b"), List.of("a", "b")));
                Leader leader = Leader.of(guest, SystemMap.of(WanderingCpus.systemMap()))) {
            assertThat(cpus.places()).containsExactly("a", "a");
            assertThatThrownBy(() -> run(leader, List.of(CPU_1), Map.of(CPU_1, "c")))
                    .isInstanceOf(LabException.class)
                    .hasMessage("NOT REACHED: CPU 1 did not come to c, it is at b");
        }
    }

    @Test
    void aKeyIsPressedBehindABreak() throws IOException {
        try (Guest guest = guest();
                var cpus = new WanderingCpus(socket, "7.3.0", List.of(List.of("a"), List.of("a")));
                Leader leader = Leader.of(guest, SystemMap.of(WanderingCpus.systemMap()))) {
            leader.press('c');
            assertThat(cpus.monitored()).first().isEqualTo("chardev-send-break console");
        }
        assertThat(Files.readString(dir.resolve("typed"))).isEqualTo("c");
    }

    @Test
    void aSystemMapOfAnotherKernelIsRefused() throws IOException {
        try (Guest guest = guest();
                var cpus = new WanderingCpus(socket, "6.12.1", List.of(List.of("a"), List.of("a")))) {
            assertThatThrownBy(() -> Leader.of(guest, SystemMap.of(WanderingCpus.systemMap())))
                    .isInstanceOf(LabException.class)
                    .hasMessageContaining("is not of the kernel that runs");
            assertThat(cpus.asked()).isNotEmpty();
        }
    }
}
