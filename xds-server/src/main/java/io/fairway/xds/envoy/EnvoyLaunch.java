package io.fairway.xds.envoy;

import java.nio.file.Path;
import java.util.List;

/**
 * What to start.
 *
 * @param name the proxy's name, for messages
 * @param bootstrap its bootstrap, YAML or JSON by the file's suffix
 * @param folder where its log and its admin address go, made if missing; not one that a bootstrap lets Envoy watch
 * @param concurrency how many worker threads
 * @param options further command-line options
 */
public record EnvoyLaunch(String name, Path bootstrap, Path folder, int concurrency, List<String> options) {
    public EnvoyLaunch {
        options = List.copyOf(options);
    }

    /** A start with one worker and no further options. */
    public static EnvoyLaunch of(String name, Path bootstrap, Path folder) {
        return new EnvoyLaunch(name, bootstrap, folder, 1, List.of());
    }
}
