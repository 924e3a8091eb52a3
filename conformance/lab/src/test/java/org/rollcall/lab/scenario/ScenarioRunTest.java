package org.rollcall.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.lab.build.LabFolder;
import org.rollcall.lab.guest.FakeQemu;
import org.rollcall.lab.guest.GuestOptions;
import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.kernel.SystemMap;
import org.rollcall.lab.stub.WanderingCpus;
import org.rollcall.roll.Kind;
import org.rollcall.roll.ReasonCode;
import org.rollcall.roll.RollCall;

/** Whole runs, with a QEMU that plays back what a real one said. */
class ScenarioRunTest {
    @TempDir
    Path dir;

    @BeforeEach
    void recordings() throws IOException {
        for (String scenario : new String[] {"hard-lockup-no-pseudo-nmi", "backtrace-then-kdb"}) {
            Files.writeString(
                    dir.resolve(scenario + ".console"), Recorded.console(scenario), StandardCharsets.ISO_8859_1);
            Files.writeString(
                    dir.resolve(scenario + ".side"), Recorded.side(scenario).text(), StandardCharsets.ISO_8859_1);
        }
    }

    private Outcome run(String scenario, String script) throws IOException {
        return run(Scenarios.named(scenario), script);
    }

    private Outcome run(Scenario scenario, String script) throws IOException {
        GuestOptions options = FakeQemu.options(dir, script);
        var lab = new LabFolder(dir);
        return new ScenarioRun(
                        lab.files(),
                        () -> SystemMap.read(lab.systemMap()),
                        lab.runs(),
                        options.qemu(),
                        Duration.ofSeconds(20))
                .run(scenario);
    }

    /** The trace comes by the side channel, is kept, and is a witness: here one that shows the silent CPU without the interrupt. */
    @Test
    void aGuestThatTracesIsJudgedByItsTraceToo() throws IOException {
        Scenario scenario = Scenarios.named("hard-lockup-no-pseudo-nmi").traced();
        assertThat(scenario.kernelWords()).contains("trace=1");
        String events = """
                local [global] counter
                # tracer: function
                # entries-in-buffer/entries-written: 5/5   #P:4
                          sh-88      [002] d....     0.100000: irq_disable: caller=x parent=y
                          sh-88      [001] d.h..     0.200000: irq_handler_entry: irq=2 name=IPI
                          sh-88      [001] d.h..     0.200001: ipi_entry: (Function call interrupts)
                          sh-88      [001] d.h..     0.200002: irq_handler_exit: irq=2 ret=handled
                          sh-88      [001] d.h..   500.000000: irq_handler_entry: irq=11 name=arch_timer
                """;
        Path side = dir.resolve("hard-lockup-no-pseudo-nmi.side");
        String told = Files.readString(side, StandardCharsets.ISO_8859_1);
        Files.writeString(
                side, told.replace("@@DONE", "@@TRACE\n" + events + "@@END\n@@DONE"), StandardCharsets.ISO_8859_1);
        Outcome outcome = run(scenario, played("hard-lockup-no-pseudo-nmi"));
        assertThat(outcome.agreement()).isEqualTo(new Agreement.Agrees());
        assertThat(dir.resolve("runs/hard-lockup-no-pseudo-nmi/trace.txt")).hasContent(events);
        assertThat(outcome.calls().get(0).reasons())
                .filteredOn(reason -> reason.code() == ReasonCode.TRACE_NEVER_TAKEN)
                .singleElement()
                .satisfies(reason -> assertThat(reason.text())
                        .startsWith("CPU 2: never took the interrupt")
                        .contains("it disabled interrupts in x (line 4 of the trace)"));
    }

    /** A guest that panics cannot say its trace: the kernel dumps it. */
    @Test
    void aPanicDumpsItsTrace() {
        assertThat(Scenarios.named("panic").traced().kernelWords()).contains("ftrace_dump_on_oops");
        assertThat(Scenarios.named("idle").traced().kernelWords()).doesNotContain("ftrace_dump_on_oops");
    }

    private String played(String scenario) {
        return "cat " + dir.resolve(scenario + ".console") + "; cat " + dir.resolve(scenario + ".side")
                + " > \"$SIDE\"; exec sleep 60";
    }

