package org.rollcall.kernel;

/**
 * A kernel for an architecture. The versions differ on arm64 only; the other architectures have channels of their own.
 *
 * @param version which kernel
 * @param architecture what it is built for
 */
public record KernelBuild(KernelVersion version, Architecture architecture) {
    /** Whether this kernel has it. */
    public boolean has(Capability capability) {
        return architecture.capabilities(version).contains(capability);
    }

    /** The SGI that carries a backtrace request. */
    public Sgi btSgi() {
        return has(Capability.SHARED) ? Sgi.N : Sgi.BT;
    }

    /** The SGI that carries a kgdb roundup. */
    public Sgi kgSgi() {
        return has(Capability.SHARED) ? Sgi.N : Sgi.KG;
    }
}
