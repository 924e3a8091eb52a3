package org.rollcall.belief;

import org.rollcall.message.Configuring;

/** What the lines of one boot say about pseudo-NMIs and priority masking. Only lines that are there count. */
final class NmiEvidence {
    private boolean enabled;
    private boolean masking;
    private long disabled;
    private long unmasked;
    private long notAskedFor;

    void note(Configuring message, long line) {
        if (message instanceof Configuring.PseudoNmisEnabled) {
            enabled = true;
        } else if (message instanceof Configuring.PriorityMasking) {
            masking = true;
        } else if (message instanceof Configuring.PseudoNmisDisabled off) {
            disabled = line;
            unmasked = off.masking() ? 0 : line;
        } else if (message instanceof Configuring.CommandLine words && !words.pseudoNmi()) {
            notAskedFor = line;
        }
    }

    /** {@code GICv3: Pseudo-NMIs enabled}. */
    boolean enabled() {
        return enabled;
    }

    /** The line that shows SGIs to be ordinary interrupts, 0 if none does. */
    long disabledAt() {
        return disabled > 0 ? disabled : unmaskedAt();
    }

    /**
     * The line that shows that the kernel does not mask by priority, 0 if none does. A command line that does not ask for it may be cut:
     * it counts where no other line speaks against it.
     */
    long unmaskedAt() {
        return unmasked > 0 ? unmasked : enabled || masking ? 0 : notAskedFor;
    }
}
