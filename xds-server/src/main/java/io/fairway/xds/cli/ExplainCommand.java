package io.fairway.xds.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairway.model.id.ClusterId;
import io.fairway.model.id.Locality;
import io.fairway.model.id.ObjectName;
import io.fairway.model.id.ServiceName;
import io.fairway.xds.config.ProxySpec;
import io.fairway.xds.decide.Caller;
import io.fairway.xds.decide.Explanation;
import io.fairway.xds.decide.Target;
import io.fairway.xds.proxy.ProxyView;
import io.fairway.xds.text.TextTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Lists every endpoint of a Service in every cluster: what a caller gets of it, and why.",
            "The caller is a proxy of a folder's proxy.yaml, or a place in a server's configuration."
        },
        footer = {
            "",
            "Examples:",
            "  fairway explain shop/cart --folder docs/examples/two-networks --proxy web-1",
            "  fairway explain shop/cart --config fairway.yaml --cluster amsterdam --zone eu-west-a -o json"
        })
final class ExplainCommand implements Callable<Integer> {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Console console;

    @Parameters(paramLabel = "NAMESPACE/SERVICE", description = "The Service.")
    private String service = "";

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Where where = new Where();

    @Option(names = "--port", description = "Only this port of the Service (default: all).")
    private @Nullable Integer port;

    @Option(
            names = "--local",
            description = "Explain svc.cluster.local, which stays in the caller's cluster; needs --port.")
    private boolean local;

    @Option(
            names = {"-o", "--output"},
            description = "table, json or yaml (default: ${DEFAULT-VALUE}).")
    private OutputFormat output = OutputFormat.table;

    ExplainCommand(Console console) {
        this.console = console;
    }

    /** Where the ClusterSet is described. */
    static final class Where {
        @ArgGroup(exclusive = false)
        private @Nullable InFolder inFolder;

        @ArgGroup(exclusive = false)
        private @Nullable InConfig inConfig;
    }

    /** A folder, and a proxy of it. */
    static final class InFolder {
        @Option(names = "--folder", required = true, description = "A folder as for translate.")
        private Path folder = Path.of(".");

        @Option(names = "--proxy", required = true, description = "The proxy of proxy.yaml that calls.")
        private String proxy = "";
    }

    /** A server's configuration, and a place. */
    static final class InConfig {
        @Option(names = "--config", required = true, description = "A server's configuration.")
        private Path config = Path.of("fairway.yaml");

        @Option(names = "--cluster", required = true, description = "The cluster that the caller runs in.")
        private String cluster = "";

        @Option(names = "--region", description = "The caller's region (default: its cluster's).")
        private @Nullable String region;

        @Option(names = "--zone", description = "The caller's zone (default: its cluster's).")
        private @Nullable String zone;
    }

    @Override
    public Integer call() {
        Question question = question();
        List<Explanation> explanations = explanations(question);
        if (explanations.isEmpty()) {
            throw new CommandFailure("service: " + service + " (expected: a Service that some cluster has)");
        }
        if (output == OutputFormat.table) {
            explanations.forEach(this::printTable);
        } else {
            ArrayNode tree = NODES.arrayNode();
            explanations.forEach(it -> tree.add(tree(it)));
            console.out().println(output.print(tree));
        }
        question.set().problems().forEach(console.err()::println);
        return ExitCodes.DONE;
    }

    private List<Explanation> explanations(Question question) {
        ServiceName name = serviceName();
        if (!local) {
            return Explanation.ofClusterSet(
                    question.set().image(),
                    question.caller(),
                    name,
                    port == null ? OptionalInt.empty() : OptionalInt.of(port));
        }
        if (port == null) {
            throw new CommandFailure("--port: missing (expected: the port of the Service, with --local)");
        }
        return List.of(Explanation.of(question.set().image(), question.caller(), new Target.ClusterLocal(name, port)));
    }

