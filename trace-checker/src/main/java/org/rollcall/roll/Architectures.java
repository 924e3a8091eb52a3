package org.rollcall.roll;

import org.jspecify.annotations.Nullable;
import org.rollcall.message.Answering;
import org.rollcall.message.Architecture;
import org.rollcall.message.Configuring;
import org.rollcall.message.Dumping;
import org.rollcall.message.Message;

/** Which messages one architecture alone prints. */
final class Architectures {
    private Architectures() {}

    /** The architecture that a message shows, or null if others print it too. */
    static @Nullable Architecture shownBy(Message message) {
        if (message instanceof Configuring.ArchitectureShown shown) {
            return shown.architecture();
        } else if (message instanceof Configuring.BootingLinux boot) {
            return boot.arm64() ? Architecture.ARM64 : Architecture.OTHER;
        } else if (message instanceof Answering.StallCheck) {
            return Architecture.X86;
        } else if (message instanceof Answering.DidNotRespond) {
            return Architecture.POWERPC;
        } else if (message instanceof Answering.GlobalRegisters) {
            return Architecture.OTHER;
        }
        boolean arm64 = message instanceof Dumping.Pstate
                || message instanceof Dumping.Pmr
                || message instanceof Configuring.PriorityMasking
                || message instanceof Configuring.PseudoNmisEnabled
                || message instanceof Configuring.PseudoNmisDisabled
                || message instanceof Configuring.NmiRequestFailed
                || message instanceof Configuring.PerfUsingNmis
                || message instanceof Configuring.SdeiUsed;
        return arm64 ? Architecture.ARM64 : null;
    }
}
