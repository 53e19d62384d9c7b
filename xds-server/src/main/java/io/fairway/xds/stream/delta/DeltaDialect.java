package io.fairway.xds.stream.delta;

import io.envoyproxy.envoy.config.core.v3.ControlPlane;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import io.envoyproxy.envoy.service.discovery.v3.Resource;
import io.fairway.xds.snapshot.EncodedResource;
import io.fairway.xds.snapshot.ResourceType;
import io.fairway.xds.stream.protocol.Dialect;
import io.fairway.xds.stream.protocol.RequestHead;
import io.fairway.xds.stream.protocol.RequestLimits;
import io.fairway.xds.stream.protocol.ResponseHead;
import io.fairway.xds.stream.protocol.StreamKind;
import io.fairway.xds.stream.protocol.TypeSubscription;
import io.fairway.xds.stream.protocol.Update;
import java.util.Optional;

/** The incremental variant of xDS. Stateless. */
public final class DeltaDialect implements Dialect<DeltaDiscoveryRequest, DeltaDiscoveryResponse> {

    @Override
    public StreamKind kind() {
        return StreamKind.DELTA;
    }

    @Override
    public RequestHead head(DeltaDiscoveryRequest request) {
        return new RequestHead(
                request.getTypeUrl(), request.hasNode() ? Optional.of(request.getNode()) : Optional.empty());
    }

    @Override
    public TypeSubscription<DeltaDiscoveryRequest> subscription(ResourceType type, RequestLimits limits) {
        return new DeltaSubscription(type, limits);
    }

    @Override
    public DeltaDiscoveryResponse response(ResponseHead head, Update update) {
        DeltaDiscoveryResponse.Builder response = DeltaDiscoveryResponse.newBuilder()
                .setSystemVersionInfo(update.version())
                .setTypeUrl(head.type().typeUrl())
                .setNonce(head.nonce())
                .setControlPlane(ControlPlane.newBuilder().setIdentifier(head.controlPlane()))
                .addAllRemovedResources(update.removed());
        update.resources().forEach(resource -> response.addResources(body(resource)));
        return response.build();
    }

    private static Resource body(EncodedResource resource) {
        return Resource.newBuilder()
                .setName(resource.name())
                .setVersion(resource.version())
                .setResource(resource.body())
                .build();
    }
}
