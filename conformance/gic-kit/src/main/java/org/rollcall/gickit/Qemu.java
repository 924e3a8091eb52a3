package org.rollcall.gickit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rollcall.gic.Compatibility;
import org.rollcall.gic.GicExtensions;
import org.rollcall.process.Command;
import org.rollcall.process.OutsideProcess;

/** QEMU's GICv3 as a second opinion: runs a script in a virtual machine and reads back the answers. */
public final class Qemu {
    /** Found on the search path unless a path is given. */
    public static final String PROGRAM = "qemu-system-aarch64";

    /** What is sensible to hold in one program and in the host's memory. */
    private static final int MOST_OPERATIONS = 200_000;

    private static final int[] FIRST_WITH_NMI = {9, 1};
    private static final int[] RIGHT_LINES_NUMBER = {10};
    private static final int[] FEWER_DEPARTURES = {10, 0, 13};

    private static final int SPIS = 256;
    private static final int LONGEST_VERSION = 1 << 16;

    private static final Pattern VERSION = Pattern.compile("version ([0-9.]+)");

    private final String program;
    private final Duration limit;

    /** @param limit after which a virtual machine that has not finished is ended */
    public Qemu(String program, Duration limit) {
        this.program = program;
        this.limit = limit;
    }

    /** Whether the program can be started here. */
    public boolean available() {
        return version().isPresent();
    }

    /** Its version, like 7.2.22; empty if it cannot be started. */
    public Optional<String> version() {
        try {
            OutsideProcess.Output said =
                    Command.of(program, "--version").errorsAmongOutput().output(LONGEST_VERSION, limit);
            Matcher version = VERSION.matcher(new String(said.bytes(), StandardCharsets.UTF_8));
            return said.status() == 0 && version.find() ? Optional.of(version.group(1)) : Optional.empty();
        } catch (IOException | TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The model's setting for this version. Only 7.2.22, 10.0.2 and 10.0.13 were at hand; another counts as the next older. */
    public Compatibility setting() {
        if (Arrays.compare(versionParts(), FEWER_DEPARTURES) >= 0) {
            return Compatibility.QEMU_10_0_13;
        }
        return Arrays.compare(versionParts(), RIGHT_LINES_NUMBER) >= 0 ? Compatibility.QEMU_10 : Compatibility.QEMU;
    }

    private int[] versionParts() {
        return version().stream()
                .flatMapToInt(text -> Arrays.stream(text.split("\\.")).mapToInt(Integer::parseInt))
                .toArray();
    }

    /**
     * The answers to the operations, in order.
     *
     * @throws ScriptException if QEMU has no such machine, is not installed, or does not finish
     */
    public List<Answer> run(ScriptHeader header, List<Operation> operations) {
        Optional<String> lacking = lacks(header);
        if (lacking.isPresent()) {
            throw new ScriptException(lacking.get());
        }
        if (operations.size() > MOST_OPERATIONS) {
            throw new ScriptException("at most " + MOST_OPERATIONS + " operations fit into one virtual machine, not "
                    + operations.size());
        }
        GuestProgram guest = new GuestProgram(header, operations);
        byte[] output = boot(header, guest.elf(), guest.resultBytes());
        if (output.length != guest.resultBytes()) {
            throw new ScriptException("QEMU gave " + output.length + " bytes of answers instead of "
                    + guest.resultBytes() + ": the program in the virtual machine did not get to its end");
        }
        return new GuestResults(
                        ByteBuffer.wrap(output).order(ByteOrder.LITTLE_ENDIAN),
                        guest.notes(),
                        header.bootLevel().number())
                .answers(operations);
    }

    /** What a script's machine has that this QEMU has not, empty if it has everything. */
    Optional<String> lacks(ScriptHeader header) {
        Declaration declared = header.declared();
        GicExtensions asked = Extension.of(declared.extensions());
        GicExtensions none = GicExtensions.NONE;
        if (header.pes() > GuestLayout.MOST_PES || Boolean.TRUE.equals(declared.rangeSelector())) {
            return Optional.of("QEMU is asked for at most " + GuestLayout.MOST_PES
                    + " PEs, without a range selector for SGIs; this script has " + header.pes());
        } else if (header.priorityBits() != 5 && header.priorityBits() != 8) {
            return Optional.of("QEMU has 5 or 8 priority bits, not " + header.priorityBits());
        } else if (asked.spis() != 0 && asked.spis() != SPIS || asked.oneOfN()) {
            return Optional.of("QEMU's machine has " + SPIS + " SPIs, none of which goes to any PE");
        } else if (asked.listRegisters() != none.listRegisters()
                || asked.virtualPriorityBits() != none.virtualPriorityBits()
                || asked.virtualPreemptionBits() != none.virtualPreemptionBits()) {
            return Optional.of("QEMU has 4 list registers and 5 virtual priority bits");
        } else if (asked.nonMaskable() && Arrays.compare(versionParts(), FIRST_WITH_NMI) < 0) {
            return Optional.of("FEAT_GICv3_NMI needs QEMU 9.1 or later, this is "
                    + version().orElse("none at all"));
        }
        return Optional.empty();
    }

    private byte[] boot(ScriptHeader header, byte[] elf, int resultBytes) {
        Path image = null;
        try {
            image = Files.createTempFile("rollcall-gic", ".elf");
            Files.write(image, elf);
            try (OutsideProcess qemu = start(header, image)) {
                return qemu.output(resultBytes, limit).bytes();
            }
        } catch (IOException e) {
            throw new ScriptException("the virtual machine has no answers: " + e.getMessage());
        } catch (TimeoutException e) {
            throw new ScriptException("the virtual machine did not finish within " + limit.toSeconds()
                    + " s and was ended; raise --time-limit, or look for a PE that sleeps in wfi for good");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScriptException("interrupted while the virtual machine ran");
        } finally {
            delete(image);
        }
    }

    private OutsideProcess start(ScriptHeader header, Path image) {
        try {
            return Command.of(command(header, image)).start();
        } catch (IOException e) {
            throw new ScriptException(e.getMessage() + "; install it, for example with apt-get install qemu-system-arm,"
                    + " or name it with --qemu=PATH");
        }
    }

    private List<String> command(ScriptHeader header, Path image) {
        String secure = header.twoSecurityStates() ? "on" : "off";
        String virtualization = header.bootLevel().number() == 2 ? "on" : "off";
        List<String> command = new ArrayList<>(List.of(
                program,
                "-M",
                "virt,gic-version=3,secure=" + secure + ",virtualization=" + virtualization,
                "-cpu",
                header.declared().has(Extension.NMI) ? "max" : "cortex-a57",
                "-smp",
                Integer.toString(header.pes()),
                "-m",
                "512",
                "-accel",
                "tcg,thread=single",
                "-nodefaults",
                "-display",
                "none",
                "-semihosting-config",
                "enable=on,target=native",
                "-kernel",
                image.toString()));
        if (header.priorityBits() == 8) {
            command.addAll(List.of("-global", "arm-gicv3-common.force-8-bit-prio=on"));
        }
        return command;
    }

    private static void delete(@Nullable Path image) {
        if (image != null) {
            image.toFile().delete();
        }
    }
}
