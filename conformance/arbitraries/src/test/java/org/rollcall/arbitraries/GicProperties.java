package org.rollcall.arbitraries;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.rollcall.gic.Caller;
import org.rollcall.gic.Gic;
import org.rollcall.gic.GicConfiguration;
import org.rollcall.gic.Register;

/** The arbitraries over the GIC make what they say. */
class GicProperties {
    /** A GIC and what is done to it. */
    record Accesses(GicConfiguration gic, List<RegisterAccess> all) {}

    /** A GIC and an SGI on it. */
    record Sent(GicConfiguration gic, SgiSend send) {}

    @Provide
    Arbitrary<Accesses> accesses() {
        return GicConfigurations.upTo(20)
                .flatMap(gic -> RegisterAccesses.listOn(gic, 60).map(all -> new Accesses(gic, all)));
    }

    @Provide
    Arbitrary<Sent> sends() {
        return GicConfigurations.upTo(20).flatMap(gic -> SgiSends.on(gic).map(send -> new Sent(gic, send)));
    }

    @Property(tries = 200)
    void anyAccessIsTakenAndTheSameAccessesReadTheSame(@ForAll("accesses") Accesses accesses) {
        Gic one = new Gic(accesses.gic());
        Gic other = new Gic(accesses.gic());
        for (RegisterAccess access : accesses.all()) {
            OptionalLong read = access.on(one);
            assertThat(access.on(other)).as(access.toString()).isEqualTo(read);
            if (read.isPresent() && access.register().width() < Long.SIZE) {
                assertThat(read.getAsLong())
                        .isBetween(0L, (1L << access.register().width()) - 1);
            }
        }
    }

    @Property(tries = 200)
    void anSgiIsPendingExactlyOnTheTargetsThatExist(@ForAll("sends") Sent sent) {
        Gic gic = new Gic(sent.gic());
        for (int pe = 0; pe < sent.gic().pes(); pe++) {
            gic.write(pe, Caller.FIRMWARE, Register.GICR_IGROUPR0, pe, 0, 0xffffffffL);
        }
        gic.write(
                sent.send().sender(),
                Caller.KERNEL,
                Register.ICC_SGI1R_EL1,
                0,
                0,
                sent.send().sgi1r());
        for (int pe = 0; pe < sent.gic().pes(); pe++) {
            long pending = gic.read(pe, Caller.FIRMWARE, Register.GICR_ISPENDR0, pe, 0);
            boolean targeted = sent.send().existing(sent.gic()).contains(pe);
            assertThat(pending).isEqualTo(targeted ? 1L << sent.send().intid() : 0);
        }
    }
}
