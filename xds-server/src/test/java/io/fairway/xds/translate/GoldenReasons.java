package io.fairway.xds.translate;

import io.fairway.model.merge.MergedImage;
import io.fairway.model.merge.MergedService;
import io.fairway.model.merge.ServiceImport;
import io.fairway.xds.decide.Caller;
import io.fairway.xds.decide.Explanation;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** The reasons of a case: what the exports amount to, and for each sidecar what became of every endpoint. */
final class GoldenReasons {

    private GoldenReasons() {}

    /** By file name: {@code imports.txt}, and {@code <proxy>/explain.txt} for each caller. */
    static SortedMap<String, String> of(MergedImage image, SortedMap<String, Caller> callers) {
        SortedMap<String, String> texts = new TreeMap<>();
        texts.put("imports.txt", imports(image));
        callers.forEach((proxy, caller) -> texts.put(proxy + "/explain.txt", explain(image, caller)));
        return texts;
    }

    private static String imports(MergedImage image) {
        StringBuilder text = new StringBuilder();
        image.services().values().forEach(service -> append(text, image, service));
        return text.isEmpty() ? "nothing is exported\n" : text.toString();
    }

    private static void append(StringBuilder text, MergedImage image, MergedService service) {
        text.append(service.name()).append(": ");
        text.append(service.serviceImport()
                .map(it -> it.type() + " " + image.clusterSetIp(it.name()).orElse("without an IP") + ", exported by "
                        + it.exportedBy())
                .orElse("no import"));
        text.append('\n');
        service.serviceImport().stream()
                .flatMap(it -> it.ports().stream())
                .forEach(port -> text.append("  port ")
                        .append(port.port())
                        .append('/')
                        .append(port.protocol())
                        .append(" \"")
                        .append(port.name())
                        .append("\", application protocol ")
                        .append(port.appProtocol().orElse("not given"))
                        .append(", declared by ")
                        .append(port.declaredBy())
                        .append('\n'));
        service.conditions()
                .forEach((cluster, conditions) -> conditions.forEach(condition -> text.append("  ")
                        .append(cluster)
                        .append(": ")
                        .append(condition.type())
                        .append('=')
                        .append(condition.status())
                        .append(' ')
                        .append(condition.reason())
                        .append(": ")
                        .append(condition.message())
                        .append('\n')));
    }

    private static String explain(MergedImage image, Caller caller) {
        StringBuilder text = new StringBuilder();
        image.imports()
                .map(ServiceImport::name)
                .flatMap(name -> Explanation.ofClusterSet(image, caller, name, OptionalInt.empty()).stream())
                .forEach(it -> append(text, it));
        return text.isEmpty() ? "there is no import\n" : text.toString();
    }

    private static void append(StringBuilder text, Explanation explanation) {
        text.append(explanation.target().service())
                .append(" port ")
                .append(explanation.target().port())
                .append(", load by priority in per cent: ")
                .append(explanation.priorities())
                .append('\n');
        explanation
                .rows()
                .forEach(row -> text.append("  ")
                        .append(row.cluster())
                        .append(' ')
                        .append(row.endpoint())
                        .append(' ')
                        .append(row.health().name().toLowerCase(Locale.ROOT))
                        .append(": ")
                        .append(
                                row.isKept()
                                        ? String.format(
                                                Locale.ROOT,
                                                "priority %d, %.1f %%, %s",
                                                row.priority().orElseThrow(),
                                                row.loadPercent(),
                                                row.reach())
                                        : "dropped at " + row.dropped().orElseThrow())
                        .append("; ")
                        .append(row.reason())
                        .append('\n'));
    }
}
