package io.fairway.xds.demo.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsProbeTest {

    private static final String NAME = "8080.any.cart.shop.svc.clusterset.local";

    private final TlsProbe probe = new TlsProbe(2_000);

    @TempDir
    Path folder;

    @Test
    void readsWhoServesAndWhatItAsksFor() throws Exception {
        try (SSLServerSocket server = tlsServer("spiffe://test/cluster/east/ns/shop/sa/cart")) {
            assertThat(probe.probe(addressOf(server), NAME, "fairway"))
                    .isEqualTo(new TlsAnswer.Served(List.of("spiffe://test/cluster/east/ns/shop/sa/cart"), true));
        }
    }

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

    /** A server that wants the client's certificate; its own is made by the JDK's tool. */
    private SSLServerSocket tlsServer(String uri) throws Exception {
        Path store = folder.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "server",
                        "-dname",
                        "CN=server",
                        "-ext",
                        "san=uri:" + uri,
                        "-storepass",
                        "changeit",
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(store.toFile(), "changeit".toCharArray()), "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        SSLServerSocket server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server.setNeedClientAuth(true);
        acceptAndRead(server);
        return server;
    }

    /** A server that reads something of each connection and closes it. */
    private static ServerSocket server() throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        acceptAndRead(server);
        return server;
    }

    private static void acceptAndRead(ServerSocket server) {
        Thread.ofPlatform().daemon().start(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().read();
                } catch (IOException refusedOrClosed) {
                    // The next connection, unless the test is over.
                }
            }
        });
    }
}
