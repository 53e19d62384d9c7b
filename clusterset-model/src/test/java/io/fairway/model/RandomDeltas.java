package io.fairway.model;

import static io.fairway.model.Samples.objectName;
import static io.fairway.model.Samples.serviceName;

import io.fairway.model.id.ClusterId;
import io.fairway.model.service.AddressType;
import io.fairway.model.service.ClusterObject;
import io.fairway.model.service.ClusterProperty;
import io.fairway.model.service.EndpointSlice;
import io.fairway.model.service.Namespace;
import io.fairway.model.service.ObjectKey;
import io.fairway.model.service.ObjectKind;
import io.fairway.model.service.Protocol;
import io.fairway.model.service.Readiness;
import io.fairway.model.service.Service;
import io.fairway.model.service.ServiceExport;
import io.fairway.model.service.ServicePort;
import io.fairway.model.service.ServiceType;
import io.fairway.model.service.SliceEndpoint;
import io.fairway.model.service.TrafficSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Random histories of a few clusters over a universe so small that everything meets everything: the same names, ages,
 * ports and pods come up again and again. The same seed makes the same histories.
 */
public final class RandomDeltas {

    private static final List<String> CLUSTERS = List.of("east", "north", "west");

    private static final List<String> NAMESPACES = List.of("bank", "shop");

    private static final List<String> SERVICES = List.of("cart", "pay");

    private final RandomGenerator random;

    public RandomDeltas(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A history per cluster, each starting with its joining; now and then a cluster leaves and joins again. */
    public List<List<ClusterDelta>> histories(int length) {
        return CLUSTERS.stream().map(cluster -> history(cluster, length)).toList();
    }

    /** The histories in one sequence that keeps the order of each. */
    public List<ClusterDelta> interleave(Collection<List<ClusterDelta>> histories) {
        List<List<ClusterDelta>> rests = new ArrayList<>(histories);
        List<ClusterDelta> all = new ArrayList<>();
        while (!rests.isEmpty()) {
            int next = random.nextInt(rests.size());
            List<ClusterDelta> rest = rests.remove(next);
            all.add(rest.getFirst());
            if (rest.size() > 1) {
                rests.add(rest.subList(1, rest.size()));
            }
        }
        return all;
    }

    /** The sequence cut into batches of 1 to 8. */
    public List<List<ClusterDelta>> batches(List<ClusterDelta> deltas) {
        List<List<ClusterDelta>> batches = new ArrayList<>();
        for (int start = 0, end; start < deltas.size(); start = end) {
            end = Math.min(deltas.size(), start + random.nextInt(1, 9));
            batches.add(deltas.subList(start, end));
        }
        return batches;
    }

    /** The complete state of some cluster. */
    public List<ClusterObject> objects(int most) {
        Map<ObjectKey, ClusterObject> objects = new LinkedHashMap<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            ClusterObject object = object();
            objects.put(object.key(), object);
        }
        return List.copyOf(objects.values());
    }

    private List<ClusterDelta> history(String cluster, int length) {
        List<ClusterDelta> history = new ArrayList<>();
        history.add(new ClusterDelta.Joined(Samples.member(cluster)));
        while (history.size() < length) {
            history.add(delta(new ClusterId(cluster)));
        }
        return history;
    }

    private ClusterDelta delta(ClusterId cluster) {
        return switch (random.nextInt(20)) {
            case 0 -> new ClusterDelta.Left(cluster);
            case 1, 2 -> new ClusterDelta.Joined(Samples.member(cluster.value(), "10.0.0.0/" + random.nextInt(8, 10)));
            case 3, 4, 5 -> new ClusterDelta.Relisted(cluster, objects(30));
            case 6 -> new ClusterDelta.Sighted(cluster, Freshness.stale("timeout"));
            case 7 -> new ClusterDelta.Sighted(cluster, Freshness.LIVE);
            default -> changed(cluster);
        };
    }

    private ClusterDelta changed(ClusterId cluster) {
        List<ClusterObject> upserts = objects(5);
        Set<ObjectKey> deletes = new HashSet<>();
        objects(3).forEach(object -> deletes.add(object.key()));
        upserts.forEach(object -> deletes.remove(object.key()));
        return new ClusterDelta.Changed(cluster, upserts, List.copyOf(deletes));
    }

    private ClusterObject object() {
        String namespace = pick(NAMESPACES);
        String service = namespace + "/" + pick(SERVICES);
        return switch (random.nextInt(12)) {
            case 0 -> new Namespace(namespace);
            case 1 -> new ClusterProperty("cluster.clusterset.k8s.io", pick(CLUSTERS));
            case 2, 3, 4 -> service(service);
            case 5, 6, 7 -> export(service);
            case 8, 9 -> Samples.pod(pod(), pick(List.of("cart", "pay")), random.nextBoolean());
            default -> slice(service);
        };
    }

    private Service service(String name) {
        Map<String, ServicePort> ports = new TreeMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            ServicePort port = port();
            ports.put(port.name(), port);
        }
        return new Service(
                serviceName(name),
                random.nextInt(4) > 0 ? ServiceType.CLUSTER_IP : pick(List.of(ServiceType.values())),
                List.copyOf(ports.values()),
                List.of(),
                pick(List.of(List.of("IPv4"), List.of("IPv6"), List.of("IPv4", "IPv6"))),
                pick(List.of(
                        TrafficSettings.DEFAULT,
                        new TrafficSettings("ClientIP", OptionalInt.of(60), "Local", Optional.of("PreferSameZone")))));
    }

    /** No name comes with two numbers in one Service, but in two Services it may. */
    private ServicePort port() {
        return new ServicePort(
                pick(List.of("http", "admin")),
                Protocol.TCP,
                pick(List.of(80, 8080)),
                pick(List.of(Optional.<String>empty(), Optional.of("http"))));
    }

    private ServiceExport export(String name) {
        Map<String, String> labels = random.nextBoolean() ? Map.of() : Map.of("team", pick(SERVICES));
        return new ServiceExport(
                random.nextInt(4) == 0 ? ObjectKind.GKE_SERVICE_EXPORT : ObjectKind.SERVICE_EXPORT,
                serviceName(name),
                Instant.ofEpochSecond(random.nextInt(3)),
                new TreeMap<>(labels),
                new TreeMap<>(labels));
    }

    private EndpointSlice slice(String service) {
        List<SliceEndpoint> endpoints = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            endpoints.add(new SliceEndpoint(
                    "10.0.0." + random.nextInt(4),
                    pick(List.of(Readiness.READY, new Readiness(false, true, true))),
                    Optional.of(pick(List.of("a", "b"))),
                    Optional.empty(),
                    Optional.empty(),
                    random.nextBoolean() ? Optional.of(objectName(pod())) : Optional.empty()));
        }
        String name = service + "-" + pick(List.of("x", "y"));
        // Now and then a slice is handed to another Service of its namespace.
        String owner = random.nextInt(5) > 0 ? service : objectName(service).namespace() + "/" + pick(SERVICES);
        return new EndpointSlice(
                objectName(name),
                serviceName(owner),
                AddressType.IPV4,
                List.of(Samples.slicePort("http", 8080)),
                endpoints);
    }

    private String pod() {
        return pick(NAMESPACES) + "/pod-" + random.nextInt(3);
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
