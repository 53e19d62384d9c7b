package io.fairway.xds.stream;

import static io.fairway.xds.stream.protocol.TestResources.cluster;
import static io.fairway.xds.stream.protocol.TestResources.endpoints;
import static io.fairway.xds.stream.protocol.TestResources.listener;
import static io.fairway.xds.stream.protocol.TestResources.secret;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import java.util.stream.Stream;

/** Knows the resources that clients refuse. */
final class Poison {
    private Poison() {}

    static boolean isPoisoned(String name, Any body) {
        if (body.is(RouteConfiguration.class)) {
            try {
                return body.unpack(RouteConfiguration.class)
                        .getVirtualHosts(0)
                        .getName()
                        .endsWith(" " + RandomWorld.POISON);
            } catch (InvalidProtocolBufferException e) {
                throw new AssertionError(e);
            }
        }
        return Stream.of(
                        cluster(name, RandomWorld.POISON),
                        endpoints(name, RandomWorld.POISON),
                        listener(name, RandomWorld.POISON),
                        secret(name, RandomWorld.POISON))
                .anyMatch(poison -> poison.body().equals(body));
    }
}
