package io.fairway.xds.decide;

import io.fairway.gateway.GatewayDirectory;
import io.fairway.model.ClusterImage;
import io.fairway.model.ClusterSetImage;
import io.fairway.model.merge.ImportedPort;
import io.fairway.model.merge.MergedImage;
import io.fairway.model.merge.MergedService;
import io.fairway.model.merge.ServiceImport;
import io.fairway.model.service.Protocol;
import io.fairway.model.service.ServicePort;
import io.fairway.policies.failover.WaterfallByRegion;
import java.util.Optional;

/**
 * A caller and a target together with all that bears on the answer and does not depend on the endpoint.
 *
 * @param image what the clusters say
 * @param caller whose calls
 * @param target what is asked for
 * @param callerCluster the caller's cluster, empty if it is no member
 * @param merged the merge of the Service, empty if nobody exports it
 * @param gateways the gateways of every network
 * @param waterfall the order of regions for the caller
 */
record Question(
        ClusterSetImage image,
        Caller caller,
        Target target,
        Optional<ClusterImage> callerCluster,
        Optional<MergedService> merged,
        GatewayDirectory gateways,
        WaterfallByRegion waterfall) {

    static Question of(MergedImage image, Caller caller, Target target) {
        return new Question(
                image.image(),
                caller,
                target,
                image.image().cluster(caller.cluster()),
                Optional.ofNullable(image.services().get(target.service())),
                GatewayDirectory.of(image.image().settings()),
                WaterfallByRegion.of(image.image().settings(), caller.locality().region()));
    }

    Optional<ServiceImport> serviceImport() {
        return merged.flatMap(MergedService::serviceImport);
    }

    /** The import's port of this number. Envoys carry TCP, so a UDP port of the same number is not meant. */
    Optional<ImportedPort> importedPort() {
        return serviceImport().stream()
                .flatMap(it -> it.ports().stream())
                .filter(port -> port.port() == target.port() && port.protocol() == Protocol.TCP)
                .findFirst();
    }

    /** The name by which the cluster's EndpointSlices know the port; empty if the cluster does not declare it. */
    Optional<String> declaredName(ClusterImage cluster) {
        return switch (target) {
            case Target.ClusterLocal _ -> ownName(cluster);
            case Target.ClusterSet _, Target.Exposed _ ->
                importedPort()
                        .filter(port -> port.declaredBy().contains(cluster.id()))
                        .map(ImportedPort::name);
        };
    }

    /** As {@link #declaredName}, or what comes next to it, so that dropped endpoints are shown with the port that was meant. */
    Optional<String> likelyName(ClusterImage cluster) {
        return declaredName(cluster)
                .or(() -> ownName(cluster))
                .or(() -> importedPort().map(ImportedPort::name));
    }

    private Optional<String> ownName(ClusterImage cluster) {
        return cluster.service(target.service()).stream()
                .flatMap(service -> service.ports().stream())
                .filter(port -> port.port() == target.port() && port.protocol() == Protocol.TCP)
                .map(ServicePort::name)
                .findFirst();
    }
}
