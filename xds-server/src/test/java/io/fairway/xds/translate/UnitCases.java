package io.fairway.xds.translate;

import static io.fairway.xds.decide.ClusterSets.clusterSet;
import static io.fairway.xds.decide.ClusterSets.exported;
import static io.fairway.xds.decide.ClusterSets.in;
import static io.fairway.xds.decide.ClusterSets.local;
import static io.fairway.xds.decide.ClusterSets.pod;

import io.fairway.model.id.ClusterId;
import io.fairway.model.id.Locality;
import io.fairway.model.id.ObjectName;
import io.fairway.xds.decide.ClusterSets;
import io.fairway.xds.proxy.Binding;
import io.fairway.xds.proxy.Interception;
import io.fairway.xds.proxy.ProxyView;
import io.fairway.xds.proxy.Role;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Small ClusterSets made by hand, and the proxy of each whose resources are held against files: one rule each. */
final class UnitCases {

    private UnitCases() {}

    /** The resources by the name of the case. */
    static SortedMap<String, EnvoyResources> all() {
        SortedMap<String, EnvoyResources> cases = new TreeMap<>();
        cases.put("empty-cluster-set", of(clusterSet().cluster("east", in("blue", "eu")), client()));
        cases.put("http-in-two-clusters", of(httpInTwoClusters(), client()));
        cases.put("grpc-behind-a-gateway", of(grpcBehindAGateway(), client()));
        cases.put("endpoints-without-sidecar", of(withoutSidecar(), client()));
        cases.put("tcp-ports-of-one-number", of(tcpOfOneNumber(), client()));
        cases.put("inbound", of(called(), sidecarOf("pod-10-1-0-1")));
        cases.put("redirect", of(called(), redirected("pod-10-1-0-1")));
        cases.put("gateway", of(grpcBehindAGateway(), gateway()));
        return cases;
    }

    static EnvoyResources of(ClusterSets clusterSet, ProxyView view) {
        return ViewTranslator.translate(clusterSet.image(), view);
    }

    /** A sidecar in cluster east that nobody calls. */
    static ProxyView client() {
        return sidecar(Interception.NONE, "10.1.9.9", Optional.empty());
    }

    static ProxyView sidecarOf(String pod) {
        return sidecar(Interception.NONE, "10.1.0.1", Optional.of(new ObjectName("shop", pod)));
    }

    static ProxyView redirected(String pod) {
        return sidecar(Interception.REDIRECT, "0.0.0.0", Optional.of(new ObjectName("shop", pod)));
    }

    /** The gateway of cluster west's network. */
    static ProxyView gateway() {
        return new ProxyView(
                Role.GATEWAY,
                new ClusterId("west"),
                new Locality("us", ""),
                new Binding(Interception.NONE, "203.0.113.1", "127.0.0.1"),
                Optional.empty());
    }

    private static ProxyView sidecar(Interception interception, String address, Optional<ObjectName> workload) {
        return new ProxyView(
                Role.SIDECAR,
                new ClusterId("east"),
                new Locality("eu", "a"),
                new Binding(interception, address, "127.0.0.1"),
                workload);
    }

    /** Both clusters are in one network; the other region comes second, and what drains or fails keeps its weight. */
    static ClusterSets httpInTwoClusters() {
        return clusterSet()
                .cluster(
                        "east",
                        in("blue", "eu"),
                        exported("shop/cart")
                                .port("http", 80, 8080)
                                .endpoints(
                                        pod("10.1.0.1").zone("a"),
                                        pod("10.1.0.2").zone("b").unready(),
                                        pod("10.1.0.3").zone("b").terminating()))
                .cluster(
                        "west",
                        in("blue", "us"),
                        exported("shop/cart")
                                .port("http", 80, 8080)
                                .endpoints(
                                        pod("10.2.0.1").zone("c"),
                                        pod("10.2.0.2").zone("c")));
    }

    /** West is in another network: one address for all its pods, and one for the capacity that is missing behind it. */
    static ClusterSets grpcBehindAGateway() {
        return clusterSet()
                .gateway("green", "203.0.113.1")
                .cluster(
                        "east",
                        in("blue", "eu"),
                        exported("shop/cart").port("grpc", 9000, 9001).endpoints(pod("10.1.0.1")))
                .cluster(
                        "west",
                        in("green", "us"),
                        exported("shop/cart")
                                .port("grpc", 9000, 9001)
                                .endpoints(
                                        pod("10.2.0.1"),
                                        pod("10.2.0.2"),
                                        pod("10.2.0.3").unready()));
    }

    static ClusterSets withoutSidecar() {
        return clusterSet()
                .cluster(
                        "east",
                        in("blue", "eu"),
                        exported("shop/cart")
                                .port("http", 80, 8080)
                                .endpoints(pod("10.1.0.1").plain()));
    }

    /** Two databases on one number: without interception the first by name has the listener. */
    static ClusterSets tcpOfOneNumber() {
        return clusterSet()
                .cluster(
                        "east",
                        in("blue", "eu"),
                        exported("shop/orders").port("postgres", 5432, 5432).endpoints(pod("10.1.0.1")),
                        exported("shop/stock").port("postgres", 5432, 5432).endpoints(pod("10.1.0.2")));
    }

    /** A workload that is called by HTTP, gRPC and plain TCP, and can itself call a Service of its own cluster. */
    static ClusterSets called() {
        return clusterSet()
                .cluster(
                        "east",
                        in("blue", "eu"),
                        exported("shop/cart")
                                .port("http", 80, 8080)
                                .port("grpc", 9000, 9001)
                                .port("redis", 6379, 6379)
                                .endpoints(pod("10.1.0.1")),
                        local("shop/pay").port("http", 8000, 8000).endpoints(pod("10.1.0.2")));
    }
}
