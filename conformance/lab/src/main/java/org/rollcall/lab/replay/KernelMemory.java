package org.rollcall.lab.replay;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.rollcall.lab.kernel.SystemMap;
import org.rollcall.lab.stub.Address;
import org.rollcall.lab.stub.Cpu;
import org.rollcall.lab.stub.GdbStub;
import org.rollcall.lab.stub.Point;

/** The variables of a kernel that is halted. */
final class KernelMemory {
    private final GdbStub stub;
    private final SystemMap map;

    KernelMemory(GdbStub stub, SystemMap map) {
        this.stub = stub;
        this.map = map;
    }

    /** @param cpu whose it is; of no matter where all share it */
    long value(KernelVariable variable, Cpu cpu) {
        byte[] bytes = stub.memory(place(variable, cpu), variable.bytes());
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return variable.decode(bytes.length == Long.BYTES ? buffer.getLong() : buffer.getInt(), cpu);
    }

    /** A 32-bit number by its symbol. */
    int number(String symbol) {
        return ByteBuffer.wrap(stub.memory(map.address(symbol), Integer.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
    }

    Point point(Point.Kind kind, KernelVariable variable, Cpu cpu) {
        return new Point(kind, place(variable, cpu), variable.bytes());
    }

    private Address place(KernelVariable variable, Cpu cpu) {
        return variable.place(map.address(variable.symbol()), cpu);
    }
}
