package org.rollcall.machine;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.rollcall.kernel.Architecture;
import org.rollcall.kernel.Capability;
import org.rollcall.kernel.Habit;
import org.rollcall.kernel.KernelBuild;
import org.rollcall.kernel.KernelVersion;

/**
 * The constants of {@code IpiNmi.tla}, by the same names, and the platform that only the registers know.
 *
 * @param cpus how many CPUs, 1..64
 * @param version which kernel
 * @param architecture what it is built for
 * @param nmi how far the machine has NMIs
 * @param environment what the CPUs do on their own
 * @param backtrace who asks for backtraces
 * @param debugger who enters the debugger
 * @param hotplug which CPUs come and go
 * @param timing what stands for the clock
 * @param repairs what is mended that no kernel has mended
 * @param mut the mutation, {@link Mutation#NONE} for the protocol as it is
 * @param platform the registers' world: priorities, security, EOI mode; unobservable to the protocol
 */
public record Configuration(
        int cpus,
        KernelVersion version,
        Architecture architecture,
        PseudoNmi nmi,
        Environment environment,
        Backtrace backtrace,
        Debugger debugger,
        HotplugCpus hotplug,
        Timing timing,
        Repairs repairs,
        Mutation mut,
        Platform platform) {
    /** All constants of the specification but {@code CPU} and {@code None}. */
    public static final List<Constant<Configuration, ?>> CONSTANTS = Stream.of(
                    Stream.of(new Constant<>(
                            "Version", KernelVersion.class, Configuration::version, Configuration::withVersion)),
                    Stream.of(new Constant<>(
                            "Arch", Architecture.class, Configuration::architecture, Configuration::withArchitecture)),
                    PseudoNmi.constants().map(c -> c.of(Configuration::nmi, (all, part) -> all.withNmi(old -> part))),
                    Environment.constants()
                            .map(c -> c.of(Configuration::environment, (all, part) -> all.withEnvironment(part))),
                    Backtrace.constants()
                            .map(c -> c.of(Configuration::backtrace, (all, part) -> all.withBacktrace(old -> part))),
                    Debugger.constants()
                            .map(c -> c.of(Configuration::debugger, (all, part) -> all.withDebugger(old -> part))),
                    HotplugCpus.constants()
                            .map(c -> c.of(Configuration::hotplug, (all, part) -> all.withHotplug(old -> part))),
                    Timing.constants()
                            .map(c -> c.of(Configuration::timing, (all, part) -> all.withTiming(old -> part))),
                    Repairs.constants().map(c -> c.of(Configuration::repairs, (all, part) -> all.withRepairs(part))))
            .<Constant<Configuration, ?>>flatMap(part -> part)
            .toList();

    /** Checks that every set names CPUs of the machine. */
    public Configuration {
        CpuMask named = Constant.named(PseudoNmi.constants(), nmi)
                .or(Constant.named(Environment.constants(), environment))
                .or(Constant.named(Backtrace.constants(), backtrace))
                .or(Constant.named(Debugger.constants(), debugger))
                .or(Constant.named(HotplugCpus.constants(), hotplug));
        if (cpus < 1 || cpus > CpuMask.MAX_CPUS || named.length() > cpus) {
            throw new IllegalArgumentException("a set names a CPU beyond the " + cpus + " of the machine (1..64)");
        }
    }

    /**
     * A machine with usable pseudo-NMI and nothing in its way: CPU 0 may ask for one backtrace of all CPUs, CPU 1 may hit
     * one breakpoint; time-outs fair, delivery urgent.
     */
    public static Configuration of(KernelVersion version, int cpus) {
        return new Configuration(
                cpus,
                version,
                Architecture.ARM64,
                PseudoNmi.usable(cpus),
                Environment.QUIET,
                Backtrace.ofAll(cpus),
                Debugger.onSecond(cpus),
                HotplugCpus.NONE,
                Timing.USUAL,
                Repairs.NONE,
                Mutation.NONE,
                Platform.of(version));
    }

    /**
     * This configuration, if a kernel has it.
     *
     * @throws IllegalArgumentException with the reason
     */
    public Configuration required() {
        refuse(nmi.sdei() && !build().has(Capability.SDEI_FIRST), "SDEI needs its driver of Linux 7.3");
        return this;
    }

    private static void refuse(boolean wrong, String reason) {
        if (wrong) {
            throw new IllegalArgumentException(reason);
        }
    }

    /** All the sets of CPUs that it names. */
    Stream<CpuMask> sets() {
        return CONSTANTS.stream()
                .map(constant -> constant.get().apply(this))
                .filter(CpuMask.class::isInstance)
                .map(CpuMask.class::cast);
    }

    /** The same, but for the part that has {@code other}'s type; no two parts share one. */
    private Configuration with(Object other) {
        return new Configuration(
                cpus,
                either(KernelVersion.class, other, version),
                either(Architecture.class, other, architecture),
                either(PseudoNmi.class, other, nmi),
                either(Environment.class, other, environment),
                either(Backtrace.class, other, backtrace),
                either(Debugger.class, other, debugger),
                either(HotplugCpus.class, other, hotplug),
                either(Timing.class, other, timing),
                either(Repairs.class, other, repairs),
                either(Mutation.class, other, mut),
                either(Platform.class, other, platform));
    }

    private static <T> T either(Class<T> type, Object other, T mine) {
        return type.isInstance(other) ? type.cast(other) : mine;
    }

    /** Another kernel. */
    public Configuration withVersion(KernelVersion other) {
        return with(other);
    }

    /** For another architecture. */
    public Configuration withArchitecture(Architecture other) {
        return with(other);
    }

    /** The kernel and what it is built for. */
    public KernelBuild build() {
        return new KernelBuild(version, architecture);
    }

    /** With another set-up of NMIs. */
    public Configuration withNmi(UnaryOperator<PseudoNmi> change) {
        return with(change.apply(nmi));
    }

    /** The same machine in another environment. */
    public Configuration withEnvironment(Environment other) {
        return with(other);
    }

    /** The same, but these CPUs have the habit, and no others. */
    public Configuration with(Habit habit, CpuMask who) {
        return withEnvironment(environment.with(habit, who));
    }

    /** With other requests for backtraces. */
    public Configuration withBacktrace(UnaryOperator<Backtrace> change) {
        return with(change.apply(backtrace));
    }

    /** With other entries into the debugger. */
    public Configuration withDebugger(UnaryOperator<Debugger> change) {
        return with(change.apply(debugger));
    }

    /** With other CPUs that come and go. */
    public Configuration withHotplug(UnaryOperator<HotplugCpus> change) {
        return with(change.apply(hotplug));
    }

    /** With another sense of time. */
    public Configuration withTiming(UnaryOperator<Timing> change) {
        return with(change.apply(timing));
    }

    /** With these repairs, and no others. */
    public Configuration withRepairs(Repairs repairs) {
        return with(repairs);
    }

    /** With {@code mut}. */
    public Configuration withMut(Mutation mut) {
        return with(mut);
    }

    /** With {@code platform}. */
    public Configuration withPlatform(Platform platform) {
        return with(platform);
    }
}
