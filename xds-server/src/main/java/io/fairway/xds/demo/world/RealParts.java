package io.fairway.xds.demo.world;

import io.fairway.model.merge.MergedImage;
import io.fairway.xds.bootstrap.AdsKind;
import io.fairway.xds.config.ConfigProblem;
import io.fairway.xds.config.ConfigResult;
import io.fairway.xds.config.ServerConfig;
import io.fairway.xds.config.ServerConfigFile;
import io.fairway.xds.envoy.EnvoyLauncher;
import io.fairway.xds.envoy.EnvoyProcesses;
import io.fairway.xds.pipeline.Server;
import io.fairway.xds.pipeline.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/** Starts the real thing: a control plane in this process, from its configuration file, and an Envoy per proxy. */
public final class RealParts implements Parts {

    private final Surroundings machine;
    private final RealEnvoys envoys;

    /**
     * Starts nothing yet.
     *
     * @param launcher starts Envoys
     * @param ads how Envoys speak to the control plane
     * @param machine what the control plane takes from its machine
     */
    public RealParts(EnvoyLauncher launcher, AdsKind ads, Surroundings machine) {
        this.machine = machine;
        this.envoys = new RealEnvoys(launcher, ads, machine);
    }

    /** Starts this Envoy as processes of this machine, which speak the incremental protocol. */
    public static RealParts of(Path envoy) {
        return new RealParts(
                new EnvoyProcesses(envoy, HttpClient.newHttpClient()), AdsKind.DELTA, Surroundings.ofThisMachine());
    }

    @Override
    public RunningControlPlane startControlPlane(Path file) throws IOException {
        ServerConfig config = switch (ServerConfigFile.read(file)) {
            case ConfigResult.Valid<ServerConfig> valid -> valid.value();
            case ConfigResult.Invalid<ServerConfig> invalid ->
                throw new IOException(
                        invalid.problems().stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")));
        };
        try {
            return new InThisProcess(Server.start(config, machine, "demo"));
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public RunningProxy startProxy(ProxyPlace place, WorldLayout layout, Path folder) throws IOException {
        return envoys.start(place, layout, folder);
    }

    private record InThisProcess(Server server) implements RunningControlPlane {

        @Override
        public MergedImage image() {
            return server.image();
        }

        @Override
        public Optional<URI> admin() {
            InetSocketAddress address = server.adminAddress();
            return Optional.of(URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort()));
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
