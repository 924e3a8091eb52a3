package org.rollcall.lab.firmware;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.rollcall.lab.guest.LabException;

/**
 * A flattened device tree to which nodes and properties are added. Source: Devicetree Specification 0.4, "Flattened Devicetree
 * (DTB) Format".
 */
final class DeviceTree {
    private static final int MAGIC = 0xd00dfeed;
    private static final int HEADER_BYTES = 40;
    private static final int BEGIN_NODE = 1;
    private static final int END_NODE = 2;
    private static final int PROPERTY = 3;
    private static final int NOP = 4;
    private static final int END = 9;

    private final ByteBuffer header;
    private final byte[] reservations;
    private final ByteArrayOutputStream structure = new ByteArrayOutputStream();
    private final ByteArrayOutputStream strings = new ByteArrayOutputStream();

    private DeviceTree(ByteBuffer header, byte[] reservations) {
        this.header = header;
        this.reservations = reservations;
    }

    /** What is added inside the root, at its end, and inside its node {@code chosen}, at its beginning. */
    interface Addition {
        void to(DeviceTree tree);
    }

    /** @throws LabException if it is no device tree */
    static byte[] with(byte[] blob, Addition toChosen, Addition toRoot) {
        ByteBuffer header = ByteBuffer.wrap(blob);
        if (blob.length < HEADER_BYTES || header.getInt(0) != MAGIC) {
            throw new LabException(
                    "QEMU's device tree is none: it does not begin with 0x" + Integer.toHexString(MAGIC));
        }
        int reservations = header.getInt(16);
        int structure = header.getInt(8);
        var tree =
                new DeviceTree(header, Arrays.copyOfRange(blob, reservations, endOfReservations(header, reservations)));
        int strings = header.getInt(12);
        tree.strings.write(blob, strings, header.getInt(32));
        tree.copy(ByteBuffer.wrap(blob, structure, header.getInt(36)).slice(), toChosen, toRoot);
        return tree.blob();
    }

    private static int endOfReservations(ByteBuffer blob, int from) {
        int at = from;
        while (blob.getLong(at) != 0 || blob.getLong(at + Long.BYTES) != 0) {
            at += 2 * Long.BYTES;
        }
        return at + 2 * Long.BYTES;
    }

    private void copy(ByteBuffer old, Addition toChosen, Addition toRoot) {
        int depth = 0;
        while (true) {
            int token = old.getInt();
            if (token == END_NODE && depth == 1) {
                toRoot.to(this);
            }
            put(token);
            switch (token) {
                case BEGIN_NODE -> {
                    String name = text(old);
                    put(name);
                    depth++;
                    if (depth == 2 && name.equals("chosen")) {
                        toChosen.to(this);
                    }
                }
                case END_NODE -> depth--;
                case PROPERTY -> {
                    int length = old.getInt();
                    put(length);
                    put(old.getInt());
                    byte[] value = new byte[length];
                    old.get(value);
                    put(value);
                    old.position(aligned(old.position()));
                }
                case NOP -> {}
                case END -> {
                    return;
                }
                default -> throw new LabException("QEMU's device tree has an unknown token " + token);
            }
        }
    }

    /** A node, with what is in it. */
    void node(String name, Addition content) {
        put(BEGIN_NODE);
        put(name);
        content.to(this);
        put(END_NODE);
    }

    /** A property that is one text or several. */
    void property(String name, String... values) {
        byte[] value = (String.join("\0", values) + "\0").getBytes(StandardCharsets.US_ASCII);
        property(name, value);
    }

    /** A property of two cells. */
    void property(String name, long value) {
        property(name, ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    private void property(String name, byte[] value) {
        put(PROPERTY);
        put(value.length);
        put(strings.size());
        strings.writeBytes((name + "\0").getBytes(StandardCharsets.US_ASCII));
        put(value);
    }

    private byte[] blob() {
        int structureAt = HEADER_BYTES + Long.BYTES - HEADER_BYTES % Long.BYTES + reservations.length;
        int reservationsAt = structureAt - reservations.length;
        int stringsAt = structureAt + structure.size();
        ByteBuffer blob = ByteBuffer.allocate(stringsAt + strings.size());
        blob.putInt(MAGIC)
                .putInt(blob.capacity())
                .putInt(structureAt)
                .putInt(stringsAt)
                .putInt(reservationsAt);
        blob.putInt(header.getInt(20))
                .putInt(header.getInt(24))
                .putInt(header.getInt(28)); // versions, the CPU that boots
        blob.putInt(strings.size()).putInt(structure.size());
        blob.position(reservationsAt);
        blob.put(reservations).put(structure.toByteArray()).put(strings.toByteArray());
        return blob.array();
    }

    private static String text(ByteBuffer old) {
        var name = new StringBuilder();
        for (byte each = old.get(); each != 0; each = old.get()) {
            name.append((char) each);
        }
        old.position(aligned(old.position()));
        return name.toString();
    }

    private void put(int cell) {
        structure.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(cell).array());
    }

    private void put(String text) {
        put((text + "\0").getBytes(StandardCharsets.US_ASCII));
    }

    private void put(byte[] value) {
        structure.writeBytes(value);
        structure.writeBytes(new byte[aligned(structure.size()) - structure.size()]);
    }

    private static int aligned(int size) {
        return (size + 3) & ~3;
    }
}
