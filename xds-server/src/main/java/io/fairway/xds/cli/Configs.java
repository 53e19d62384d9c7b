package io.fairway.xds.cli;

import io.fairway.xds.config.ConfigResult;
import io.fairway.xds.config.ServerConfig;
import io.fairway.xds.config.ServerConfigFile;
import java.nio.file.Path;

/** Reads configuration files for commands, which cannot go on without a sound one. */
final class Configs {

    private Configs() {}

    /** The server's configuration. */
    static ServerConfig server(Path file) {
        return require(ServerConfigFile.read(file));
    }

    /** What the file describes. */
    static <T> T require(ConfigResult<T> result) {
        return switch (result) {
            case ConfigResult.Valid<T>(T value) -> value;
            case ConfigResult.Invalid<T>(var problems) -> throw new CommandFailure(problems);
        };
    }
}
