package io.fairway.xds.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairway.model.id.ServiceName;
import io.fairway.xds.decide.Explanation;
import io.fairway.xds.decide.Target;
import java.util.List;

/** Explanations as a tree: the form in which both the admin server and the command line give them to machines. */
public final class ExplanationTree {

    private ExplanationTree() {}

    /** The tree of the explanations of one Service, one per port. */
    public static ObjectNode of(ServiceName service, List<Explanation> explanations) {
        ObjectNode root = Trees.object();
        root.put("service", service.toString());
        explanations.stream().findFirst().ifPresent(it -> {
            root.put("domain", domain(it.target()));
            root.set("caller", Trees.of(it.caller()));
        });
        ArrayNode ports = root.putArray("ports");
        explanations.forEach(it -> ports.add(port(it)));
        return root;
    }

    private static String domain(Target target) {
        return switch (target) {
            case Target.ClusterLocal _ -> "cluster.local";
            case Target.ClusterSet _, Target.Exposed _ -> "clusterset.local";
        };
    }

    private static ObjectNode port(Explanation explanation) {
        ObjectNode node = Trees.object();
        node.put("port", explanation.target().port());
        node.set("priorityLoadPercent", Trees.of(explanation.priorities()));
        ArrayNode endpoints = node.putArray("endpoints");
        explanation.rows().forEach(row -> endpoints.add(endpoint(row)));
        return node;
    }

    private static ObjectNode endpoint(Explanation.Row row) {
        ObjectNode node = Trees.object();
        node.put("cluster", row.cluster().value());
        node.put("endpoint", row.endpoint());
        row.pod().ifPresent(pod -> node.put("pod", pod.toString()));
        node.set("locality", Trees.of(row.locality()));
        node.put("health", row.health().name());
        node.put("kept", row.isKept());
        row.dropped().ifPresent(step -> node.put("droppedAt", step.name()));
        row.priority().ifPresent(priority -> node.put("priority", priority));
        node.put("sharePercent", tenths(row.sharePercent()));
        node.put("loadPercent", tenths(row.loadPercent()));
        if (!row.reach().isEmpty()) {
            node.put("reach", row.reach());
        }
        node.put("reason", row.reason());
        return node;
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
