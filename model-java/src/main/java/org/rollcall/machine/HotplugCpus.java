package org.rollcall.machine;

import java.util.stream.Stream;

/**
 * Which CPUs come and go.
 *
 * @param offline CPUs that are offline at first and may come up
 * @param unplug CPUs that may be taken offline
 */
public record HotplugCpus(CpuSet offline, CpuSet unplug) {
    /** All CPUs are online all the time. */
    public static final HotplugCpus NONE = new HotplugCpus(CpuSet.EMPTY, CpuSet.EMPTY);

    static Stream<Constant<HotplugCpus, ?>> constants() {
        return Stream.of(
                new Constant<>("Offline", CpuSet.class, HotplugCpus::offline, HotplugCpus::withOffline),
                new Constant<>("Unplug", CpuSet.class, HotplugCpus::unplug, HotplugCpus::withUnplug));
    }

    /** With {@code offline}. */
    public HotplugCpus withOffline(CpuSet offline) {
        return new HotplugCpus(offline, unplug);
    }

    /** With {@code unplug}. */
    public HotplugCpus withUnplug(CpuSet unplug) {
        return new HotplugCpus(offline, unplug);
    }
}
