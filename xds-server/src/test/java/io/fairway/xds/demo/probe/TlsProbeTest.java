package io.fairway.xds.demo.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class TlsProbeTest {

    private static final String NAME = "8080.any.cart.shop.svc.clusterset.local";

    private final TlsProbe probe = new TlsProbe(500);

    @Test
    void callsAConnectionThatIsClosedRefused() throws IOException {
        try (ServerSocket server = server()) {
            assertThat(probe.probe(addressOf(server), NAME, "fairway")).isInstanceOf(TlsAnswer.Refused.class);
        }
    }

    @Test
    void doesNotCallSilenceRefused() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertThat(probe.probe(addressOf(silent), NAME, "fairway")).isInstanceOf(TlsAnswer.Unreachable.class);
        }
    }

    @Test
    void doesNotCallAnAbsentServerRefused() throws IOException {
        InetSocketAddress gone;
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            gone = addressOf(server);
        }
        assertThat(probe.probe(gone, NAME, "fairway")).isInstanceOf(TlsAnswer.Unreachable.class);
    }

    private static InetSocketAddress addressOf(ServerSocket server) {
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    /** A server that reads something of each connection and closes it. */
    private static ServerSocket server() throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(() -> {
            try {
                while (true) {
                    try (Socket socket = server.accept()) {
                        socket.getInputStream().read();
                    }
                }
            } catch (IOException closed) {
                // The test is over.
            }
        });
        return server;
    }
}