    @Test
    void aRunIsJudgedAndCompared() throws IOException {
        Outcome outcome = run("hard-lockup-no-pseudo-nmi", played("hard-lockup-no-pseudo-nmi"));
        assertThat(outcome.agreement()).isEqualTo(new Agreement.Agrees());
        assertThat(outcome.calls()).hasSize(1);
        assertThat(outcome.kernel())
                .hasValueSatisfying(release -> assertThat(release).startsWith("6.12."));
        assertThat(outcome.interrupts()).containsOnlyKeys("CPU backtrace interrupts", "KGDB roundup interrupts");
        assertThat(dir.resolve("runs/hard-lockup-no-pseudo-nmi/console.log"))
                .hasSameBinaryContentAs(dir.resolve("hard-lockup-no-pseudo-nmi.console"));
    }

    @Test
    void kdbIsTypedInto() throws IOException {
        assertThat(run("backtrace-then-kdb", played("backtrace-then-kdb")).agreement())
                .isEqualTo(new Agreement.Agrees());
    }

    @Test
    void aKernelWithoutTheTriggerIsNotRun() throws IOException {
        Outcome outcome =
                run("daif-lockup", "echo '@@UNABLE DAIFLOCKUP' > \"$SIDE\"; echo @@DONE >> \"$SIDE\"; exec sleep 60");
        assertThat(outcome.agreement().word()).isEqualTo("not run");
        assertThat(outcome.agreement().detail()).containsExactly("the kernel has no DAIFLOCKUP trigger");
    }

    private static final String REDIRECTED =
            "[   10.0] sysrq: Trigger a crash\n[   10.1] panic: Redirecting from CPU 1 to CPU 2 for crash kernel.\n";

    /** What a guest says that is still there {@code panic=3} seconds and more after its panic. */
    private String redirected(String console, String online) throws IOException {
        Path lines = Files.writeString(dir.resolve("redirected.console"), console);
        String rows = "            " + online.replaceAll("\\d", "CPU$0 ") + "\n IPI4: "
                + online.replaceAll("\\d", "0 ") + " CPU backtrace interrupts\n IPI5: "
                + online.replaceAll("\\d", "0 ") + " KGDB roundup interrupts\n@@END\n";
        Path side = Files.writeString(
                dir.resolve("redirected.side"),
                "@@LOCK HARDLOCKUP 2\n@@INTERRUPTS before\n" + rows + "@@ONLINE 0-3\n@@INTERRUPTS after\n" + rows
                        + "@@DONE\n");
        return "cat " + lines + "; cat " + side + " > \"$SIDE\"; exec sleep 60";
    }

    @Test
    void aPanicThatIsHandedToAStuckCpuIsSeenToCompleteNever() throws IOException {
        Outcome outcome = run("panic-redirect-lockup", redirected(REDIRECTED, "0 2 3"));
        assertThat(outcome.agreement()).isEqualTo(new Agreement.Agrees());
        assertThat(outcome.calls()).extracting(RollCall::kind).containsExactly(Kind.REDIRECT);
    }

    /** A repaired kernel panics after all and restarts: it does not tell counts. */
    @Test
    void aPanicThatIsCarriedOutAfterAllDiffers() throws IOException {
        String panic = REDIRECTED + "[   15.0] Kernel panic - not syncing: sysrq triggered crash\n";
        Files.writeString(dir.resolve("panic.console"), panic);
        Outcome outcome = run(
                "panic-redirect-lockup",
                "echo '@@LOCK HARDLOCKUP 2' > \"$SIDE\"; sleep 0.3; cat " + dir.resolve("panic.console"));
        assertThat(outcome.agreement().word()).isEqualTo("NO");
        assertThat(outcome.agreement().detail()).contains("the guest panicked, none is expected");
    }

    /** The CPU that hands its panic on stops: one that is still counted never asked. */
    @Test
    void aCpuThatNeverAskedForItsPanicDiffers() throws IOException {
        assertThat(run("panic-redirect-lockup", redirected(REDIRECTED, "0 1 2 3"))
                        .agreement()
                        .detail())
                .contains("CPU 1 is online after it asked for a panic");
    }

    @Test
    void aMuteConsoleDiffers() throws IOException {
        assertThat(run("panic-redirect-lockup", redirected("", "0 2 3"))
                        .agreement()
                        .detail())
                .containsExactly("0 roll calls on the console, 1 expected");
    }

