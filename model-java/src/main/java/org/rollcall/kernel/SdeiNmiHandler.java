package org.rollcall.kernel;

/** drivers/firmware/arm_sdei_nmi.c: sdei_nmi_handler, since v7.3: one event for a backtrace and for a stop. */
public final class SdeiNmiHandler implements Mechanism {

    private final Contexts k;

    /** The handler of event 0. */
    public SdeiNmiHandler(Contexts k) {
        this.k = k;
    }

    @Override
    public void into(Actions actions) {
        actions.put(
                StepKind.D1,
                Action.of(
                        k.handlerAt(StepKind.D1),
                        (s, c, a) -> k.handlerGoes(s, c, k.v.stopPc.get(s).eventStops() ? Label.Q3 : Label.H1)));
    }
}
