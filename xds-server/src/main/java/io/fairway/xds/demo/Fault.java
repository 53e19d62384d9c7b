package io.fairway.xds.demo;

import static io.fairway.xds.demo.DemoWorld.AMSTERDAM;
import static io.fairway.xds.demo.DemoWorld.BRUSSELS;
import static io.fairway.xds.demo.DemoWorld.CHICAGO;
import static io.fairway.xds.demo.DemoWorld.LAKES;
import static io.fairway.xds.demo.DemoWorld.LEDGER;
import static io.fairway.xds.demo.DemoWorld.LOWLANDS;
import static io.fairway.xds.demo.DemoWorld.ZONE_A;
import static io.fairway.xds.demo.DemoWorld.ZONE_B;

import com.google.common.collect.ImmutableSortedSet;
import io.fairway.model.id.ClusterId;
import io.fairway.xds.demo.world.Behaviour;
import io.fairway.xds.demo.world.PodPlace;
import io.fairway.xds.demo.world.Pods;
import io.fairway.xds.demo.world.WorldSpec;
import io.fairway.xds.demo.world.WorldState;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A way to break the demo on purpose, to see that its checks can fail. A fault changes the world or what is done to it, never
 * what is expected, measured or judged.
 */
public enum Fault {
    ENDPOINT_MISSING(
            Scene.SPREAD, "the pod in zone eu-west-b is missing from its EndpointSlice", Set.of("spread.shares")) {
        @Override
        WorldState written(Scene scene, WorldState intended) {
            return intended.without(carts(AMSTERDAM).and(Pods.inZone(ZONE_B)));
        }
    },
    BACKEND_ERRORS(
            Scene.SPREAD,
            "the backend in brussels answers 500 to every twentieth request",
            Set.of("failover.failures")) {
        @Override
        WorldSpec world(WorldSpec intended) {
            return intended.withCluster(
                    BRUSSELS, cluster -> cluster.withPods(pod -> pod.with(Behaviour.FAILS_SOMETIMES)));
        }
    },
    ZONE_STAYS_READY(Scene.ZONE, "zone eu-west-a is not marked unready", Set.of("zone.shares")) {
        @Override
        WorldState written(Scene scene, WorldState intended) {
            return in(
                    Scene.ZONE,
                    scene,
                    intended,
                    state -> state.ready(carts(AMSTERDAM).and(Pods.inZone(ZONE_A))));
        }
    },
    CLUSTER_STAYS_READY(Scene.CLUSTER, "one pod of amsterdam stays ready", Set.of("cluster.shares")) {
        @Override
        WorldState written(Scene scene, WorldState intended) {
            return in(
                    Scene.CLUSTER,
                    scene,
                    intended,
                    state -> state.ready(carts(AMSTERDAM).and(Pods.inZone(ZONE_B))));
        }
    },
    REGION_STAYS_READY(Scene.REGION, "the pod of brussels stays ready", Set.of("region.shares")) {
        @Override
        WorldState written(Scene scene, WorldState intended) {
            return in(Scene.REGION, scene, intended, state -> state.ready(carts(BRUSSELS)));
        }
    },
    CALLER_HIDDEN(Scene.REGION, "the backends of chicago do not tell who called them", Set.of("region.identity")) {
        @Override
        WorldSpec world(WorldSpec intended) {
            return intended.withCluster(CHICAGO, cluster -> cluster.withPods(pod -> pod.with(Behaviour.HIDES_CALLER)));
        }
    },
    FLAT_NETWORK(
            Scene.REGION, "the control plane is told that chicago is in network lowlands", Set.of("region.gateway")) {
        @Override
        WorldSpec world(WorldSpec intended) {
            return intended.withCluster(CHICAGO, cluster -> cluster.with(LOWLANDS));
        }
    },
    GATEWAY_DOWN(
            Scene.REGION,
            "the gateway of lakes is not started",
            Set.of("region.shares", "region.identity", "region.gateway", "failover.failures")) {
        @Override
        WorldSpec world(WorldSpec intended) {
            return intended.withNetworks(network -> network.id().equals(LAKES) ? network.withoutGateway() : network);
        }
    },
    RECOVERY_PARTIAL(Scene.RECOVERY, "the pod of brussels does not come back", Set.of("recovery.shares")) {
        @Override
        WorldState written(Scene scene, WorldState intended) {
            return in(Scene.RECOVERY, scene, intended, state -> state.unready(carts(BRUSSELS)));
        }
    },
    NEVER_EXPORTED(Scene.UNEXPORT, "ledger is not exported in the first place", Set.of("unexport.before")) {
        @Override
        WorldState written(Scene scene, WorldState intended) {
            return intended.unexported(CHICAGO, LEDGER);
        }
    },
    PROBE_PAST_GATEWAY(
            Scene.UNEXPORT, "the TLS probe goes past the gateway, straight to the pod", Set.of("unexport.sni")),
    CALLS_PAST_SIDECAR(
            Scene.UNEXPORT, "the last call goes past the sidecar, straight to the backend", Set.of("unexport.calls")),
    EXPORT_STAYS(Scene.UNEXPORT, "the ServiceExport is not deleted", Set.of("unexport.sni", "unexport.calls")) {
        @Override
        WorldState written(Scene scene, WorldState intended) {
            return intended.exported(CHICAGO, LEDGER);
        }
    };

    private final Scene scene;
    private final String description;
    private final ImmutableSortedSet<String> breaks;

    Fault(Scene scene, String description, Set<String> breaks) {
        this.scene = scene;
        this.description = description;
        this.breaks = ImmutableSortedSet.copyOf(breaks);
    }

    private static Predicate<PodPlace> carts(ClusterId cluster) {
        return Pods.ofApp("cart").and(Pods.of(cluster));
    }

    private static WorldState in(Scene wanted, Scene scene, WorldState intended, UnaryOperator<WorldState> change) {
        return scene == wanted ? change.apply(intended) : intended;
    }

    /** The fault of this name, as written on a command line. */
    public static Optional<Fault> named(String name) {
        return Arrays.stream(values())
                .filter(fault -> fault.label().equals(name))
                .findFirst();
    }

    /** The name on a command line, in lower case with dashes. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is wrong, for people. */
    public String description() {
        return description;
    }

    /** The scene whose checks it breaks; alone that scene shows it. */
    public Scene scene() {
        return scene;
    }

    /** The names of the checks that it breaks when its scene is played alone. */
    public Set<String> breaks() {
        return breaks;
    }

    /** The world that is really started. */
    WorldSpec world(WorldSpec intended) {
        return intended;
    }

    /** What is really written to the cluster folders. */
    WorldState written(Scene during, WorldState intended) {
        return intended;
    }
}
