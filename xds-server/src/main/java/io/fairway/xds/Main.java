package io.fairway.xds;

import io.fairway.xds.cli.AdminClient;
import io.fairway.xds.cli.BootstrapCommand;
import io.fairway.xds.cli.Cli;
import io.fairway.xds.cli.ConfigCommand;
import io.fairway.xds.cli.Console;
import io.fairway.xds.cli.DemoCommand;
import io.fairway.xds.cli.ExplainCommand;
import io.fairway.xds.cli.ServeCommand;
import io.fairway.xds.cli.TranslateCommand;
import io.fairway.xds.cli.VersionCommand;
import io.fairway.xds.config.ServerConfig;
import io.fairway.xds.demo.Demo;
import io.fairway.xds.demo.DemoOptions;
import io.fairway.xds.demo.EnvoyInstallation;
import io.fairway.xds.demo.world.RealParts;
import io.fairway.xds.demo.world.WorldException;
import io.fairway.xds.pipeline.Server;
import io.fairway.xds.pipeline.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program. The only place that exits, reads the environment or makes the machine's clock and chance. */
public final class Main {

    private static final Duration ADMIN_TIMEOUT = Duration.ofSeconds(35);

    private static final String LOG_LEVEL = "fairway.log.level";

    private Main() {}

    /** Runs the command that the arguments name and exits with its code. */
    public static void main(String[] arguments) {
        quietUnlessServing(arguments);
        Console console = console();
        Surroundings machine = Surroundings.ofThisMachine();
        List<Object> commands = List.of(
                new DemoCommand(console, options -> demo(options, machine)),
                new ServeCommand(config -> serve(config, machine)),
                new BootstrapCommand(console, machine),
                new TranslateCommand(console),
                new ExplainCommand(console, Main::ask),
                new ConfigCommand(console),
                new VersionCommand(console, version()));
        System.exit(Cli.run(console, commands, arguments));
    }

    /** Commands that answer or draw tell people what matters themselves; must be decided before the first logger is made. */
    private static void quietUnlessServing(String[] arguments) {
        boolean serving = arguments.length > 0 && arguments[0].equals("serve");
        if (!serving && System.getProperty(LOG_LEVEL) == null) {
            System.setProperty(LOG_LEVEL, "WARN");
        }
    }

    private static Console console() {
        String noColor = System.getenv("NO_COLOR");
        // Absent or not a terminal where standard input or output is redirected; which of the two depends on the
        // release.
        boolean terminal = Optional.ofNullable(System.console())
                .filter(java.io.Console::isTerminal)
                .isPresent();
        return new Console(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                terminal,
                terminal && (noColor == null || noColor.isEmpty()));
    }

    private static String version() {
        return Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /** Serves until the process is told to end; the hook then holds the process until everything is closed. */
    private static int serve(ServerConfig config, Surroundings machine) throws IOException {
        Logger log = LoggerFactory.getLogger(Main.class);
        Server server = Server.start(config, machine, version());
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(server::close));
        log.atInfo()
                .addKeyValue("xds", config.xds().getAddress().getHostAddress() + ":" + server.xdsPort())
                .addKeyValue("admin", "http:/" + server.adminAddress())
                .addKeyValue("clusters", config.members().size())
                .log("serving");
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Cli.DONE;
    }

    private static int demo(DemoOptions options, Surroundings machine) {
        try {
            Path project = Path.of(System.getProperty("fairway.home", "."));
            Path envoy = EnvoyInstallation.require(System.getenv(), project);
            return Demo.run(options, RealParts.of(envoy), machine.random(), System.out, System.err);
        } catch (WorldException e) {
            System.err.println("demo: " + e.getMessage());
            return Cli.FAILED;
        }
    }

    private static AdminClient.Reply ask(URI uri) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(ADMIN_TIMEOUT).build();
            var response = client.send(request, BodyHandlers.ofString());
            return new AdminClient.Reply(response.statusCode(), response.body());
        }
    }
}
