package org.rollcall.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.rollcall.process.Command;
import org.rollcall.process.OutsideProcess;

/**
 * Some hosts as network namespaces of this one: a server, and workers that each have a wire to it and to nobody else. A namespace
 * lives as long as the process that keeps it, so nothing of it is left.
 */
final class Network implements AutoCloseable {
    /** The address of the server, on no wire. */
    static final String SERVER = "10.213.0.1";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<OutsideProcess> keepers = new ArrayList<>();

    /**
     * Lays it.
     *
     * @throws IOException with the system's words if there can be no namespaces here
     */
    Network(int workers) throws IOException, InterruptedException {
        try {
            host();
            configure(0, "link set lo up", "addr add " + SERVER + "/32 dev lo");
            for (int worker = 1; worker <= workers; worker++) {
                host();
                String wire = "w" + worker;
                String subnet = "10.213." + worker + ".";
                did(
                        "ip",
                        "link",
                        "add",
                        wire,
                        "netns",
                        pid(0),
                        "type",
                        "veth",
                        "peer",
                        "name",
                        "s0",
                        "netns",
                        pid(worker));
                configure(0, "addr add " + subnet + "1/24 dev " + wire, "link set " + wire + " up");
                configure(
                        worker,
                        "link set lo up",
                        "addr add " + subnet + "2/24 dev s0",
                        "link set s0 up",
                        "route add default via " + subnet + "1");
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** What runs a program on a host: 0 is the server. */
    List<String> at(int host) {
        return List.of("nsenter", "--net", "--target", pid(host));
    }

    @Override
    public void close() {
        keepers.forEach(OutsideProcess::close);
    }

    /** It is there as soon as its keeper, which waits for its input to end, answers. */
    private void host() throws IOException {
        OutsideProcess keeper = Command.of("unshare", "--net", "sh", "-c", "echo made; exec cat")
                .errorsAmongOutput()
                .start();
        keepers.add(keeper);
        byte[] said = keeper.output().readNBytes("made".length());
        if (!new String(said, StandardCharsets.UTF_8).equals("made")) {
            byte[] rest = keeper.output().readAllBytes();
            throw new IOException(
                    new String(said, StandardCharsets.UTF_8) + new String(rest, StandardCharsets.UTF_8).strip());
        }
    }

    private String pid(int host) {
        return String.valueOf(keepers.get(host).pid());
    }

    private void configure(int host, String... settings) throws IOException, InterruptedException {
        for (String setting : settings) {
            List<String> words = new ArrayList<>(at(host));
            words.add("ip");
            Collections.addAll(words, setting.split(" "));
            did(words.toArray(String[]::new));
        }
    }

    private static void did(String... words) throws IOException, InterruptedException {
        try {
            OutsideProcess.Output output = Command.of(words).errorsAmongOutput().output(1 << 12, PATIENCE);
            if (output.status() != 0) {
                throw new IOException(new String(output.bytes(), StandardCharsets.UTF_8).strip());
            }
        } catch (TimeoutException e) {
            throw new IOException(e);
        }
    }
}
