package io.fairway.xds.envoy;

import java.io.IOException;

/** Something that starts Envoys. */
public interface EnvoyLauncher {

    /**
     * Starts one. Returns as soon as it runs, which is before it is ready.
     *
     * @throws IOException if it cannot be started
     */
    RunningEnvoy launch(EnvoyLaunch launch) throws IOException;
}
