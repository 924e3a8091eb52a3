package org.rollcall.belief;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.rollcall.belief.ReachedFrames.Shown;
import org.rollcall.cpu.CpuIntid;
import org.rollcall.cpu.PriorityConstants;
import org.rollcall.roll.Verdict;

/**
 * The masks in the dump of an answer. What they may be is asked of the register-level model of a CPU: any registers from which it enters a
 * handler explain an answer, all others contradict it.
 */
class MaskProperties {
    private static final Map<PriorityConstants, Set<Shown>> BY_NMI = new EnumMap<>(PriorityConstants.class);
    private static final Map<PriorityConstants, Set<Shown>> BY_IRQ = new EnumMap<>(PriorityConstants.class);

    static {
        for (PriorityConstants constants : PriorityConstants.values()) {
            BY_NMI.put(constants, ReachedFrames.of(constants, CpuIntid.NMI));
            BY_IRQ.put(constants, ReachedFrames.of(constants, CpuIntid.IRQ));
        }
    }

    /** What a boot says of pseudo-NMIs. */
    enum Boot {
        ENABLED,
        NOTHING,
        ASKED_FOR,
        NOT_ASKED_FOR,
        DISABLED,
        DISABLED_LATE
    }

    /** A dump and its kernel. */
    record Case(String release, Boot boot, Shown shown, boolean atTheStart) {
        PriorityConstants constants() {
            return release.startsWith("5.") || release.startsWith("6.1.")
                    ? PriorityConstants.BEFORE_V6_11
                    : PriorityConstants.SINCE_V6_11;
        }

        boolean isExplained() {
            return switch (boot) {
                case ENABLED, NOTHING, ASKED_FOR ->
                    BY_NMI.get(constants()).contains(shown)
                            || BY_IRQ.get(constants()).contains(shown);
                case DISABLED_LATE -> BY_IRQ.get(constants()).contains(shown);
                case NOT_ASKED_FOR, DISABLED -> false;
            };
        }

        String text() {
            var text = new StringBuilder("[    0.000000] Booting Linux on physical CPU 0x0000000000 [0x410fd083]\n");
            if (atTheStart) {
                text.append("[    0.000000] Linux version ").append(release).append(" (root@vm)\n");
            }
            text.append(
                    switch (boot) {
                        case ENABLED ->
                            "[    0.000000] GICv3: Pseudo-NMIs enabled using relaxed ICC_PMR_EL1 synchronisation\n";
                        case NOTHING -> "";
                        case ASKED_FOR -> "[    0.000000] Kernel command line: irqchip.gicv3_pseudo_nmi=1\n";
                        case NOT_ASKED_FOR -> "[    0.000000] Kernel command line: console=ttyAMA0\n";
                        case DISABLED -> "[    0.000000] CPU features: Pseudo-NMI disabled due to a firmware problem\n";
                        case DISABLED_LATE -> "[    0.000000] GICv3: Skipping NMI enable due to firmware issues\n";
                    });
            text.append("[    5.000000] Sending NMI from CPU 0 to CPUs 1:\n");
            dump().forEach(line -> text.append("[    5.000100] ").append(line).append('\n'));
            return text.toString();
        }

        private List<String> dump() {
            String flags = shown.i() ? "DAIF" : "daif";
            return List.of(
                    "NMI backtrace for cpu 1",
                    "CPU: 1 PID: 78 Comm: sh Not tainted " + release + " #1",
                    "Hardware name: linux,dummy-virt (DT)",
                    String.format(Locale.ROOT, "pstate: 60000%s (nZCv %s -PAN -UAO)", shown.i() ? "3c5" : "005", flags),
                    "pc : delay+0x10/0x38",
                    "lr : action+0x20/0x40",
                    "sp : ffff0000028a3d00",
                    String.format(Locale.ROOT, "pmr_save: %08x", shown.pmr()),
                    "x29: ffff0000028a3d00 x28: ffff0000013a5700 x27: 0000000000000000");
        }
    }

    @Provide
    Arbitrary<Case> cases() {
        return Combinators.combine(
                        Arbitraries.of("5.10.0", "5.3.1-klab", "6.1.192", "6.11.0", "6.12.107-klab", "6.18.3+"),
                        Arbitraries.of(Boot.class),
                        Arbitraries.of(0x20, 0x60, 0x70, 0x80, 0xa0, 0xb0, 0xc0, 0xd0, 0xe0, 0xf0, 0xff),
                        Arbitraries.of(false, false, true),
                        Arbitraries.of(false, true))
                .as((release, boot, pmr, i, version) -> new Case(release, boot, new Shown(pmr, i), version));
    }

