package io.fairway.xds.certificates;

import io.fairway.model.id.ClusterId;
import io.fairway.xds.proxy.ProxyIdentity;
import java.util.random.RandomGenerator;

/** Identities to test with. */
final class Proxies {

    static final ProxyIdentity WEB = new ProxyIdentity(new ClusterId("east"), "shop", "web", "web-1");
    static final ProxyIdentity CART = new ProxyIdentity(new ClusterId("west"), "shop", "cart", "cart-1");

    private Proxies() {}

    /** One of few, so that some come twice and most share some part with others. */
    static ProxyIdentity any(RandomGenerator random) {
        return new ProxyIdentity(
                new ClusterId("c" + random.nextInt(2)),
                "ns" + random.nextInt(2),
                "sa" + random.nextInt(2),
                "pod" + random.nextInt(2));
    }
}
