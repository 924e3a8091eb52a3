package org.rollcall.lab.stub;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Packets of the gdb remote protocol on a Unix socket: {@code $text#checksum}, each acknowledged by {@code +}. Bytes
 * between packets are skipped; a packet with a wrong checksum is asked for again, a few times.
 */
final class PacketChannel implements AutoCloseable {
    private static final int RETRIES = 3;
    private static final byte INTERRUPT = 3;

    private final SocketChannel socket;
    private final Selector selector;
    private final ByteBuffer some = ByteBuffer.allocate(1 << 16);
    private final StringBuilder received = new StringBuilder();
    private String sent = "";

    private PacketChannel(SocketChannel socket, Selector selector) {
        this.socket = socket;
        this.selector = selector;
    }

    static PacketChannel connect(Path path) {
        try {
            SocketChannel socket = SocketChannel.open(UnixDomainSocketAddress.of(path));
            socket.configureBlocking(false);
            Selector selector = Selector.open();
            socket.register(selector, SelectionKey.OP_READ);
            return new PacketChannel(socket, selector);
        } catch (IOException e) {
            throw new StubException("no gdb stub listens on " + path + ": " + e.getMessage(), e);
        }
    }

    void send(String text) {
        sent = frame(text);
        write(sent);
    }

    /** The byte that stops a running machine; it is no packet. */
    void interrupt() {
        write(String.valueOf((char) INTERRUPT));
    }

    static String frame(String text) {
        return String.format(Locale.ROOT, "$%s#%02x", text, checksum(text));
    }

    private static int checksum(String text) {
        return text.chars().sum() & 0xff;
    }

    /**
     * The next packet, or empty after this time.
     *
     * @param awaited what it would be, for the message of a failure
     */
    Optional<String> receive(Duration patience, String awaited) {
        long end = System.nanoTime() + patience.toNanos();
        int wrong = 0;
        while (true) {
            Optional<String> packet = packet();
            if (packet.isEmpty()) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return Optional.empty();
                }
                read(left, awaited);
            } else if (intact(packet.get())) {
                write("+");
                return Optional.of(packet.get().substring(0, packet.get().length() - 3));
            } else if (++wrong > RETRIES) {
                throw new StubException("the gdb stub sends wrong checksums, awaited was " + awaited);
            } else {
                write("-");
            }
        }
    }

    /** Whether {@link #receive} has something to return by now. */
    boolean hasPacket() {
        if (received.indexOf("#") < 0) {
            read(0, "whether there is a packet");
        }
        return received.indexOf("#") >= 0;
    }

    /** Text, {@code #} and checksum of the next packet that is complete. */
    private Optional<String> packet() {
        int start = received.indexOf("$");
        String before = start < 0 ? received.toString() : received.substring(0, start);
        if (before.indexOf('-') >= 0) {
            write(sent);
        }
        received.delete(0, before.length());
        int end = received.indexOf("#");
        if (end < 0 || received.length() < end + 3) {
            return Optional.empty();
        }
        String packet = received.substring(1, end + 3);
        received.delete(0, end + 3);
        return Optional.of(packet);
    }

    private static boolean intact(String packet) {
        int end = packet.length() - 3;
        try {
            return Integer.parseInt(packet.substring(end + 1), 16) == checksum(packet.substring(0, end));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private void read(long nanos, String awaited) {
        try {
            selector.select(Math.max(1, nanos / 1_000_000)); // 0 would be for ever
            selector.selectedKeys().clear();
            some.clear();
            if (socket.read(some) < 0) {
                throw new StubException("the gdb stub closed the connection, awaited was " + awaited);
            }
            received.append(StandardCharsets.ISO_8859_1.decode(some.flip()));
        } catch (IOException e) {
            throw new StubException("the connection to the gdb stub broke, awaited was " + awaited, e);
        }
    }

    private void write(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
            while (bytes.hasRemaining()) {
                socket.write(bytes);
            }
        } catch (IOException e) {
            throw new StubException(
                    "the gdb stub closed the connection while \"" + StubException.printable(text) + "\" was sent", e);
        }
    }

    @Override
    public void close() {
        try (selector) {
            socket.close();
        } catch (IOException e) {
            throw new StubException("the connection to the gdb stub cannot be closed", e);
        }
    }
}
