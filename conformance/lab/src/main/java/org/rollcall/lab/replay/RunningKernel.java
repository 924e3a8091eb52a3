package org.rollcall.lab.replay;

import java.nio.charset.StandardCharsets;
import org.rollcall.lab.guest.Guest;
import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.guest.SideChannel;
import org.rollcall.lab.kernel.SystemMap;
import org.rollcall.lab.stub.GdbStub;
import org.rollcall.lab.stub.StubException;

/** The kernel of a booted guest, as its gdb stub shows it. */
final class RunningKernel {
    private RunningKernel() {}

    /**
     * Halts the machine.
     *
     * @throws LabException if this is not the System.map of the kernel that runs
     */
    static GdbStub connect(Guest guest, SystemMap map) {
        GdbStub stub = GdbStub.connect(guest.options().gdbSocket());
        try {
            mustBeOf(map, stub, guest);
            return stub;
        } catch (LabException | StubException e) {
            stub.close();
            throw e;
        }
    }

    /** Functions and variables are found by the System.map: that of another kernel would give any verdict. */
    private static void mustBeOf(SystemMap map, GdbStub stub, Guest guest) {
        String expected =
                "Linux version " + new SideChannel(guest.side()).last("RELEASE").orElse("") + " ";
        byte[] found = stub.memory(map.address("linux_banner"), expected.length());
        if (!expected.equals(new String(found, StandardCharsets.ISO_8859_1))) {
            throw new LabException(
                    map + " is not of the kernel that runs (" + expected.strip()
                            + "): its memory at linux_banner says otherwise; name the System.map of its build with --system-map");
        }
    }
}
