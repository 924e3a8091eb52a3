package org.rollcall.machine;

import java.util.stream.Stream;

/**
 * Which CPUs come and go.
 *
 * @param offline CPUs that are offline at first and may come up
 * @param unplug CPUs that may be taken offline
 */
public record HotplugCpus(CpuMask offline, CpuMask unplug) {
    /** All CPUs are online all the time. */
    public static final HotplugCpus NONE = new HotplugCpus(CpuMask.EMPTY, CpuMask.EMPTY);

    static Stream<Constant<HotplugCpus, ?>> constants() {
        return Stream.of(
                new Constant<>("Offline", CpuMask.class, HotplugCpus::offline, HotplugCpus::withOffline),
                new Constant<>("Unplug", CpuMask.class, HotplugCpus::unplug, HotplugCpus::withUnplug));
    }

    /** With {@code offline}. */
    public HotplugCpus withOffline(CpuMask offline) {
        return new HotplugCpus(offline, unplug);
    }

    /** With {@code unplug}. */
    public HotplugCpus withUnplug(CpuMask unplug) {
        return new HotplugCpus(offline, unplug);
    }
}
