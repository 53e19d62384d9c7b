package io.fairway.xds.admin;

import io.fairway.model.ClusterImage;
import io.fairway.model.id.ClusterId;
import io.fairway.model.id.Locality;
import io.fairway.model.id.ServiceName;
import io.fairway.model.merge.MergedImage;
import io.fairway.xds.decide.Caller;
import io.fairway.xds.decide.Explanation;
import io.fairway.xds.proxy.Admission;
import io.fairway.xds.proxy.ProxyViews;
import io.fairway.xds.snapshot.ServedSnapshots.Served;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Answers why a caller gets what it gets. */
final class ExplainPage {

    private static final String SERVICE = "namespace/name";
    private static final String PROXY = "the node id of a connected proxy; or cluster, and region and zone";

    private final AdminSources sources;

    ExplainPage(AdminSources sources) {
        this.sources = sources;
    }

    Answer answer(Query query) {
        query.only("service", "port", "proxy", "cluster", "region", "zone", "format");
        MergedImage image = sources.image().get();
        ServiceName service = query.require("service", SERVICE, ExplainPage::service);
        OptionalInt port = query.read("port", "1-65535", ExplainPage::port)
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
        List<Explanation> explanations = Explanation.ofClusterSet(image, caller(query, image), service, port);
        if (explanations.isEmpty()) {
            return Answer.error(404, "no cluster has a TCP port of this Service");
        }
        return Answer.tree(ExplanationTree.of(service, explanations), query.format(Answer.Format.JSON));
    }

    private Caller caller(Query query, MergedImage image) {
        Optional<String> proxy = query.read("proxy", PROXY, text -> text);
        if (proxy.isPresent()) {
            return sources.served()
                    .apply(proxy.get())
                    .flatMap(served -> caller(served, image))
                    .orElseThrow(() -> new Query.BadQuery("proxy: not connected (expected: " + PROXY + ")"));
        }
        ClusterImage cluster = query.read("cluster", "the id of a member cluster", ClusterId::new)
                .map(id -> image.image()
                        .cluster(id)
                        .orElseThrow(() -> new Query.BadQuery("cluster: no member (expected: a member's id)")))
                .orElseThrow(() -> new Query.BadQuery("proxy: missing (expected: " + PROXY + ")"));
        Locality home = cluster.settings().defaultLocality();
        Locality locality = query.read("region", "a region", text -> text)
                .map(region -> new Locality(
                        region, query.read("zone", "a zone", text -> text).orElse("")))
                .orElse(home);
        return new Caller(cluster.id(), locality);
    }

    private static Optional<Caller> caller(Served served, MergedImage image) {
        return switch (ProxyViews.admit(served.identity(), served.node(), image.image())) {
            case Admission.Admitted it ->
                Optional.of(new Caller(it.view().cluster(), it.view().locality()));
            case Admission.Refused _ -> Optional.empty();
        };
    }

    private static ServiceName service(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException(text);
        }
        return new ServiceName(parts[0], parts[1]);
    }

    private static int port(String text) {
        int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException(text);
        }
        return port;
    }
}
