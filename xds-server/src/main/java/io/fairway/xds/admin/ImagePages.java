package io.fairway.xds.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairway.model.ClusterImage;
import io.fairway.model.Freshness;
import io.fairway.model.id.ClusterId;
import io.fairway.model.merge.Condition;
import io.fairway.model.merge.MergedImage;
import io.fairway.model.merge.MergedService;
import io.fairway.model.service.ClusterObject;
import io.fairway.watchers.Problem;
import java.util.List;
import java.util.SortedMap;

/** The image, the imports and the clusters as trees. */
final class ImagePages {

    private ImagePages() {}

    /** Everything that is known of the ClusterSet. */
    static ObjectNode image(MergedImage image) {
        ObjectNode root = Trees.object();
        root.set("settings", Trees.of(image.image().settings()));
        ObjectNode clusters = root.putObject("clusters");
        image.image().clusters().forEach((id, cluster) -> clusters.set(id.value(), cluster(cluster)));
        root.set("imports", imports(image));
        return root;
    }

    private static ObjectNode cluster(ClusterImage cluster) {
        ObjectNode node = Trees.object();
        node.set("settings", Trees.of(cluster.settings()));
        node.set("freshness", Trees.of(cluster.freshness()));
        var objects = node.putArray("objects");
        cluster.objects().forEach(object -> objects.add(object(object)));
        return node;
    }

    private static ObjectNode object(ClusterObject object) {
        ObjectNode node = Trees.object();
        node.put("kind", object.key().kind().name());
        if (Trees.of(object) instanceof ObjectNode fields) {
            fields.remove("kind");
            node.setAll(fields);
        }
        return node;
    }

    /** By Service what its exports amount to, with the conditions of each. */
    static ObjectNode imports(MergedImage image) {
        ObjectNode root = Trees.object();
        image.services().forEach((name, service) -> {
            ObjectNode node = root.putObject(name.toString());
            String ip = image.clusterSetIps().get(name);
            if (ip != null) {
                node.put("clusterSetIP", ip);
            }
            service.serviceImport().ifPresent(it -> {
                if (Trees.of(it) instanceof ObjectNode fields) {
                    fields.remove("name");
                    node.setAll(fields);
                }
            });
            node.set("conditions", conditions(service));
        });
        return root;
    }

    private static ObjectNode conditions(MergedService service) {
        ObjectNode node = Trees.object();
        service.conditions().forEach((cluster, conditions) -> {
            var list = node.putArray(cluster.value());
            conditions.stream().map(ImagePages::condition).forEach(list::add);
        });
        return node;
    }

    private static ObjectNode condition(Condition condition) {
        return Trees.object()
                .put("type", condition.type())
                .put("status", status(condition.status()))
                .put("reason", condition.reason())
                .put("message", condition.message());
    }

    /** As {@code metav1.ConditionStatus} spells it. */
    private static String status(Condition.Status status) {
        return switch (status) {
            case TRUE -> "True";
            case FALSE -> "False";
            case UNKNOWN -> "Unknown";
        };
    }

    /** By cluster how current its image is and what is wrong with its objects. */
    static ObjectNode clusters(MergedImage image, SortedMap<ClusterId, List<Problem>> problems) {
        ObjectNode root = Trees.object();
        image.image().clusters().forEach((id, cluster) -> {
            ObjectNode node = root.putObject(id.value());
            Freshness freshness = cluster.freshness();
            node.put("state", freshness.state().name());
            if (!freshness.reason().isEmpty()) {
                node.put("reason", freshness.reason());
            }
            node.put("network", cluster.settings().network().value());
            node.set("locality", Trees.of(cluster.settings().defaultLocality()));
            node.put("objects", cluster.objects().count());
            node.set("problems", Trees.of(problems.getOrDefault(id, List.of())));
        });
        return root;
    }
}
