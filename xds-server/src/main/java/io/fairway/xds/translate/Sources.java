package io.fairway.xds.translate;

import com.google.protobuf.Duration;
import com.google.protobuf.util.Durations;
import io.envoyproxy.envoy.config.core.v3.Address;
import io.envoyproxy.envoy.config.core.v3.AggregatedConfigSource;
import io.envoyproxy.envoy.config.core.v3.ApiVersion;
import io.envoyproxy.envoy.config.core.v3.ConfigSource;
import io.envoyproxy.envoy.config.core.v3.SocketAddress;

/** The small parts that several resources are made of. */
final class Sources {

    /** Long enough for another continent, short enough to try the next host while the caller still waits. */
    static final Duration CONNECT_TIMEOUT = Durations.fromSeconds(2);

    /**
     * The stream that everything else comes over. Envoy waits as long as it takes: with a time-out it would go on with an empty
     * resource, which is worse than the old one.
     */
    static final ConfigSource ADS = ConfigSource.newBuilder()
            .setAds(AggregatedConfigSource.getDefaultInstance())
            .setResourceApiVersion(ApiVersion.V3)
            .setInitialFetchTimeout(Durations.ZERO)
            .build();

    private Sources() {}

    static Address address(String address, int port) {
        return Address.newBuilder()
                .setSocketAddress(SocketAddress.newBuilder().setAddress(address).setPortValue(port))
                .build();
    }
}
