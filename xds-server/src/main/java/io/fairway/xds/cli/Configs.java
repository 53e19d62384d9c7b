package io.fairway.xds.cli;

import io.fairway.xds.config.ConfigProblem;
import io.fairway.xds.config.ConfigResult;
import io.fairway.xds.config.ProxyFile;
import io.fairway.xds.config.ProxySpec;
import io.fairway.xds.config.ServerConfig;
import io.fairway.xds.config.ServerConfigFile;
import java.nio.file.Path;
import java.util.List;

/** Reads configuration files for commands, which cannot go on without them. */
final class Configs {

    private Configs() {}

    static ServerConfig server(Path file) {
        return sound(ServerConfigFile.read(file));
    }

    static List<ProxySpec> proxies(Path file) {
        return sound(ProxyFile.read(file));
    }

    private static <T> T sound(ConfigResult<T> result) {
        return switch (result) {
            case ConfigResult.Valid<T> valid -> valid.value();
            case ConfigResult.Invalid<T> invalid ->
                throw new CommandFailed(
                        invalid.problems().stream().map(ConfigProblem::toString).toList());
        };
    }
}
