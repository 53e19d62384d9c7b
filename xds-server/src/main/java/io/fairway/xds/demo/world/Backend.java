package io.fairway.xds.demo.world;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The application in a pod: a small HTTP server on each of its ports. It is reached through the pod's sidecar only. */
final class Backend implements AutoCloseable {

    private static final int FAILURE_PERIOD = 20;

    private final PodPlace pod;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<HttpServer> servers = new ArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();

    private Backend(PodPlace pod) {
        this.pod = pod;
    }

    /** Starts to answer on the pod's workload address. */
    static Backend start(PodPlace pod) throws IOException {
        Backend backend = new Backend(pod);
        for (int port : pod.ports()) {
            backend.listen(new LoopbackSocket(pod.workloadAddress(), port));
        }
        return backend;
    }

    private void listen(LoopbackSocket socket) throws IOException {
        HttpServer server = HttpServer.create(socket.toInetSocketAddress(), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        servers.add(server);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            Optional<String> caller =
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("x-forwarded-client-cert"));
            byte[] body = new Answer(pod.id().cluster().value(), pod.id().name().name(), caller.filter(_ -> tells()))
                    .text()
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status(), body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    private boolean tells() {
        return pod.spec().behaviour() != Behaviour.HIDES_CALLER;
    }

    private int status() {
        boolean fails =
                pod.spec().behaviour() == Behaviour.FAILS_SOMETIMES && requests.incrementAndGet() % FAILURE_PERIOD == 0;
        return fails ? 500 : 200;
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
        threads.shutdownNow();
    }
}