    private ServiceName serviceName() {
        String[] parts = service.split("/", -1);
        if (parts.length != 2) {
            throw new CommandFailure("service: \"" + service + "\" (expected: NAMESPACE/SERVICE)");
        }
        try {
            return new ServiceName(parts[0], parts[1]);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    private record Question(OfflineClusterSet set, Caller caller) {}

    private Question question() {
        if (where.inFolder != null) {
            return ofFolder(where.inFolder);
        }
        if (where.inConfig != null) {
            return ofConfig(where.inConfig);
        }
        throw new IllegalStateException("picocli demands one of the two");
    }

    private static Question ofFolder(InFolder in) {
        OfflineClusterSet set = OfflineClusterSet.ofFolder(in.folder);
        ProxySpec proxy = set.proxy(in.proxy);
        ProxyView view = ProxyNodes.view(proxy, set.image().image());
        return new Question(set, new Caller(view.cluster(), view.locality()));
    }

    private static Question ofConfig(InConfig in) {
        OfflineClusterSet set = OfflineClusterSet.ofConfig(Configs.server(in.config));
        ClusterId id = new ClusterId(in.cluster);
        Locality home = set.image()
                .image()
                .cluster(id)
                .orElseThrow(() ->
                        ProxyNodes.unknown(id, set.image().image().clusters().keySet()))
                .settings()
                .defaultLocality();
        Locality place =
                new Locality(in.region == null ? home.region() : in.region, in.zone == null ? home.zone() : in.zone);
        return new Question(set, new Caller(id, place));
    }

    private void printTable(Explanation explanation) {
        console.out().println(title(explanation));
        List<List<String>> rows = new ArrayList<>();
        explanation.rows().forEach(row -> rows.add(row(row)));
        new TextTable(
                        List.of("CLUSTER", "ENDPOINT", "POD", "PLACE", "HEALTH", " PRIORITY", " LOAD %", "WAY", "WHY"),
                        rows)
                .lines()
                .forEach(line -> console.out().println("  " + line));
    }

    private static String title(Explanation it) {
        String host = it.target() instanceof Target.ClusterLocal
                ? it.target().service().clusterLocalHost()
                : it.target().service().clusterSetHost();
        return host + ":" + it.target().port() + ", called from " + it.caller().cluster() + " ("
                + it.caller().locality() + "); load by priority: " + it.priorities() + " %";
    }

    private static List<String> row(Explanation.Row row) {
        return List.of(
                row.cluster().value(),
                row.endpoint(),
                row.pod().map(ObjectName::name).orElse("-"),
                row.locality().toString(),
                row.health().name().toLowerCase(Locale.ROOT),
                row.priority().isPresent() ? Integer.toString(row.priority().getAsInt()) : "-",
                row.isKept() ? String.format(Locale.ROOT, "%.1f", row.loadPercent()) : "-",
                row.isKept() ? row.reach() : "dropped at " + row.dropped().orElseThrow(),
                row.reason());
    }

    private static ObjectNode tree(Explanation it) {
        ObjectNode tree = NODES.objectNode();
        tree.put("service", it.target().service().toString());
        tree.put("port", it.target().port());
        tree.put("callerCluster", it.caller().cluster().value());
        tree.put("callerRegion", it.caller().locality().region());
        tree.put("callerZone", it.caller().locality().zone());
        ArrayNode priorities = tree.putArray("priorityLoadPercent");
        it.priorities().forEach(priorities::add);
        ArrayNode rows = tree.putArray("endpoints");
        it.rows().forEach(row -> rows.add(tree(row)));
        return tree;
    }

    private static ObjectNode tree(Explanation.Row row) {
        ObjectNode tree = NODES.objectNode();
        tree.put("cluster", row.cluster().value());
        tree.put("endpoint", row.endpoint());
        row.pod().ifPresent(pod -> tree.put("pod", pod.toString()));
        tree.put("region", row.locality().region());
        tree.put("zone", row.locality().zone());
        tree.put("health", row.health().name());
        tree.put("kept", row.isKept());
        row.dropped().ifPresent(step -> tree.put("step", step.name()));
        row.priority().ifPresent(priority -> tree.put("priority", priority));
        tree.put("sharePercent", row.sharePercent());
        tree.put("loadPercent", row.loadPercent());
        tree.put("reach", row.reach());
        tree.put("reason", row.reason());
        return tree;
    }
}
