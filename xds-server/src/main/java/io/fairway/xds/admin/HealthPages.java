package io.fairway.xds.admin;

import io.fairway.model.ClusterImage;
import io.fairway.model.ClusterSetImage;
import io.fairway.model.Freshness;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The answers to probes. Alive is who answers. Ready is who has seen every cluster once, and it stays so: a cluster that went out
 * of sight is worth an alert, but its proxies are still served best by the server that remembers it.
 */
final class HealthPages {

    private HealthPages() {}

    static Answer live() {
        return Answer.text(200, "ok\n");
    }

    static Answer ready(ClusterSetImage image, boolean verbose) {
        List<ClusterImage> waiting = image.clusters().values().stream()
                .filter(cluster -> !cluster.freshness().hasSynced())
                .toList();
        boolean ready = waiting.isEmpty() && !image.clusters().isEmpty();
        if (verbose) {
            return Answer.text(ready ? 200 : 503, checks(image) + (ready ? "ready\n" : "not ready\n"));
        }
        return ready ? Answer.text(200, "ok\n") : Answer.error(503, reason(waiting));
    }

    private static String reason(List<ClusterImage> waiting) {
        return waiting.isEmpty()
                ? "not ready: no cluster has joined yet"
                : waiting.stream()
                        .map(cluster -> cluster.id().value())
                        .collect(Collectors.joining(", ", "not ready: not synced yet: ", ""));
    }

    private static String checks(ClusterSetImage image) {
        return image.clusters().values().stream().map(HealthPages::check).collect(Collectors.joining());
    }

    private static String check(ClusterImage cluster) {
        Freshness freshness = cluster.freshness();
        return (freshness.hasSynced() ? "[+] " : "[-] ") + "cluster " + cluster.id() + ": "
                + switch (freshness.state()) {
                    case LIVE -> "live";
                    case STALE -> "stale, " + freshness.reason();
                    case NEVER_SYNCED -> freshness.reason();
                }
                + "\n";
    }
}
