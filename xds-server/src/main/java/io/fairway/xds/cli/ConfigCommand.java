package io.fairway.xds.cli;

import io.fairway.xds.config.ServerConfig;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "Looks at configuration files.",
        synopsisSubcommandLabel = "COMMAND")
final class ConfigCommand {

    private final Console console;

    ConfigCommand(Console console) {
        this.console = console;
    }

    @Command(
            name = "validate",
            mixinStandardHelpOptions = true,
            description = "Checks a server's configuration and says everything that is wrong with it.",
            footer = {"", "Example:", "  fairway config validate fairway.yaml"})
    int validate(@Parameters(paramLabel = "FILE", description = "The file.") Path file) {
        ServerConfig config = Configs.server(file);
        console.out()
                .println(file + ": valid, " + config.members().size() + " clusters, "
                        + config.settings().gateways().size() + " gateways");
        return ExitCodes.DONE;
    }
}
