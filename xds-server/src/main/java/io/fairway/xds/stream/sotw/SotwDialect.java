package io.fairway.xds.stream.sotw;

import io.envoyproxy.envoy.config.core.v3.ControlPlane;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryResponse;
import io.fairway.xds.snapshot.ResourceType;
import io.fairway.xds.stream.protocol.Dialect;
import io.fairway.xds.stream.protocol.RequestHead;
import io.fairway.xds.stream.protocol.RequestLimits;
import io.fairway.xds.stream.protocol.ResponseHead;
import io.fairway.xds.stream.protocol.StreamKind;
import io.fairway.xds.stream.protocol.TypeSubscription;
import io.fairway.xds.stream.protocol.Update;
import java.util.Optional;

/** The state-of-the-world variant of xDS. Stateless. */
public final class SotwDialect implements Dialect<DiscoveryRequest, DiscoveryResponse> {

    @Override
    public StreamKind kind() {
        return StreamKind.SOTW;
    }

    @Override
    public RequestHead head(DiscoveryRequest request) {
        return new RequestHead(
                request.getTypeUrl(), request.hasNode() ? Optional.of(request.getNode()) : Optional.empty());
    }

    @Override
    public TypeSubscription<DiscoveryRequest> subscription(ResourceType type, RequestLimits limits) {
        return new SotwSubscription(type, limits);
    }

    @Override
    public DiscoveryResponse response(ResponseHead head, Update update) {
        DiscoveryResponse.Builder response = DiscoveryResponse.newBuilder()
                .setVersionInfo(update.version())
                .setTypeUrl(head.type().typeUrl())
                .setNonce(head.nonce())
                .setControlPlane(ControlPlane.newBuilder().setIdentifier(head.controlPlane()));
        update.resources().forEach(resource -> response.addResources(resource.body()));
        return response.build();
    }
}
