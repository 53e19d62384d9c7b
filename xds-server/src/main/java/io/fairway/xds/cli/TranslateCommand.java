package io.fairway.xds.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Message;
import io.fairway.model.merge.MergedImage;
import io.fairway.xds.config.ProxySpec;
import io.fairway.xds.proxy.ProxyView;
import io.fairway.xds.snapshot.EncodedResource;
import io.fairway.xds.snapshot.ResourceEncoder;
import io.fairway.xds.snapshot.ResourceType;
import io.fairway.xds.translate.EnvoyResources;
import io.fairway.xds.translate.ResourceText;
import io.fairway.xds.translate.ViewTranslator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fairway translate}. */
@Command(
        name = "translate",
        description = "Print the Envoy resources that proxies would get, without a server.",
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Example:",
            "  fairway translate xds-server/src/test/resources/translate/failover-through-a-gateway --proxy cart-1 -o yaml"
        })
public final class TranslateCommand implements Callable<Integer> {

    private static final List<ResourceType> TYPES =
            List.of(ResourceType.CLUSTER, ResourceType.ENDPOINT, ResourceType.LISTENER, ResourceType.ROUTE);

    private final Console console;

    @Parameters(
            paramLabel = "FOLDER",
            description = "A folder with fairway.yaml, the clusters' folders that it names, and proxy.yaml.")
    private Path folder = Path.of("");

    @Option(names = "--proxy", paramLabel = "NAME", description = "Only this proxy of proxy.yaml.")
    private Optional<String> proxy = Optional.empty();

    @Mixin
    private OutputOption output = new OutputOption();

    public TranslateCommand(Console console) {
        this.console = console;
    }

    private record Translated(ProxySpec proxy, EnvoyResources resources, List<String> notes) {}

    @Override
    public Integer call() {
        OfflineFolder offline = OfflineFolder.read(folder);
        OfflineImage image = OfflineImage.read(offline.config());
        List<ProxySpec> chosen = proxy.map(offline::proxy).map(List::of).orElse(offline.proxies());
        List<Translated> translated =
                chosen.stream().map(it -> translate(offline, it, image.image())).toList();
        output.print(console, tree(translated), () -> printTable(translated));
        translated.forEach(it ->
                it.notes().forEach(note -> console.err().println(it.proxy().name() + ": " + note)));
        return image.report(console);
    }

    private static Translated translate(OfflineFolder offline, ProxySpec proxy, MergedImage image) {
        ProxyView view = offline.view(proxy, image.image());
        return new Translated(proxy, ViewTranslator.translate(image, view), ViewTranslator.unavailable(image, view));
    }

    private static ObjectNode tree(List<Translated> translated) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode proxies = root.putArray("proxies");
        for (Translated it : translated) {
            ObjectNode node = proxies.addObject();
            node.put("node", OfflineFolder.identity(it.proxy()).toString());
            for (ResourceType type : TYPES) {
                ArrayNode list = node.putArray(key(type));
                it.resources().of(type).forEach(resource -> list.add(ResourceText.json(resource)));
            }
            it.notes().forEach(node.withArray("notes")::add);
        }
        return root;
    }

    private static String key(ResourceType type) {
        return type.name().toLowerCase(Locale.ROOT) + "s";
    }

    private void printTable(List<Translated> translated) {
        List<List<String>> rows = new ArrayList<>();
        for (Translated it : translated) {
            for (ResourceType type : TYPES) {
                for (Message resource : it.resources().of(type)) {
                    EncodedResource encoded = ResourceEncoder.encode(resource);
                    rows.add(List.of(
                            it.proxy().name(),
                            type.name().toLowerCase(Locale.ROOT),
                            encoded.name(),
                            encoded.version(),
                            String.valueOf(encoded.body().getValue().size())));
                }
            }
        }
        new Table(
                        List.of(
                                Table.Column.text("PROXY"),
                                Table.Column.text("TYPE"),
                                Table.Column.text("NAME"),
                                Table.Column.text("VERSION"),
                                Table.Column.number("BYTES")),
                        rows)
                .print(console);
    }
}
