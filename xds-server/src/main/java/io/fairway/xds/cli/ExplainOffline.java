package io.fairway.xds.cli;

import io.fairway.model.ClusterImage;
import io.fairway.model.id.Locality;
import io.fairway.watchers.Problem;
import io.fairway.xds.admin.ExplanationTree;
import io.fairway.xds.config.ServerConfig;
import io.fairway.xds.decide.Caller;
import io.fairway.xds.decide.Explanation;
import io.fairway.xds.proxy.ProxyView;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Explains from files. */
final class ExplainOffline {

    private ExplainOffline() {}

    static ExplainAnswer config(ExplainQuestion question, Path file) {
        ServerConfig config = Configs.server(file);
        OfflineImage image = OfflineImage.read(config);
        return explain(question, image, caller(question, image));
    }

    private static Caller caller(ExplainQuestion question, OfflineImage image) {
        ClusterImage cluster = image.image().image().clusters().values().stream()
                .filter(it -> it.id().value().equals(question.proxy()))
                .findFirst()
                .orElseThrow(() -> new CommandFailed("proxy: \"" + question.proxy()
                        + "\" (expected: the id of a cluster: "
                        + image.image().image().clusters().keySet().stream()
                                .map(Object::toString)
                                .collect(Collectors.joining(", "))
                        + ")"));
        Locality locality = question.region()
                .map(region -> new Locality(region, question.zone().orElse("")))
                .orElse(cluster.settings().defaultLocality());
        return new Caller(cluster.id(), locality);
    }

    static ExplainAnswer folder(ExplainQuestion question, Path folder) {
        OfflineFolder offline = OfflineFolder.read(folder);
        OfflineImage image = OfflineImage.read(offline.config());
        ProxyView view =
                offline.view(offline.proxy(question.proxy()), image.image().image());
        return explain(question, image, new Caller(view.cluster(), view.locality()));
    }

    private static ExplainAnswer explain(ExplainQuestion question, OfflineImage image, Caller caller) {
        OptionalInt port = question.port().map(OptionalInt::of).orElse(OptionalInt.empty());
        List<Explanation> explanations = question.local()
                ? Explanation.ofClusterLocal(image.image(), caller, question.service(), port)
                : Explanation.ofClusterSet(image.image(), caller, question.service(), port);
        if (explanations.isEmpty()) {
            String who = question.local() ? "cluster " + caller.cluster() : "some cluster";
            String what = question.port()
                    .filter(_ -> question.local())
                    .map(it -> "TCP port " + it)
                    .orElse("a TCP port");
            throw new CommandFailed(
                    "service: \"" + question.service() + "\" (expected: one that " + who + " has, with " + what + ")");
        }
        return new ExplainAnswer(
                ExplanationTree.of(question.service(), explanations),
                image.problems().stream().map(Problem::toString).toList());
    }
}
