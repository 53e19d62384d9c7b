package io.fairway.xds.stream;

import static io.fairway.xds.stream.protocol.TestResources.cluster;
import static io.fairway.xds.stream.protocol.TestResources.endpoints;
import static io.fairway.xds.stream.protocol.TestResources.listener;
import static io.fairway.xds.stream.protocol.TestResources.route;
import static io.fairway.xds.stream.protocol.TestResources.secret;

import io.fairway.xds.snapshot.EncodedResource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Makes configurations of a few resources that fit together: listener {@code x} uses route {@code x}, routes use clusters that
 * exist, a cluster may or may not have endpoints.
 */
final class RandomWorld {
    /** The content of resources that clients refuse. */
    static final int POISON = 9;

    private static final List<String> NAMES = List.of("a", "b", "c", "d");
    private final RandomGenerator random;
    private final boolean poisoned;

    RandomWorld(RandomGenerator random, boolean poisoned) {
        this.random = random;
        this.poisoned = poisoned;
    }

    List<EncodedResource> next(boolean mayPoison) {
        boolean poison = poisoned && mayPoison;
        List<EncodedResource> resources = new ArrayList<>();
        List<String> clusters =
                NAMES.stream().filter(_ -> random.nextInt(3) > 0).toList();
        for (String name : clusters) {
            resources.add(cluster(name, content(poison)));
            if (random.nextInt(4) > 0) {
                resources.add(endpoints(name, content(poison)));
            }
        }
        for (String name : List.of("x", "y")) {
            if (random.nextInt(3) > 0) {
                resources.add(listener(name, content(poison)));
                List<String> used =
                        clusters.stream().filter(_ -> random.nextBoolean()).toList();
                resources.add(route(name, content(poison), used));
            }
        }
        if (random.nextBoolean()) {
            resources.add(secret("s", content(poison)));
        }
        return resources;
    }

    private int content(boolean poison) {
        return poison && random.nextInt(6) == 0 ? POISON : 1 + random.nextInt(3);
    }
}
