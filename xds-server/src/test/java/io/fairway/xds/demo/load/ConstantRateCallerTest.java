package io.fairway.xds.demo.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.fairway.xds.demo.world.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConstantRateCallerTest {

    private static final URI URL = URI.create("http://cart.shop.svc.clusterset.local:8080/");
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void asksForAbsoluteUrlsOverAsManyConnectionsAsTold() throws IOException {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();
        try (Server server = new Server(seen, connections);
                ConstantRateCaller caller = ConstantRateCaller.start(server.address(), URL, 400, 4)) {
            Tally tally = caller.startTally();
            assertThat(Await.until(() -> tally.requests() >= 40, LONG)).isPresent();
            assertThat(tally.failures()).isZero();
            assertThat(seen).containsExactly("GET " + URL + " cart.shop.svc.clusterset.local:8080");
            assertThat(connections).hasSize(4);
        }
    }

    @Test
    void sendsEveryRequestOnceAndCountsTheOnesThatBreak() throws IOException {
        AtomicInteger accepted = new AtomicInteger();
        try (ServerSocket rude = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> hangUp(rude, accepted));
            Outcome outcome =
                    ConstantRateCaller.once(new InetSocketAddress(rude.getInetAddress(), rude.getLocalPort()), URL);
            assertThat(outcome).isInstanceOf(Outcome.Broken.class);
            assertThat(outcome.succeeded()).isFalse();
            assertThat(accepted).hasValue(1);
        }
    }

    @Test
    void countsWhatCannotConnect() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        InetSocketAddress nobody = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (ConstantRateCaller caller = ConstantRateCaller.start(nobody, URL, 100, 2)) {
            Tally tally = caller.startTally();
            assertThat(Await.until(() -> tally.failures() >= 5, LONG)).isPresent();
            assertThat(tally.failures()).isEqualTo(tally.requests());
        }
    }

    private static void hangUp(ServerSocket server, AtomicInteger accepted) {
        try {
            while (true) {
                try (Socket socket = server.accept()) {
                    accepted.incrementAndGet();
                    socket.getInputStream().read();
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private record Server(HttpServer http) implements AutoCloseable {

        Server(Set<String> seen, Set<InetSocketAddress> connections) throws IOException {
            this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            http.createContext("/", exchange -> {
                seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                        + exchange.getRequestHeaders().getFirst("Host"));
                connections.add(exchange.getRemoteAddress());
                byte[] body = "hello".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            http.start();
        }

        InetSocketAddress address() {
            return http.getAddress();
        }

        @Override
        public void close() {
            http.stop(0);
        }
    }
}
