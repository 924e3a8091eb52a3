package org.rollcall.belief;

import java.util.BitSet;
import java.util.Collection;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.message.Configuring;
import org.rollcall.message.CpuSet;
import org.rollcall.message.Dumping;
import org.rollcall.message.Message;
import org.rollcall.roll.Event;
import org.rollcall.roll.Kind;

/**
 * What the lines of a boot before a roll call say about its machine.
 *
 * @param arm64 whether a line shows that it is an arm64 kernel
 * @param release of the kernel
 * @param nmis what the lines say about pseudo-NMIs
 * @param offline the CPUs that went offline and did not come back
 */
record BootEvidence(boolean arm64, Release release, NmiEvidence nmis, CpuSet offline) {
    /** Reads the boot of the roll call from {@code first} to {@code last}; its own dumps count too. */
    static BootEvidence of(Collection<Event> events, long first, long last) {
        boolean arm64 = false;
        var nmis = new NmiEvidence();
        Release release = Release.UNKNOWN;
        var offline = new BitSet();
        for (Event event : events) {
            Message message = event.message();
            long line = event.line().number();
            if (line > last) {
                break;
            }
            if (message instanceof Configuring.BootingLinux boots && line < first) {
                arm64 = boots.arm64();
                nmis = new NmiEvidence();
                offline.clear();
            } else if (message instanceof Configuring.LinuxVersion version) {
                release = Release.of(version.release());
            } else if (message instanceof Configuring.CpuOffline gone && line < first) {
                offline.set(gone.cpu());
            } else if (message instanceof Configuring.SecondaryBooted up && line < first) {
                offline.clear(up.cpu());
            } else if (message instanceof Configuring configuring) {
                nmis.note(configuring, line);
            }
            arm64 |= isDumpOfArm64(message)
                    || message instanceof Configuring.PriorityMasking
                    || message instanceof Configuring.PseudoNmisEnabled;
        }
        return new BootEvidence(arm64, release, nmis, CpuSet.copyOf(offline));
    }

    /** Whether it is a register that only arm64 dumps. */
    static boolean isDumpOfArm64(Message message) {
        return message instanceof Dumping.Pstate || message instanceof Dumping.Pmr;
    }

    /** The kernel's variant. The fallback of sysrq-l is the series' before mainline. */
    KernelVersion variant(Kind kind) {
        return release.isMainline() && kind != Kind.FALLBACK ? KernelVersion.ML : KernelVersion.V6;
    }
}
