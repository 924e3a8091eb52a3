package example;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.rollcall.arbitraries.RegisterAccess;
import org.rollcall.arbitraries.RegisterAccesses;
import org.rollcall.arbitraries.SgiSend;
import org.rollcall.arbitraries.SgiSends;
import org.rollcall.gic.Caller;
import org.rollcall.gic.Compatibility;
import org.rollcall.gic.Gic;
import org.rollcall.gic.GicConfiguration;
import org.rollcall.gic.Register;

/** An SGI that is sent twice before it is taken is taken once, whatever else was done to the GIC before. */
class GicProperties {
    private static final GicConfiguration FOUR_PES = GicConfiguration.of(4, false, Compatibility.ARCHITECTURE);

    @Provide
    Arbitrary<List<RegisterAccess>> accesses() {
        return RegisterAccesses.listOn(FOUR_PES, 40);
    }

    @Provide
    Arbitrary<SgiSend> sends() {
        return SgiSends.on(FOUR_PES);
    }

    @Property(tries = 200)
    void sgisCoalesce(@ForAll("accesses") List<RegisterAccess> before, @ForAll("sends") SgiSend send) {
        Gic gic = new Gic(FOUR_PES);
        before.forEach(access -> access.on(gic));
        send(gic, send);
        long[] once = pending(gic);
        send(gic, send);
        for (int pe = 0; pe < once.length; pe++) {
            if (pending(gic)[pe] != once[pe]) {
                throw new AssertionError("PE " + pe + " has " + pending(gic)[pe] + " pending, not " + once[pe]);
            }
        }
    }

    private static void send(Gic gic, SgiSend send) {
        gic.write(send.sender(), Caller.KERNEL, Register.ICC_SGI1R_EL1, 0, 0, send.sgi1r());
    }

    private static long[] pending(Gic gic) {
        long[] pending = new long[FOUR_PES.pes()];
        for (int pe = 0; pe < pending.length; pe++) {
            pending[pe] = gic.read(pe, Caller.KERNEL, Register.GICR_ISPENDR0, pe, 0);
        }
        return pending;
    }
}
