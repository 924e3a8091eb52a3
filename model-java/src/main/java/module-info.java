/**
 * The roll calls of the Linux kernel on arm64 as an executable model: the GIC, the CPU, the kernel's mechanisms, and the
 * machine that puts them together. No clock, thread, random source, file or logging: time and choices are arguments.
 */
module org.rollcall.model {
    requires static org.jspecify;

    exports org.rollcall.call;
    exports org.rollcall.channel;
    exports org.rollcall.cpu;
    exports org.rollcall.gic;
    exports org.rollcall.kernel;
    exports org.rollcall.machine;
    exports org.rollcall.panic;
    exports org.rollcall.sdei;
    exports org.rollcall.sse;
    exports org.rollcall.transition;
}
