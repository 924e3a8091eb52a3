package org.rollcall.lab.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.lab.guest.LabException;

class DeviceTreeTest {
    /** A root with a node {@code chosen} that has one property, and a NOP. */
    private static byte[] small() {
        ByteBuffer blob = ByteBuffer.allocate(200);
        blob.position(40);
        blob.putLong(0x4000_0000L).putLong(0x1000).putLong(0).putLong(0); // one reservation
        int structure = blob.position();
        blob.putInt(1).putInt(0).putInt(4);
        blob.putInt(1).put("chosen\0\0".getBytes(StandardCharsets.US_ASCII));
        blob.putInt(3).putInt(3).putInt(2).put("ab\0\0".getBytes(StandardCharsets.US_ASCII));
        blob.putInt(2).putInt(2).putInt(9);
        int strings = blob.position();
        blob.put("x\0path\0".getBytes(StandardCharsets.US_ASCII));
        int end = blob.position();
        blob.putInt(0, 0xd00dfeed)
                .putInt(4, end)
                .putInt(8, structure)
                .putInt(12, strings)
                .putInt(16, 40);
        blob.putInt(20, 17).putInt(24, 16).putInt(32, end - strings).putInt(36, strings - structure);
        return blob.array();
    }

    /** Each node and property with its path, read by the format's own offsets. */
    private static List<String> read(byte[] bytes) {
        ByteBuffer blob = ByteBuffer.wrap(bytes);
        assertThat(blob.getInt(0)).isEqualTo(0xd00dfeed);
        assertThat(blob.getInt(4)).as("its size").isEqualTo(bytes.length);
        assertThat(blob.getInt(16) % 8).as("where its reservations are").isZero();
        assertThat(blob.getInt(8) % 4).as("where its structure is").isZero();
        List<String> all = new ArrayList<>();
        String path = "";
        int at = blob.getInt(8);
        while (blob.getInt(at) != 9) {
            switch (blob.getInt(at)) {
                case 1 -> {
                    String name = text(bytes, at + 4);
                    path += name + "/";
                    all.add(path);
                    at += 4 + (name.length() + 4 & ~3);
                }
                case 2 -> {
                    path = path.replaceFirst("[^/]*/$", "");
                    at += 4;
                }
                case 3 -> {
                    int length = blob.getInt(at + 4);
                    String name = text(bytes, blob.getInt(12) + blob.getInt(at + 8));
                    all.add(path + name + "=" + new String(bytes, at + 12, length, StandardCharsets.ISO_8859_1));
                    at += 12 + (length + 3 & ~3);
                }
                default -> at += 4;
            }
        }
        assertThat(at + 4 - blob.getInt(8)).as("the size of its structure").isEqualTo(blob.getInt(36));
        return all;
    }

    private static String text(byte[] bytes, int from) {
        int end = from;
        while (bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.US_ASCII);
    }

    @Test
    void whatIsAddedIsWhereItBelongs() {
        byte[] tree = DeviceTree.with(
                small(),
                chosen -> chosen.property("bootargs", "a b"),
                root -> root.node("psci", psci -> {
                    psci.property("compatible", "one", "two");
                    psci.property("cells", 0x0102_0304_0506_0708L);
                }));
        assertThat(read(tree))
                .containsExactly(
                        "/",
                        "/chosen/",
                        "/chosen/bootargs=a b\0",
                        "/chosen/path=ab\0",
                        "/psci/",
                        "/psci/compatible=one\0two\0",
                        "/psci/cells=\1\2\3\4\5\6\7\b");
        ByteBuffer blob = ByteBuffer.wrap(tree);
        assertThat(blob.getLong(blob.getInt(16) + 8)).as("the reservation").isEqualTo(0x1000);
        assertThat(blob.getInt(20)).as("its version").isEqualTo(17);
    }

    @Test
    void withoutAnAdditionNothingChanges() {
        byte[] once = DeviceTree.with(small(), none -> {}, none -> {});
        assertThat(read(once)).containsExactly("/", "/chosen/", "/chosen/path=ab\0");
        assertThat(DeviceTree.with(once, none -> {}, none -> {})).isEqualTo(once);
    }

    @Test
    void whatIsNoTreeIsNamed() {
        assertThatThrownBy(() -> DeviceTree.with(new byte[100], none -> {}, none -> {}))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("does not begin with 0xd00dfeed");
    }
}
