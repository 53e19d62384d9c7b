package io.fairway.xds.decide;

import io.fairway.gateway.Reachability;
import io.fairway.model.Gateway;
import io.fairway.model.endpoint.Endpoint;
import io.fairway.model.id.ClusterId;
import io.fairway.model.id.Locality;
import io.fairway.model.id.ObjectName;
import io.fairway.model.id.ServiceName;
import io.fairway.model.merge.ImportedPort;
import io.fairway.model.merge.MergedImage;
import io.fairway.model.merge.MergedService;
import io.fairway.model.service.Health;
import io.fairway.model.service.Protocol;
import io.fairway.model.service.ServicePort;
import io.fairway.xds.decide.EndpointDecision.Dropped;
import io.fairway.xds.decide.EndpointDecision.Kept;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A decision told to people: of every endpoint what became of it and why.
 *
 * @param caller whose calls
 * @param target what was asked for
 * @param priorities per priority its expected part of all load, in whole per cent
 * @param rows one per endpoint of every cluster that has the Service, sorted by cluster and address
 */
public record Explanation(Caller caller, Target target, List<Integer> priorities, List<Row> rows) {

    public Explanation {
        priorities = List.copyOf(priorities);
        rows = List.copyOf(rows);
    }

    /**
     * What became of one endpoint.
     *
     * @param cluster the cluster that it runs in
     * @param endpoint its address and port
     * @param pod the Pod behind it, if known
     * @param locality where it runs
     * @param health whether it should get load
     * @param dropped the step that it failed; empty if it is kept
     * @param priority its priority, if it is kept
     * @param sharePercent its part of its priority's load, 0 to 100
     * @param loadPercent its expected part of all load, 0 to 100
     * @param reach the way to it; empty if it is dropped
     * @param reason why it was dropped, or why it has this priority
     */
    public record Row(
            ClusterId cluster,
            String endpoint,
            Optional<ObjectName> pod,
            Locality locality,
            Health health,
            Optional<Step> dropped,
            OptionalInt priority,
            double sharePercent,
            double loadPercent,
            String reach,
            String reason) {

        /** Whether the endpoint may get load. */
        public boolean isKept() {
            return dropped.isEmpty();
        }
    }

    /** Explains what a caller gets for a target. */
    public static Explanation of(MergedImage image, Caller caller, Target target) {
        Decision decision = EndpointDecider.decide(image, caller, target);
        ExpectedShares shares = ExpectedShares.of(decision);
        return new Explanation(
                caller,
                target,
                shares.priorities(),
                decision.endpoints().stream()
                        .map(it -> row(it, shares.percentOf(it)))
                        .toList());
    }

    /**
     * Explains {@code svc.clusterset.local} for one port, or for every port that an import or some cluster's Service has. Nothing
     * is explained of a Service that no cluster has with a TCP port.
     */
    public static List<Explanation> ofClusterSet(
            MergedImage image, Caller caller, ServiceName service, OptionalInt port) {
        SortedSet<Integer> known = ports(image, service);
        SortedSet<Integer> asked =
                port.isPresent() && !known.isEmpty() ? new TreeSet<>(List.of(port.getAsInt())) : known;
        return asked.stream()
                .map(number -> of(image, caller, new Target.ClusterSet(service, number)))
                .toList();
    }

    /** Explains {@code svc.cluster.local} for one port, or for every port that the Service has in the caller's own cluster. */
    public static List<Explanation> ofClusterLocal(
            MergedImage image, Caller caller, ServiceName service, OptionalInt port) {
        return image.image().cluster(caller.cluster()).stream()
                .flatMap(cluster -> cluster.service(service).stream())
                .flatMap(own -> own.ports().stream())
                .filter(own -> own.protocol() == Protocol.TCP)
                .map(ServicePort::port)
                .filter(number -> port.isEmpty() || port.getAsInt() == number)
                .sorted()
                .map(number -> of(image, caller, new Target.ClusterLocal(service, number)))
                .toList();
    }

    private static SortedSet<Integer> ports(MergedImage image, ServiceName name) {
        Stream<Integer> declared = image.image().clusters().values().stream()
                .flatMap(cluster -> cluster.service(name).stream())
                .flatMap(service -> service.ports().stream())
                .filter(port -> port.protocol() == Protocol.TCP)
                .map(ServicePort::port);
        Stream<Integer> imported =
                Optional.ofNullable(image.services().get(name)).flatMap(MergedService::serviceImport).stream()
                        .flatMap(it -> it.ports().stream())
                        .filter(port -> port.protocol() == Protocol.TCP)
                        .map(ImportedPort::port);
        return Stream.concat(declared, imported).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Row row(EndpointDecision decision, double loadPercent) {
        return switch (decision.outcome()) {
            case Kept kept -> kept(decision.endpoint(), kept, loadPercent);
            case Dropped dropped -> dropped(decision.endpoint(), dropped);
        };
    }

    private static Row kept(Endpoint endpoint, Kept kept, double loadPercent) {
        return new Row(
                endpoint.cluster(),
                endpoint.socketAddress(),
                endpoint.pod(),
                endpoint.locality(),
                endpoint.health(),
                Optional.empty(),
                OptionalInt.of(kept.priority()),
                kept.share() * 100,
                loadPercent,
                reach(endpoint, kept.reachability()),
                kept.reason());
    }

    private static Row dropped(Endpoint endpoint, Dropped dropped) {
        return new Row(
                endpoint.cluster(),
                endpoint.socketAddress(),
                endpoint.pod(),
                endpoint.locality(),
                endpoint.health(),
                Optional.of(dropped.step()),
                OptionalInt.empty(),
                0,
                0,
                "",
                dropped.reason());
    }

    private static String reach(Endpoint endpoint, Reachability reachability) {
        return switch (reachability) {
            case Reachability.Direct _ -> endpoint.sidecar().isPresent() ? "direct, mutual TLS" : "direct, plain text";
            case Reachability.ViaGateway via -> "via gateway " + gateways(via.gateways());
            case Reachability.Unreachable way -> "unreachable: " + way.message();
        };
    }

    private static String gateways(List<Gateway> gateways) {
        return gateways.stream().map(it -> it.address() + ":" + it.port()).collect(Collectors.joining(", "));
    }
}
