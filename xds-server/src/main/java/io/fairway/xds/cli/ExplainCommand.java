package io.fairway.xds.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairway.model.id.ServiceName;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fairway explain}. */
@Command(
        name = "explain",
        description = {
            "Say for every endpoint of a Service in every cluster whether a proxy has it, and why.",
            "Give one of --config, --folder and --admin.",
        },
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Examples:",
            "  fairway explain shop/cart --config fairway.yaml --proxy east",
            "  fairway explain shop/cart --folder xds-server/src/test/resources/translate/failover-through-a-gateway --proxy cart-1 --port 80",
            "  fairway explain shop/cart --admin http://127.0.0.1:18001 --proxy east/shop/web/web-1",
        })
public final class ExplainCommand implements Callable<Integer> {

    private final Console console;
    private final AdminClient client;

    @Parameters(
            paramLabel = "SERVICE",
            converter = ServiceArgument.class,
            description = "namespace/name, or name.namespace.svc.clusterset.local.")
    private ServiceName service = new ServiceName("none", "none");

    @Option(names = "--config", paramLabel = "FILE", description = "Read what this server's file names.")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "Read a folder with fairway.yaml and proxy.yaml, as for 'fairway translate'.")
    private Optional<Path> folder = Optional.empty();

    @Option(names = "--admin", paramLabel = "URL", description = "Ask the admin port of a running server.")
    private Optional<URI> admin = Optional.empty();

    @Option(
            names = "--proxy",
            required = true,
            paramLabel = "PROXY",
            description = {
                "Whose calls are meant: with --config a cluster's id; with --folder a name in proxy.yaml; with --admin the"
                        + " node id of a connected proxy.",
            })
    private String proxy = "";

    @Option(names = "--region", paramLabel = "REGION", description = "With --config: the caller's region.")
    private Optional<String> region = Optional.empty();

    @Option(names = "--zone", paramLabel = "ZONE", description = "With --region: the caller's zone.")
    private Optional<String> zone = Optional.empty();

    @Option(names = "--port", paramLabel = "PORT", description = "Only this port of the Service.")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--local",
            description = "Explain svc.cluster.local, the Service of the caller's own cluster; not with --admin.")
    private boolean local;

    @Mixin
    private OutputOption output = new OutputOption();

    public ExplainCommand(Console console, AdminClient client) {
        this.console = console;
        this.client = client;
    }

    @Override
    public Integer call() {
        checkOptions();
        ExplainQuestion question = new ExplainQuestion(service, port, proxy, region, zone, local);
        ExplainAnswer answer = config.map(file -> ExplainOffline.config(question, file))
                .or(() -> folder.map(it -> ExplainOffline.folder(question, it)))
                .or(() -> admin.map(url -> ExplainOnline.ask(question, url, client)))
                .orElseThrow();
        JsonNode tree = answer.tree();
        output.print(console, tree, () -> ExplainTable.print(tree, console));
        answer.problems().forEach(console.err()::println);
        return answer.problems().isEmpty() ? Cli.DONE : Cli.FAILED;
    }

    private void checkOptions() {
        long sources =
                Stream.of(config, folder, admin).filter(Optional::isPresent).count();
        if (sources != 1) {
            throw new WrongUsage("one of --config, --folder and --admin is needed (given: " + sources + ")");
        }
        if ((region.isPresent() || zone.isPresent()) && config.isEmpty()) {
            throw new WrongUsage("--region and --zone go with --config only; a proxy knows its own place");
        }
        if (zone.isPresent() && region.isEmpty()) {
            throw new WrongUsage("--zone: \"" + zone.get() + "\" (expected: --region beside it)");
        }
        if (local && admin.isPresent()) {
            throw new WrongUsage(
                    "--local goes with --config and --folder only; the admin port explains clusterset.local");
        }
        if (port.filter(it -> it < 1 || it > 65535).isPresent()) {
            throw new WrongUsage("--port: " + port.get() + " (expected: 1-65535)");
        }
    }
}