    @Test
    void aPanicThatDoesNotComeDiffers() throws IOException {
        assertThat(run("panic-no-pseudo-nmi", redirected("", "0 2 3"))
                        .agreement()
                        .detail())
                .contains("the guest is alive, a panic is expected");
    }

    /** kdb comes behind the line of the panic, and stays. */
    @Test
    void aPanicThatEntersKdbIsLookedAtThere() throws IOException {
        String console = REDIRECTED + "[   10.2] Kernel panic - not syncing: sysrq triggered crash\n\n"
                + "Entering kdb (current=0xffff000001, pid 0) on processor 2 due to Keyboard Entry\n[2]kdb> ";
        String cpus = "Currently on cpu 2\nAvailable cpus: 0(-), %s, 2, 3(-)\n[2]kdb> ";
        Path entered = Files.writeString(dir.resolve("entered"), console);
        for (var seen :
                Map.of("1(F)", "not comparable", "1(-)", "NO", "1(D)", "NO").entrySet()) {
            Path shown = Files.writeString(dir.resolve("shown"), cpus.formatted(seen.getKey()));
            Outcome outcome = run(
                    "panic-redirect-kdb",
                    "echo '@@ONLINE 0-3' > \"$SIDE\"; cat " + entered + "; head -c 4 > /dev/null; cat " + shown
                            + "; exec sleep 60");
            assertThat(outcome.agreement().word())
                    .as(seen.getKey() + outcome.agreement().detail())
                    .isEqualTo(seen.getValue());
        }
    }

    /** The calls that the CPUs took since the snapshot named call; as 6.12 reports a call that waits. */
    private Agreement called(int taken) throws IOException {
        Path console = Files.writeString(dir.resolve("csd.console"), """
                [   21.004897] smp: csd: Detected non-responsive CSD lock (#1) on CPU#1, waiting 1004814304 ns for CPU#02 ftrace_sync_ipi+0x0/0x8(0x0).
                [   21.012447] smp: \tcsd: CSD lock (#1) unresponsive.
                [   21.013373] Sending NMI from CPU 1 to CPUs 2:
                [   21.015000] NMI backtrace for cpu 2
                [   21.016000] CPU: 2 UID: 0 PID: 55 Comm: sh Not tainted 6.12.117-rollcall #1
                [   21.017000] pstate: 800003c5 (Nzcv DAIF -PAN -UAO -TCO -DIT -SSBS BTYPE=--)
                [   21.018000] pc : lkdtm_HARDLOCKUP+0x10/0x18
                [   40.000000] rollcall: the scenario is over
                """);
        String rows = "@@INTERRUPTS %s\n            CPU0 CPU1 CPU2 CPU3\n IPI1: 9 9 %d 9 Function call interrupts\n"
                + " IPI4: 0 0 %d 0 CPU backtrace interrupts\n IPI5: 0 0 0 0 KGDB roundup interrupts\n@@END\n";
        Path side = Files.writeString(
                dir.resolve("csd.side"),
                "@@LOCK HARDLOCKUP 2\n" + rows.formatted("before", 1, 0) + rows.formatted("call", 5, 0)
                        + rows.formatted("after", 5 + taken, 1) + "@@DONE\n");
        return run("csd-pseudo-nmi", "cat " + console + "; cat " + side + " > \"$SIDE\"; exec sleep 60")
                .agreement();
    }

    @Test
    void aCallThatWaitsIsHeldAgainstTheCallsTaken() throws IOException {
        assertThat(called(0)).isEqualTo(new Agreement.Agrees());
        assertThat(called(1).detail())
                .containsExactly("roll call 1: CPU 2 is missed and took 1 Function call interrupts");
    }

