package io.fairway.xds.feature;

import io.fairway.model.merge.MergedImage;
import io.fairway.xds.bootstrap.AdsKind;
import io.fairway.xds.config.ConfigResult;
import io.fairway.xds.config.ServerConfig;
import io.fairway.xds.config.ServerConfigFile;
import io.fairway.xds.demo.world.Parts;
import io.fairway.xds.demo.world.ProxyPlace;
import io.fairway.xds.demo.world.RealParts;
import io.fairway.xds.demo.world.WorldLayout;
import io.fairway.xds.envoy.EnvoyLauncher;
import io.fairway.xds.pipeline.ControlPlane;
import io.fairway.xds.pipeline.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The real parts of a world, with a control plane that a test can look into, stop and start again. */
final class FeatureParts implements Parts {

    private final RealParts delta;
    private final RealParts stateOfTheWorld;
    private final Predicate<ProxyPlace> speaksStateOfTheWorld;
    private final SentResources sent = new SentResources();
    private @Nullable Path file;
    private @Nullable ControlPlane controlPlane;

    FeatureParts(EnvoyLauncher launcher, Predicate<ProxyPlace> speaksStateOfTheWorld) {
        this.delta = new RealParts(launcher, AdsKind.DELTA, Surroundings.ofThisMachine());
        this.stateOfTheWorld = new RealParts(launcher, AdsKind.SOTW, Surroundings.ofThisMachine());
        this.speaksStateOfTheWorld = speaksStateOfTheWorld;
    }

    /** The control plane that runs, or ran last. */
    ControlPlane controlPlane() {
        if (controlPlane == null) {
            throw new IllegalStateException("no control plane was started");
        }
        return controlPlane;
    }

    /** What was sent since the control plane was last started. */
    SentResources sent() {
        return sent;
    }

    @Override
    public RunningControlPlane startControlPlane(Path config) throws IOException {
        file = config;
        restart();
        return new RunningControlPlane() {
            @Override
            public MergedImage image() {
                return controlPlane().image();
            }

            @Override
            public void close() {
                controlPlane().close();
            }
        };
    }

    /** Starts a control plane from the same file, with nothing but the files of the one before. */
    void restart() throws IOException {
        if (file == null) {
            throw new IllegalStateException("no control plane was started");
        }
        sent.clear();
        controlPlane = switch (ServerConfigFile.read(file)) {
            case ConfigResult.Valid<ServerConfig> valid ->
                ControlPlane.start(valid.value(), Surroundings.ofThisMachine(), List.of(sent));
            case ConfigResult.Invalid<ServerConfig> invalid ->
                throw new IOException(invalid.problems().toString());
        };
    }

    @Override
    public RunningProxy startProxy(ProxyPlace place, WorldLayout layout, Path folder) throws IOException {
        return (speaksStateOfTheWorld.test(place) ? stateOfTheWorld : delta).startProxy(place, layout, folder);
    }
}
