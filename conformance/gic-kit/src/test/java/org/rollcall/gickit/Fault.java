package org.rollcall.gickit;

import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.ToLongBiFunction;
import java.util.function.UnaryOperator;
import org.rollcall.gic.GicPort;

/** One error of an implementer, put into a GIC from outside. */
record Fault(String name, UnaryOperator<GicPort> into) {
    /** Reads that meet the condition give something else. */
    static Fault read(
            String name, Predicate<FaultyGic.Access> where, ToLongBiFunction<FaultyGic, FaultyGic.Access> instead) {
        return new Fault(name, healthy -> new FaultyGic(healthy) {
            private boolean inside;

            @Override
            long reading(Access access) {
                if (inside || !where.test(access)) {
                    return super.reading(access);
                }
                inside = true;
                try {
                    return instead.applyAsLong(this, access);
                } finally {
                    inside = false;
                }
            }
        });
    }

    /** Writes that meet the condition do something else. */
    static Fault write(
            String name, Predicate<FaultyGic.Access> where, BiConsumer<FaultyGic, FaultyGic.Access> instead) {
        return new Fault(name, healthy -> new FaultyGic(healthy) {
            private boolean inside;

            @Override
            void writing(Access access) {
                if (inside || !where.test(access)) {
                    super.writing(access);
                    return;
                }
                inside = true;
                try {
                    instead.accept(this, access);
                } finally {
                    inside = false;
                }
            }
        });
    }

    /** All accesses that meet the condition are made as another one. */
    static Fault access(String name, Predicate<FaultyGic.Access> where, UnaryOperator<FaultyGic.Access> instead) {
        return new Fault(name, healthy -> new FaultyGic(healthy) {
            @Override
            long reading(Access access) {
                return super.reading(where.test(access) ? instead.apply(access) : access);
            }

            @Override
            void writing(Access access) {
                super.writing(where.test(access) ? instead.apply(access) : access);
            }
        });
    }
}
