package io.fairway.xds.admin;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * The socket on which people and probes look at a running control plane. Shows, never changes, anything; expects to be bound to
 * an address that only operators reach, because it asks nobody who they are.
 */
public final class AdminServer implements AutoCloseable {

    private static final int BACKLOG = 64;

    private final HttpServer server;
    private final ExecutorService threads;

    private AdminServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Starts to answer.
     *
     * @param address where to listen; port 0 takes a free one
     * @param sources where the pages get what they show
     * @param scrape all metrics in Prometheus' text format
     * @throws UncheckedIOException if the address cannot be bound
     */
    public static AdminServer start(InetSocketAddress address, AdminSources sources, Supplier<String> scrape) {
        return start(address, sources, scrape, AdminMetrics.NONE);
    }

    /** As {@link #start(InetSocketAddress, AdminSources, Supplier)}, counting requests. */
    public static AdminServer start(
            InetSocketAddress address, AdminSources sources, Supplier<String> scrape, AdminMetrics metrics) {
        HttpLimits.apply();
        try {
            HttpServer server = HttpServer.create(address, BACKLOG);
            ExecutorService threads = Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("fairway-admin-", 0).factory());
            server.setExecutor(threads);
            server.createContext("/", new AdminHandler(new AdminPages(sources, scrape), metrics));
            server.start();
            return new AdminServer(server, threads);
        } catch (IOException e) {
            throw new UncheckedIOException("admin address: " + address + " cannot be listened on", e);
        }
    }

    /** Where it listens, with the port that was taken. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    /** Stops at once; answers under way are cut off. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
