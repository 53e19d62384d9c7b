package io.fairway.xds.admin;

import io.fairway.xds.snapshot.ProxySnapshot;
import io.fairway.xds.snapshot.ServedSnapshots.Served;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/** From a path and its parameters to an answer. */
final class AdminPages {

    static final String PROXIES = "/proxies";

    private static final String RESOURCES = "/resources";

    private final AdminSources sources;
    private final Supplier<String> metrics;
    private final ExplainPage explain;

    /**
     * Makes the pages.
     *
     * @param metrics all metrics in Prometheus' text format
     */
    AdminPages(AdminSources sources, Supplier<String> metrics) {
        this.sources = sources;
        this.metrics = metrics;
        this.explain = new ExplainPage(sources);
    }

    /** Whether the page is one of those that are small and that probes ask for, so that no dump may hold it up. */
    static boolean isCheap(String path) {
        return switch (path) {
            case "/livez", "/readyz", "/healthz", "/metrics", "/" -> true;
            default -> false;
        };
    }

    /** The page's answer; an error if there is no such page. */
    Answer answer(String path, Query query) {
        return switch (path) {
            case "/" -> Answer.text(200, INDEX);
            case "/livez", "/healthz" -> HealthPages.live();
            case "/readyz" ->
                HealthPages.ready(
                        sources.image().get().image(), query.only("verbose").has("verbose"));
            case "/metrics" -> new Answer(200, "text/plain; version=0.0.4; charset=utf-8", metrics.get());
            case "/image" ->
                Answer.tree(
                        ImagePages.image(sources.image().get()),
                        query.only("format").format(Answer.Format.YAML));
            case "/imports" ->
                Answer.tree(
                        ImagePages.imports(sources.image().get()),
                        query.only("format").format(Answer.Format.YAML));
            case "/clusters" ->
                Answer.tree(
                        ImagePages.clusters(
                                sources.image().get(), sources.problems().get()),
                        query.only("format").format(Answer.Format.YAML));
            case PROXIES ->
                Answer.tree(
                        ProxyPages.proxies(sources.proxies().get()),
                        query.only("format").format(Answer.Format.JSON));
            case "/explain" -> explain.answer(query);
            default -> nested(path, query.only("format"));
        };
    }

    private Answer nested(String path, Query query) {
        if (!path.startsWith(PROXIES + "/")
                || !path.endsWith(RESOURCES)
                || path.length() < PROXIES.length() + RESOURCES.length() + 2) {
            return Answer.error(404, "no such page (expected: one that / lists)");
        }
        String node = path.substring(PROXIES.length() + 1, path.length() - RESOURCES.length());
        Optional<Served> served = sources.served().apply(decoded(node));
        if (served.isEmpty()) {
            return Answer.error(404, "no proxy of this node id is connected (expected: one that /proxies lists)");
        }
        Optional<ProxySnapshot> snapshot = served.get().snapshot();
        return snapshot.isEmpty()
                ? Answer.error(503, "nothing may be served yet: not every cluster has been seen")
                : Answer.tree(ProxyPages.resources(snapshot.get()), query.format(Answer.Format.JSON));
    }

    /** Escapes are decoded; a plus sign is itself in a path. */
    private static String decoded(String raw) {
        try {
            return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new Query.BadQuery("a path that is not URL-encoded (expected: percent escapes)");
        }
    }

    private static final String INDEX = """
            /livez                          whether the process answers
            /readyz                         whether every cluster has been seen once; ?verbose
            /metrics                        metrics for Prometheus
            /clusters                       how current each cluster is, and what is wrong with it; ?format=json
            /imports                        imports and the conditions of their exports; ?format=json
            /image                          everything known of the ClusterSet; ?format=json
            /proxies                        connected proxies and what they acknowledged
            /proxies/<node id>/resources    what a proxy was given; secrets are left out
            /explain                        ?service=<namespace>/<name>&proxy=<node id>[&port=<port>]
            """;
}
