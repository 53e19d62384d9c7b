package io.fairway.xds.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import io.fairway.testing.AdsReply;
import io.fairway.xds.snapshot.ProxySnapshot;
import io.fairway.xds.snapshot.ResourceType;
import io.fairway.xds.stream.protocol.StreamKind;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Fails if one stream is sent what it was sent already. Allowed causes: the client asked for the name, its cluster was sent, or
 * it came in a refused response without being blamed, it was
 * gone in between.
 */
final class SentTwiceCheck {
    private final StreamKind kind;
    private final Map<ResourceType, Map<String, Any>> sent = new EnumMap<>(ResourceType.class);
    private final Map<ResourceType, Set<String>> causes = new EnumMap<>(ResourceType.class);
    private final Map<ResourceType, Set<String>> dropped = new EnumMap<>(ResourceType.class);
    private final Set<ResourceType> answered = new HashSet<>();
    private ProxySnapshot published = new ProxySnapshot(0, Map.of());

    SentTwiceCheck(StreamKind kind) {
        this.kind = kind;
    }

    void subscribed(ResourceType type, Collection<String> names) {
        causes(type).addAll(names);
    }

    void unsubscribed(ResourceType type, Collection<String> names) {
        sent(type).keySet().removeAll(names);
        dropped.computeIfAbsent(type, _ -> new HashSet<>()).addAll(names);
    }

    void published(ProxySnapshot snapshot) {
        ProxySnapshot before = published;
        published = snapshot;
        sent.forEach((type, bodies) -> {
            if (!type.isFullState()) {
                bodies.keySet().removeIf(name -> !before.of(type).containsKey(name));
            }
        });
    }

    void refused(AdsReply reply, String reason) {
        ResourceType type = ResourceType.of(reply.typeUrl()).orElseThrow();
        Set<String> names = reply.resources().keySet();
        if (names.stream().anyMatch(reason::contains)) {
            names.stream().filter(name -> !reason.contains(name)).forEach(causes(type)::add);
        }
        // A removal is repeated without what was refused.
        causes(type).addAll(reply.removed());
    }

    void sent(AdsReply reply) {
        ResourceType type = ResourceType.of(reply.typeUrl()).orElseThrow();
        Map<String, Any> bodies = new HashMap<>();
        reply.resources().forEach((name, resource) -> bodies.put(name, resource.body()));
        boolean first = answered.add(type);
        if (kind == StreamKind.SOTW && type.isFullState()) {
            assertThat(first || !bodies.equals(sent(type)))
                    .as("a full state that changed nothing: %s", reply)
                    .isTrue();
            clustersSent(type, bodies);
            sent(type).clear();
            sent(type).putAll(bodies);
            return;
        }
        assertThat(first || !bodies.isEmpty() || !reply.removed().isEmpty())
                .as("a response without content: %s", reply)
                .isTrue();
        clustersSent(type, bodies);
        bodies.forEach((name, body) -> {
            assertThat(causes(type).remove(name)
                            || wasDropped(type, name)
                            || !body.equals(sent(type).get(name)))
                    .as("%s %s sent again without cause", type, name)
                    .isTrue();
            sent(type).put(name, body);
        });
        reply.removed().forEach(name -> {
            sent(type).remove(name);
            causes(type).remove(name);
        });
    }

    private void clustersSent(ResourceType type, Map<String, Any> bodies) {
        if (type == ResourceType.CLUSTER) {
            causes(ResourceType.ENDPOINT).addAll(bodies.keySet());
        }
    }

    /** A state-of-the-world server may have to guess when a dropped name was wanted again, and then may send it twice. */
    private boolean wasDropped(ResourceType type, String name) {
        return kind == StreamKind.SOTW
                && dropped.getOrDefault(type, new HashSet<>()).remove(name);
    }

    private Map<String, Any> sent(ResourceType type) {
        return sent.computeIfAbsent(type, _ -> new HashMap<>());
    }

    private Set<String> causes(ResourceType type) {
        return causes.computeIfAbsent(type, _ -> new HashSet<>());
    }
}
