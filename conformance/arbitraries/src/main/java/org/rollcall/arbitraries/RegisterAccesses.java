package org.rollcall.arbitraries;

import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.rollcall.gic.Caller;
import org.rollcall.gic.ExceptionLevel;
import org.rollcall.gic.GicConfiguration;
import org.rollcall.gic.Register;

/** Accesses to the registers of a GIC, sensible or not; lists of them shrink to fewer accesses and smaller values. */
public final class RegisterAccesses {
    private static final int INTIDS = 32;

    private RegisterAccesses() {}

    /** One access, by any PE to any register with any value that fits. */
    public static Arbitrary<RegisterAccess> on(GicConfiguration gic) {
        Arbitrary<Integer> pe = Arbitraries.integers().between(0, gic.pes() - 1);
        return Combinators.combine(
                        pe,
                        callers(gic),
                        Arbitraries.of(Register.class),
                        pe,
                        Arbitraries.integers().between(0, INTIDS - 1))
                .flatAs((who, caller, register, frame, index) -> written(register)
                        .map(value -> new RegisterAccess(
                                who,
                                caller,
                                register,
                                frame,
                                register == Register.GICR_IPRIORITYR || register.isShared() ? index : 0,
                                value)));
    }

    /** Up to {@code most} accesses, one after the other. */
    public static Arbitrary<List<RegisterAccess>> listOn(GicConfiguration gic, int most) {
        return on(gic).list().ofMaxSize(most);
    }

    /** Software at the levels that the system has. */
    public static Arbitrary<Caller> callers(GicConfiguration gic) {
        if (!gic.twoSecurityStates()) {
            return Arbitraries.of(ExceptionLevel.EL1_NS, ExceptionLevel.EL2)
                    .map(level -> new Caller(level, false, false));
        }
        return Combinators.combine(
                        Arbitraries.of(ExceptionLevel.class), Arbitraries.of(false, true), Arbitraries.of(false, true))
                .as(Caller::new);
    }

    private static Arbitrary<OptionalLong> written(Register register) {
        long most = register.width() == Long.SIZE ? Long.MAX_VALUE : (1L << register.width()) - 1;
        return Arbitraries.oneOf(
                Arbitraries.just(OptionalLong.empty()),
                Arbitraries.longs().between(0, most).map(OptionalLong::of));
    }
}
