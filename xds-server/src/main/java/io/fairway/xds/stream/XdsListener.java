package io.fairway.xds.stream;

import io.grpc.Server;
import io.grpc.ServerInterceptor;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * The socket on which xDS is served, in plain text. Its parameters let Envoy's HTTP/2 pings pass, find dead peers within
 * 40 seconds, and bound what one connection can cost.
 */
public final class XdsListener implements AutoCloseable {
    private static final int MAX_REQUEST_BYTES = 16 * 1024 * 1024;
    private static final int MAX_METADATA_BYTES = 16 * 1024;
    private static final int MAX_STREAMS_PER_CONNECTION = 16;
    private static final int MAX_RESETS = 100;
    private static final int RESET_WINDOW_SECONDS = 30;
    private static final int FLOW_CONTROL_WINDOW = 1024 * 1024;
    private static final long CLOSE_PATIENCE_SECONDS = 5;

    private final XdsServices services;
    private final Server server;

    private XdsListener(XdsServices services, Server server) {
        this.services = services;
        this.server = server;
    }

    /**
     * Starts to serve.
     *
     * @param interceptors applied in this order; one of them must leave the caller at {@link StreamIdentity#KEY}
     * @param executor runs the callbacks of calls, which never block
     * @throws UncheckedIOException if the address cannot be bound
     */
    public static XdsListener start(
            ListenerSettings settings, XdsServices services, List<ServerInterceptor> interceptors, Executor executor) {
        NettyServerBuilder builder = parameters(settings).executor(executor);
        services.all().forEach(builder::addService);
        // gRPC applies the interceptor that was added last first.
        interceptors.reversed().forEach(builder::intercept);
        try {
            return new XdsListener(services, builder.build().start());
        } catch (IOException e) {
            throw new UncheckedIOException("xDS address: " + settings.address() + " cannot be listened on", e);
        }
    }

    /** Where it listens, with the port that was taken. */
    public InetSocketAddress address() {
        return (InetSocketAddress) server.getListenSockets().getFirst();
    }

    /** Ends all streams with UNAVAILABLE, then the connections. Waits a few seconds for clients to take note. */
    @Override
    public void close() {
        services.close();
        server.shutdown();
        try {
            if (!server.awaitTermination(CLOSE_PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                server.shutdownNow();
            }
        } catch (InterruptedException _) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static NettyServerBuilder parameters(ListenerSettings settings) {
        return NettyServerBuilder.forAddress(settings.address())
                .keepAliveTime(30, TimeUnit.SECONDS)
                .keepAliveTimeout(10, TimeUnit.SECONDS)
                .permitKeepAliveTime(10, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                .maxConnectionAge(settings.maxConnectionAge().toMillis(), TimeUnit.MILLISECONDS)
                .maxConnectionAgeGrace(60, TimeUnit.SECONDS)
                .handshakeTimeout(10, TimeUnit.SECONDS)
                .maxInboundMessageSize(MAX_REQUEST_BYTES)
                .maxInboundMetadataSize(MAX_METADATA_BYTES)
                .maxConcurrentCallsPerConnection(MAX_STREAMS_PER_CONNECTION)
                .maxRstFramesPerWindow(MAX_RESETS, RESET_WINDOW_SECONDS)
                .flowControlWindow(FLOW_CONTROL_WINDOW);
    }
}
