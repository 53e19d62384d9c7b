package io.fairway.xds.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Message;
import io.fairway.xds.config.ProxySpec;
import io.fairway.xds.text.TextTable;
import io.fairway.xds.translate.EnvoyResources;
import io.fairway.xds.translate.ResourceText;
import io.fairway.xds.translate.ViewTranslator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "translate",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the Envoy resources that each proxy of a folder would get, without a server.",
            "The folder holds fairway.yaml (a server's configuration), proxy.yaml (the proxies) and the cluster folders."
        },
        footer = {"", "Example:", "  fairway translate docs/examples/two-networks --proxy web-1 -o yaml"})
final class TranslateCommand implements Callable<Integer> {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Console console;

    @Parameters(paramLabel = "FOLDER", description = "The folder to translate.")
    private Path folder = Path.of(".");

    @Option(names = "--proxy", paramLabel = "NAME", description = "Only this proxy of proxy.yaml.")
    private @Nullable String proxy;

    @Option(
            names = {"-o", "--output"},
            description = "table, json or yaml (default: ${DEFAULT-VALUE}).")
    private OutputFormat output = OutputFormat.table;

    TranslateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        OfflineClusterSet set = OfflineClusterSet.ofFolder(folder);
        List<ProxySpec> proxies = set.chosen(Optional.ofNullable(proxy));
        if (proxies.isEmpty()) {
            throw new CommandFailure(
                    folder.resolve("proxy.yaml") + ": no proxies (expected: at least one to translate for)");
        }
        ObjectNode all = NODES.objectNode();
        List<List<String>> rows = new ArrayList<>();
        for (ProxySpec it : proxies) {
            EnvoyResources resources = ViewTranslator.translate(
                    set.image(), ProxyNodes.view(it, set.image().image()));
            all.set(it.name(), tree(resources));
            rows.addAll(rows(it, resources));
        }
        print(all, rows);
        set.problems().forEach(console.err()::println);
        return set.problems().isEmpty() ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    private void print(JsonNode all, List<List<String>> rows) {
        if (output == OutputFormat.table) {
            new TextTable(List.of("PROXY", "TYPE", "NAME", " ENDPOINTS"), rows)
                    .lines()
                    .forEach(console.out()::println);
        } else {
            console.out().println(output.print(all));
        }
    }

    private static ObjectNode tree(EnvoyResources resources) {
        ObjectNode tree = NODES.objectNode();
        tree.set("clusters", list(resources.clusters()));
        tree.set("endpoints", list(resources.endpoints()));
        tree.set("listeners", list(resources.listeners()));
        tree.set("routes", list(resources.routes()));
        return tree;
    }

    private static ArrayNode list(List<? extends Message> resources) {
        ArrayNode list = NODES.arrayNode();
        resources.forEach(resource -> list.add(ResourceText.json(resource)));
        return list;
    }

    private static List<List<String>> rows(ProxySpec proxy, EnvoyResources resources) {
        List<List<String>> rows = new ArrayList<>();
        resources.listeners().forEach(it -> rows.add(List.of(proxy.name(), "listener", it.getName(), "")));
        resources.routes().forEach(it -> rows.add(List.of(proxy.name(), "route", it.getName(), "")));
        resources.clusters().forEach(it -> rows.add(List.of(proxy.name(), "cluster", it.getName(), "")));
        resources.endpoints().forEach(it -> {
            int hosts = it.getEndpointsList().stream()
                    .mapToInt(locality -> locality.getLbEndpointsCount())
                    .sum();
            rows.add(List.of(proxy.name(), "endpoints", it.getClusterName(), Integer.toString(hosts)));
        });
        return rows;
    }
}
