package org.rollcall.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.rollcall.spec.SpecificationException;

/**
 * Where server and workers meet.
 *
 * @param host name or address of the server's machine, as the workers reach it
 * @param port of the server's registry
 */
public record Meeting(String host, int port) {
    /** The port of the TLA+ tools. */
    public static final int USUAL_PORT = 10997;

    private static final int MOST = 65535;

    /** @throws SpecificationException if there is no such port */
    public Meeting {
        if (port < 1 || port > MOST) {
            throw new SpecificationException("a port is 1 to " + MOST + ", not " + port);
        }
    }

    /**
     * The address of this machine that the server sees.
     *
     * @throws SpecificationException if no server answers there
     */
    public String here(Duration patience) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) patience.toMillis());
            return socket.getLocalAddress().getHostAddress();
        } catch (IOException e) {
            throw new SpecificationException(
                    "no server at " + this + ": " + e.getMessage() + "; start one with rollcall model --distributed "
                            + host + " NAME",
                    e);
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