    /** A QEMU whose guest waits for its line, and a stub whose CPUs go to the functions of the scenario, or do not. */
    private Outcome led(String scenario, String words, String end) throws IOException {
        Scenario led = ScenarioReader.read(scenario, words);
        Files.writeString(dir.resolve("System.map"), WanderingCpus.systemMap());
        Path socket = dir.resolve("runs/" + scenario + "/gdb");
        Files.createDirectories(socket.getParent());
        Path ready = dir.resolve("ready");
        String script = "until [ -e " + ready
                + " ]; do sleep 0.01; done; printf '@@RELEASE 7.3.0\\n@@LEAD\\n' > \"$SIDE\"; head -c 1 > "
                + dir.resolve("typed") + "; " + end;
        GuestOptions options = FakeQemu.options(dir, script);
        var lab = new LabFolder(dir);
        Supplier<SystemMap> symbols = () -> SystemMap.read(lab.systemMap());
        var runner = new ScenarioRun(lab.files(), symbols, lab.runs(), options.qemu(), Duration.ofSeconds(2));
        CompletableFuture<Outcome> outcome = CompletableFuture.supplyAsync(() -> runner.run(led));
        while (!Files.exists(dir.resolve("runs/" + scenario + "/console.log"))) {
            Thread.onSpinWait();
        }
        try (var cpus =
                new WanderingCpus(socket, "7.3.0", List.of(List.of("a", "b", "a"), List.of("b", "a", "b", "a")))) {
            Files.writeString(ready, "");
            Outcome found = outcome.join();
            assertThat(cpus.asked()).contains("D;1");
            return found;
        }
    }

    private static final String RESTART = """
            {
              "about": "a restart against a panic",
              "cpus": 2,
              "pseudoNmi": true,
              "sdei": false,
              "words": [],
              "actions": ["lead run 0-1 until 1 b", "request c0 b1"],
              "kdb": [],
              "expected": []
            }
            """;

    private static final String HANG =
            RESTART.replace("until 1 b\"", "until 1 b; end 1\"").replace("c0 b1", "b1");

    @Test
    void aGuestThatHangsIsEnded() throws IOException {
        assertThat(led("mine", HANG, "exec sleep 60").agreement())
                .isEqualTo(new Agreement.NotComparable(List.of("a guest that hung tells no counts")));
    }

    @Test
    void aGuestThatRestartsAndWasToHangIsNamed() {
        assertThatThrownBy(() -> led("mine", HANG, "exit 0"))
                .hasRootCauseInstanceOf(LabException.class)
                .hasMessageContaining("DIVERGED: the guest restarts or ends within 1 s");
    }

    /** The line of the redirect may be on the console, in whole or in part. */
    @ParameterizedTest
    @ValueSource(strings = {"", "[   10.1] panic: Redirecting fr", REDIRECTED})
    void aRestartThatHidesAPanicIsSeen(String said) throws IOException {
        Path console = Files.writeString(dir.resolve("restart.console"), said);
        Agreement agreement =
                led("mine", RESTART, "cat " + console + "; exit 0").agreement();
        assertThat(agreement).isEqualTo(new Agreement.NotComparable(List.of("a guest that restarted tells no counts")));
        assertThat(dir.resolve("typed")).hasContent("\n");
    }

    @Test
    void aPanicBeforeTheRestartDiffers() throws IOException {
        Path console = Files.writeString(
                dir.resolve("panic.console"),
                REDIRECTED + "[   11.0] Kernel panic - not syncing: sysrq triggered crash\n");
        assertThat(led("mine", RESTART, "cat " + console + "; exit 0")
                        .agreement()
                        .detail())
                .containsExactly("1 roll calls on the console, 0 expected");
    }

    @Test
    void aCpuThatDoesNotComeIsNamed() {
        assertThatThrownBy(() -> led("mine", RESTART.replace("until 1 b", "until 1 c"), "exec sleep 60"))
                .hasRootCauseInstanceOf(LabException.class)
                .hasMessageContaining("NOT REACHED: CPU 1 did not come to c");
    }

    @Test
    void aKernelThatCannotHandAPanicOnIsNotRun() throws IOException {
        Outcome outcome = run(
                "panic-redirect-lockup",
                "echo '@@UNKNOWN panic_force_cpu=' > \"$SIDE\"; echo @@DONE >> \"$SIDE\"; exec sleep 60");
        assertThat(outcome.agreement())
                .isEqualTo(new Agreement.NotRun(List.of("the kernel does not know panic_force_cpu=")));
    }

    @Test
    void aPanicThatNobodyAskedForIsAnError() {
        assertThatThrownBy(() -> run("idle", "echo 'Kernel panic - not syncing: No working init found'; exec sleep 60"))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("No working init found");
    }
}
