package org.rollcall.channel;

import java.util.Set;
import org.rollcall.cpu.MaskState;

/**
 * SDEI event 0, drivers/firmware/arm_sdei.c: dispatched whatever the CPU's masks are, but for the firmware's own. One
 * pending bit serves every request, and does not say which it was.
 */
public final class SdeiChannel implements Channel<SdeiEvent> {
    /** Channels hold no state: what is on its way is an argument. */
    public SdeiChannel() {}

    @Override
    public Set<SdeiEvent> sent(Set<SdeiEvent> on, SdeiEvent request) {
        return Set.of(request);
    }

    @Override
    public boolean signals(Set<SdeiEvent> on) {
        return true;
    }

    @Override
    public boolean passes(MaskState mask, boolean nmi, boolean firmware) {
        return firmware;
    }

    @Override
    public Set<SdeiEvent> left(Set<SdeiEvent> on, SdeiEvent request) {
        return Set.of();
    }
}
