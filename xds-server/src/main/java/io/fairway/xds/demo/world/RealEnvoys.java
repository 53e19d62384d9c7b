package io.fairway.xds.demo.world;

import io.fairway.xds.bootstrap.AdminAddress;
import io.fairway.xds.bootstrap.AdsKind;
import io.fairway.xds.bootstrap.BootstrapConfig;
import io.fairway.xds.bootstrap.BootstrapFiles;
import io.fairway.xds.bootstrap.BootstrapWriter;
import io.fairway.xds.bootstrap.ControlPlane;
import io.fairway.xds.certificates.ProxyTokens;
import io.fairway.xds.envoy.EnvoyLaunch;
import io.fairway.xds.envoy.EnvoyLauncher;
import io.fairway.xds.envoy.RunningEnvoy;
import io.fairway.xds.pipeline.Surroundings;
import io.fairway.xds.proxy.Interception;
import io.fairway.xds.proxy.ProxyNode;
import io.fairway.xds.proxy.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts the Envoys of a world just as {@code fairway bootstrap} prepares them for anybody else. */
final class RealEnvoys {

    private static final int SHOWN_LINES = 15;

    private final EnvoyLauncher launcher;
    private final AdsKind ads;
    private final Surroundings machine;

    RealEnvoys(EnvoyLauncher launcher, AdsKind ads, Surroundings machine) {
        this.launcher = launcher;
        this.ads = ads;
        this.machine = machine;
    }

    /** Makes the token and the bootstrap of a proxy and starts it. */
    Parts.RunningProxy start(ProxyPlace place, WorldLayout layout, Path folder) throws IOException {
        Path token = new ProxyTokens(ServerConfigText.tokens(folder), machine.clock())
                .create(place.identity(), machine.random());
        Path own = Files.createDirectories(folder.resolve("proxies").resolve(place.cluster() + "-" + place.name()));
        Path files = Files.createDirectories(own.resolve("bootstrap"));
        BootstrapFiles bootstrap = BootstrapWriter.write(new BootstrapConfig(
                node(place),
                new ControlPlane(layout.controlPlane(), WorldLayout.XDS_PORT),
                ads,
                token,
                files,
                new AdminAddress.Tcp(place.address(), ProxyPlace.ADMIN_PORT),
                BootstrapConfig.DEFAULT_MAX_CONNECTIONS));
        for (Map.Entry<String, String> companion : bootstrap.companions().entrySet()) {
            Files.writeString(files.resolve(companion.getKey()), companion.getValue());
        }
        Path yaml = Files.writeString(own.resolve("envoy.yaml"), bootstrap.yaml());
        return new RealProxy(launcher.launch(EnvoyLaunch.of(place.identity().toString(), yaml, own)));
    }

    private static ProxyNode node(ProxyPlace place) {
        return new ProxyNode(
                place.role(),
                place.identity(),
                place.network(),
                place.locality(),
                Interception.NONE,
                Optional.of(place.address()),
                place.role() == Role.GATEWAY ? Optional.empty() : Optional.of(place.workloadAddress()));
    }

    private record RealProxy(RunningEnvoy envoy) implements Parts.RunningProxy {

        @Override
        public boolean isAlive() {
            return envoy.isAlive();
        }

        @Override
        public String log() {
            try {
                List<String> lines = Files.readAllLines(envoy.log());
                return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
            } catch (IOException e) {
                return "no log: " + e.getMessage();
            }
        }

        @Override
        public void close() {
            envoy.close();
        }
    }
}