    @Property(tries = 600)
    void registersFromWhichNoHandlerIsEnteredAreImpossibleAndNoOthers(@ForAll("cases") Case it) throws IOException {
        Statistics.label("explained")
                .collect(it.isExplained())
                .coverage(coverage -> coverage.check(true).percentage(p -> p > 5));
        assertThat(verdict(it.text()))
                .as(it.text())
                .isEqualTo(it.isExplained() ? Verdict.COMPLETE : Verdict.IMPOSSIBLE);
    }

    /** What is lost makes nothing impossible. */
    @Property(tries = 400)
    void noLostLineMakesRegistersImpossible(@ForAll("cases") Case it, @ForAll int seed) throws IOException {
        if (!it.isExplained()) {
            return;
        }
        List<String> lines = new ArrayList<>(List.of(it.text().split("\n")));
        lines.remove(Math.floorMod(seed, lines.size()));
        assertThat(verdict(String.join("\n", lines) + "\n")).isNotEqualTo(Verdict.IMPOSSIBLE);
    }

    /** A kernel whose priorities are not known, or that may be reached by firmware, proves nothing with its mask. */
    @Property(tries = 200)
    void anUnknownKernelProvesNothing(@ForAll("cases") Case it) throws IOException {
        if (it.boot() == Boot.NOT_ASKED_FOR || it.boot() == Boot.DISABLED) {
            return;
        }
        String old = it.text().replace(it.release(), "5.1.0");
        assertThat(verdict(it.shown().i() ? old.replace("3c5 (nZCv DAIF", "005 (nZCv daif") : old))
                .isNotEqualTo(Verdict.IMPOSSIBLE);
        String stripped = it.text().replaceAll(".*Linux version.*\n", "").replace(it.release() + " #1", "");
        assertThat(verdict(stripped)).isNotEqualTo(Verdict.IMPOSSIBLE);
    }

    @Property(tries = 200)
    void anotherDumpProvesNothing(@ForAll("cases") Case it) throws IOException {
        String text = it.text();
        String elsewhere = text.replace("CPU: 1 PID", "CPU: 2 PID");
        String warning =
                text.replace("NMI backtrace for cpu 1\n", "NMI backtrace for cpu 1 skipped: idling at x+0x1/0x2\n");
        String torn = text.replace("lr : action", "[    5.000100] usb 1-1: new device\n[    5.000100] lr : action");
        assertThat(verdict(elsewhere)).isNotEqualTo(Verdict.IMPOSSIBLE);
        assertThat(verdict(warning)).isNotEqualTo(Verdict.IMPOSSIBLE);
        if (!it.shown().i()) {
            assertThat(verdict(torn)).isNotEqualTo(Verdict.IMPOSSIBLE);
        }
    }

    @Example
    void numberAndLettersOfPstateAreOneValue() throws IOException {
        String text = new Case("6.12.107", Boot.ENABLED, new Shown(0xc0, false), true).text();
        assertThat(verdict(text)).isEqualTo(Verdict.COMPLETE);
        assertThat(verdict(text.replace("daif", "DAIF"))).isEqualTo(Verdict.IMPOSSIBLE);
        assertThat(verdict(text.replace("60000005", "600003c5"))).isEqualTo(Verdict.IMPOSSIBLE);
    }

    /** From 7.0 on an SDEI event may take a CPU that has all interrupts masked. */
    @Example
    void anSdeiEventExplainsMaskedInterrupts() throws IOException {
        Case masked = new Case("6.12.107", Boot.ENABLED, new Shown(0xf0, true), true);
        assertThat(verdict(masked.text())).isEqualTo(Verdict.IMPOSSIBLE);
        assertThat(verdict(masked.text().replace("6.12.107", "7.3.4"))).isEqualTo(Verdict.COMPLETE);
        assertThat(verdict(new Case("7.3.4", Boot.ENABLED, new Shown(0xf0, false), true).text()))
                .isEqualTo(Verdict.IMPOSSIBLE);
    }

    private static Verdict verdict(String text) throws IOException {
        List<Verdict> verdicts = new ArrayList<>();
        LogJudge.checker(null, call -> verdicts.add(call.verdict()), event -> {})
                .check(new ByteArrayInputStream(text.getBytes(ISO_8859_1)));
        assertThat(verdicts).hasSize(1);
        return verdicts.get(0);
    }
}
