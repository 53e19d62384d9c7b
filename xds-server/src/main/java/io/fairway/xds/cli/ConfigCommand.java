package io.fairway.xds.cli;

import io.fairway.xds.config.ProxySpec;
import io.fairway.xds.config.ServerConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fairway config}: commands about configuration files. */
@Command(
        name = "config",
        synopsisSubcommandLabel = "COMMAND",
        description = "Check configuration files, or print their schema.",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {"", "Example:", "  fairway config validate fairway.yaml"})
public final class ConfigCommand implements Runnable {

    private final Console console;

    public ConfigCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        throw new WrongUsage("missing command (expected: validate or schema)");
    }

    @Command(
            name = "validate",
            description = "Report every mistake in a file with its line.",
            parameterListHeading = "%nParameters:%n",
            optionListHeading = "%nOptions:%n",
            footer = {"", "Example:", "  fairway config validate fairway.yaml"})
    int validate(
            @Parameters(paramLabel = "FILE", description = "The file.") Path file,
            @Option(names = "--proxies", description = "It is a file of proxies, not a server's.") boolean proxies) {
        console.out().println(file + ": valid: " + (proxies ? proxies(file) : server(file)));
        return Cli.DONE;
    }

    @Command(
            name = "schema",
            description = "Print the JSON schema of a server's file, for editors.",
            optionListHeading = "%nOptions:%n",
            footer = {"", "Example:", "  fairway config schema > fairway.schema.json"})
    int schema(@Option(names = "--proxies", description = "Of a file of proxies instead.") boolean proxies) {
        String name = proxies ? "proxy.schema.json" : "server-config.schema.json";
        try (InputStream schema = ServerConfig.class.getResourceAsStream(name)) {
            if (schema == null) {
                throw new IllegalStateException("resource " + name + " is missing from the program");
            }
            console.out().print(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
            return Cli.DONE;
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + name + " cannot be read", e);
        }
    }

    private static String server(Path file) {
        ServerConfig config = Configs.server(file);
        long networks = config.members().stream()
                .map(it -> it.settings().network())
                .distinct()
                .count();
        return counted(config.members().size(), "cluster") + " in " + counted(networks, "network") + ", "
                + counted(config.settings().gateways().size(), "gateway");
    }

    private static String proxies(Path file) {
        List<ProxySpec> proxies = Configs.proxies(file);
        return proxies.size() + (proxies.size() == 1 ? " proxy" : " proxies");
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
