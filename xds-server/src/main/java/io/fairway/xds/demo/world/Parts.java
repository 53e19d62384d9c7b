package io.fairway.xds.demo.world;

import io.fairway.model.merge.MergedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Starts the parts of a world that Fairway itself is made of. */
public interface Parts {

    /**
     * Starts a control plane.
     *
     * @param config its configuration file
     */
    RunningControlPlane startControlPlane(Path config) throws IOException;

    /**
     * Makes a proxy's token and bootstrap, starts an Envoy with it, and does not wait until that is ready.
     *
     * @param place who and where it is
     * @param layout the world that it is part of
     * @param folder the world's folder
     */
    RunningProxy startProxy(ProxyPlace place, WorldLayout layout, Path folder) throws IOException;

    /** A control plane that runs. Closing it more than once is harmless. */
    interface RunningControlPlane extends AutoCloseable {
        /** The image that it serves at present. */
        MergedImage image();

        /** Where its admin interface listens, if it has one. */
        default Optional<URI> admin() {
            return Optional.empty();
        }

        @Override
        void close();
    }

    /** An Envoy that runs. Closing it more than once is harmless. */
    interface RunningProxy extends AutoCloseable {
        /** Whether its process lives. */
        boolean isAlive();

        /** The last lines that it logged, for an error message. */
        String log();

        @Override
        void close();
    }
}
