package io.fairway.bench.propagation;

import io.fairway.model.merge.MergedImage;
import io.fairway.xds.config.ConfigResult;
import io.fairway.xds.config.ServerConfig;
import io.fairway.xds.config.ServerConfigFile;
import io.fairway.xds.demo.world.Parts;
import io.fairway.xds.demo.world.ProxyPlace;
import io.fairway.xds.demo.world.WorldLayout;
import io.fairway.xds.pipeline.ControlPlane;
import io.fairway.xds.pipeline.Surroundings;
import io.fairway.xds.stream.StreamEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Real parts, with an observer on the streams, and with room for the addresses of pods that are only named.
 *
 * @param real starts the Envoys
 * @param observer hears what happens on streams
 */
record MeasuredParts(Parts real, StreamEvents observer) implements Parts {

    @Override
    public RunningControlPlane startControlPlane(Path file) throws IOException {
        String named =
                Files.readString(file).replaceAll("endpointRanges: \\[(.*)]", "endpointRanges: [$1, 10.0.0.0/8]");
        return switch (ServerConfigFile.read(Files.writeString(file, named))) {
            case ConfigResult.Valid<ServerConfig> valid ->
                new Observed(ControlPlane.start(valid.value(), Surroundings.ofThisMachine(), List.of(observer)));
            case ConfigResult.Invalid<ServerConfig> invalid -> throw new IOException("" + invalid.problems());
        };
    }

    @Override
    public RunningProxy startProxy(ProxyPlace place, WorldLayout layout, Path folder) throws IOException {
        return real.startProxy(place, layout, folder);
    }

    private record Observed(ControlPlane controlPlane) implements RunningControlPlane {
        @Override
        public MergedImage image() {
            return controlPlane.image();
        }

        @Override
        public void close() {
            controlPlane.close();
        }
    }
}
