package io.fairway.xds.pipeline;

import io.fairway.model.merge.MergedImage;
import io.fairway.xds.admin.AdminMetrics;
import io.fairway.xds.admin.AdminServer;
import io.fairway.xds.admin.AdminSources;
import io.fairway.xds.admin.ClusterSetMetrics;
import io.fairway.xds.admin.MetricsRegistry;
import io.fairway.xds.admin.StreamMetrics;
import io.fairway.xds.config.ServerConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/** A control plane together with its metrics and its admin server: all of what {@code fairway serve} runs. Safe for any thread. */
public final class Server implements AutoCloseable {

    private final MetricsRegistry metrics;
    private final ControlPlane controlPlane;
    private final AdminServer admin;

    private Server(MetricsRegistry metrics, ControlPlane controlPlane, AdminServer admin) {
        this.metrics = metrics;
        this.controlPlane = controlPlane;
        this.admin = admin;
    }

    /**
     * Starts everything and returns once both addresses are listened on.
     *
     * @param version of the program, for metrics
     * @throws IOException if the certificate authority's files cannot be read or made
     * @throws java.io.UncheckedIOException if an address cannot be listened on
     */
    public static Server start(ServerConfig config, Surroundings machine, String version) throws IOException {
        MetricsRegistry metrics = new MetricsRegistry();
        ControlPlane controlPlane = ControlPlane.start(config, machine, List.of(new StreamMetrics(metrics.meters())));
        AdminSources sources = new AdminSources(
                controlPlane::image, controlPlane::problems, controlPlane::proxies, controlPlane.served()::of);
        ClusterSetMetrics.bind(
                metrics.meters(),
                sources,
                config.members().stream().map(it -> it.settings().id()).toList(),
                version);
        try {
            AdminMetrics requests = new AdminMetrics(metrics.meters());
            AdminServer admin = AdminServer.start(config.admin(), sources, metrics::scrape, requests);
            return new Server(metrics, controlPlane, admin);
        } catch (RuntimeException unavailable) {
            controlPlane.close();
            metrics.close();
            throw unavailable;
        }
    }

    /** The newest image. */
    public MergedImage image() {
        return controlPlane.image();
    }

    /** The port on which xDS is served. */
    public int xdsPort() {
        return controlPlane.xdsPort();
    }

    /** Where the admin server listens. */
    public InetSocketAddress adminAddress() {
        return admin.address();
    }

    /** Stops answering people first, proxies last. Proxies keep what they have. */
    @Override
    public void close() {
        admin.close();
        controlPlane.close();
        metrics.close();
    }
}
