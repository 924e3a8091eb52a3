package org.rollcall.lab.stub;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** A gdb stub that says what a test wants: a server on a Unix socket, for one connection. */
public final class FakeStub implements AutoCloseable {
    /** In place of a packet: the connection is closed. */
    public static final String CLOSE = "close";
    /** Before text that is sent as it is, without frame and checksum. */
    public static final String RAW = "raw:";
    /** What the client sent that was no packet. */
    public static final String INTERRUPT = "interrupt";
    /** What the client sends after a wrong checksum. */
    public static final String AGAIN = "again";

    private final ServerSocketChannel server;
    private final Function<String, List<String>> answers;
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final Thread thread;

    /**
     * Listens.
     *
     * @param greeting sent at once
     * @param answers for each packet, for {@link #INTERRUPT} and for {@link #AGAIN}
     */
    public FakeStub(Path socket, List<String> greeting, Function<String, List<String>> answers) throws IOException {
        this.answers = answers;
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        thread = new Thread(() -> serve(greeting), "fake stub");
        thread.setDaemon(true);
        thread.start();
    }

    /** All packets that were received so far. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    private void serve(List<String> greeting) {
        try (SocketChannel client = server.accept()) {
            say(client, greeting);
            ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
            StringBuilder received = new StringBuilder();
            while (client.read(bytes.clear()) >= 0) {
                received.append(StandardCharsets.ISO_8859_1.decode(bytes.flip()));
                while (answer(client, received)) {
                    // the next packet, if there is one
                }
            }
        } catch (IOException closed) {
            // by the test
        }
    }

    private boolean answer(SocketChannel client, StringBuilder received) throws IOException {
        if (received.isEmpty()) {
            return false;
        }
        char first = received.charAt(0);
        if (first != '$') {
            received.deleteCharAt(0);
            if (first != '+') {
                say(client, answers.apply(first == 3 ? INTERRUPT : AGAIN));
            }
            return true;
        }
        int end = received.indexOf("#");
        if (end < 0 || received.length() < end + 3) {
            return false;
        }
        String packet = received.substring(1, end);
        received.delete(0, end + 3);
        asked.add(packet);
        client.write(ByteBuffer.wrap(new byte[] {'+'}));
        say(client, answers.apply(packet));
        return true;
    }

    private static void say(SocketChannel client, List<String> texts) throws IOException {
        for (String text : texts) {
            if (text.equals(CLOSE)) {
                client.close();
                return;
            }
            String bytes = text.startsWith(RAW) ? text.substring(RAW.length()) : PacketChannel.frame(text);
            client.write(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)));
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        thread.interrupt();
    }
}
