package org.rollcall.spec.tla;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** A compiled class, as the Java Virtual Machine Specification, chapter 4, lays it out. */
final class ClassFile {
    /** Magic number and version. */
    private static final int HEAD = 8;

    private static final int UTF8 = 1;

    private ClassFile() {}

    /** The same class, which uses {@code other} where it used {@code type}: the name stands once, in the constant pool. */
    static byte[] calling(byte[] code, Class<?> type, Class<?> other) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(code));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(code.length);
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(in.readNBytes(HEAD));
        int constants = in.readUnsignedShort();
        out.writeShort(constants);
        for (int i = 1; i < constants; i++) {
            int tag = in.readUnsignedByte();
            out.writeByte(tag);
            if (tag == UTF8) {
                String text = in.readUTF();
                out.writeUTF(text.equals(internal(type)) ? internal(other) : text);
            } else {
                out.write(in.readNBytes(size(tag)));
            }
            if (size(tag) == Long.BYTES) {
                i++; // takes two places
            }
        }
        out.write(in.readAllBytes());
        return bytes.toByteArray();
    }

    private static String internal(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    /** The bytes of a constant after its tag. */
    private static int size(int tag) {
        return switch (tag) {
            case UTF8 -> 0; // has its length before it
            case 7, 8, 16, 19, 20 -> 2; // Class, String, MethodType, Module, Package
            case 15 -> 3; // MethodHandle
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4; // Integer, Float, references, NameAndType, Dynamic, InvokeDynamic
            case 5, 6 -> Long.BYTES; // Long, Double
            default -> throw new IllegalArgumentException("no constant has the tag " + tag);
        };
    }
}
