package io.fairway.xds.demo.world;

import io.fairway.model.Gateway;
import io.fairway.model.id.NetworkId;
import io.fairway.model.id.ObjectName;
import io.fairway.xds.proxy.Binding;
import io.fairway.xds.proxy.ProxyIdentity;
import io.fairway.xds.proxy.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Where everything of a world is: {@code .1} the control plane, from {@code .10} the gateways, from {@code .21} the pods, and 100
 * above each pod its backend.
 *
 * @param spec what is laid out
 * @param block the addresses to lay it out on
 * @param gateways the gateways' proxies, in the order of the networks
 * @param pods the pods, in the order of the clusters
 */
public record WorldLayout(WorldSpec spec, LoopbackBlock block, List<ProxyPlace> gateways, List<PodPlace> pods) {

    /** The port of the control plane's xDS server. */
    public static final int XDS_PORT = 18000;

    /** The port of the control plane's admin interface. */
    public static final int ADMIN_PORT = 18001;

    private static final int FIRST_GATEWAY = 10;
    private static final int FIRST_POD = 21;
    private static final int TO_WORKLOAD = 100;

    public WorldLayout {
        gateways = List.copyOf(gateways);
        pods = List.copyOf(pods);
    }

    /** Lays a world out. Equal shapes get equal addresses. */
    public static WorldLayout of(WorldSpec spec, LoopbackBlock block) {
        List<ProxyPlace> gateways = new ArrayList<>();
        for (NetworkSpec network : spec.networks()) {
            gateways.add(gateway(spec, network, block.address(FIRST_GATEWAY + gateways.size())));
        }
        List<PodPlace> pods = new ArrayList<>();
        for (ClusterSpec cluster : spec.clusters()) {
            for (PodSpec pod : cluster.pods()) {
                int last = FIRST_POD + pods.size();
                pods.add(pod(cluster, pod, block.address(last), block.address(last + TO_WORKLOAD)));
            }
        }
        return new WorldLayout(spec, block, gateways, pods);
    }

    private static ProxyPlace gateway(WorldSpec spec, NetworkSpec network, String address) {
        ClusterSpec cluster = spec.cluster(network.gatewayIn());
        ProxyIdentity identity =
                new ProxyIdentity(cluster.id(), "fairway-system", "gateway", "gateway-" + network.id());
        return new ProxyPlace(Role.GATEWAY, identity, cluster.network(), cluster.locality(), address, address);
    }

    private static PodPlace pod(ClusterSpec cluster, PodSpec pod, String address, String workloadAddress) {
        ObjectName name = pod.name();
        ProxyIdentity identity = new ProxyIdentity(cluster.id(), name.namespace(), pod.app(), name.name());
        ProxyPlace proxy = new ProxyPlace(
                Role.SIDECAR,
                identity,
                cluster.network(),
                cluster.locality().withZone(pod.zone()),
                address,
                workloadAddress);
        List<Integer> ports = cluster.servicesOf(pod).stream()
                .map(ServiceSpec::port)
                .distinct()
                .toList();
        return new PodPlace(new WorldPod(cluster.id(), name), pod, proxy.locality(), ports, proxy);
    }

    /** The address of the control plane. */
    public String controlPlane() {
        return block.address(1);
    }

    /** The one pod that matches. */
    public PodPlace pod(Predicate<PodPlace> which) {
        List<PodPlace> found = pods.stream().filter(which).toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    "pods: " + found.stream().map(PodPlace::id).toList() + " (expected: exactly one)");
        }
        return found.getFirst();
    }

    /** The pod of this name, which is unique in most worlds. */
    public PodPlace pod(String name) {
        return pod(pod -> pod.id().name().name().equals(name));
    }

    /** The gateway of a network, which must have one. */
    public ProxyPlace gateway(NetworkId network) {
        return gateways.get(
                spec.networks().stream().map(NetworkSpec::id).toList().indexOf(network));
    }

    /** The gateways as other networks reach them. */
    public List<Gateway> gatewayAddresses() {
        return spec.networks().stream()
                .map(network -> new Gateway(network.id(), gateway(network.id()).address(), Gateway.DEFAULT_PORT))
                .toList();
    }

    /** Every Envoy that is to run. */
    public List<ProxyPlace> proxies() {
        List<ProxyPlace> proxies = new ArrayList<>();
        spec.networks().stream()
                .filter(NetworkSpec::gatewayRuns)
                .forEach(network -> proxies.add(gateway(network.id())));
        pods.forEach(pod -> proxies.add(pod.proxy()));
        return proxies;
    }

    /** Every socket that is going to be bound. */
    public List<LoopbackSocket> sockets() {
        List<LoopbackSocket> sockets = new ArrayList<>();
        sockets.add(new LoopbackSocket(controlPlane(), XDS_PORT));
        sockets.add(new LoopbackSocket(controlPlane(), ADMIN_PORT));
        gateways.forEach(gateway -> sockets.add(new LoopbackSocket(gateway.address(), Gateway.DEFAULT_PORT)));
        pods.forEach(pod -> sockets.add(new LoopbackSocket(pod.address(), Binding.OUTBOUND_PORT)));
        proxies().forEach(proxy -> sockets.add(new LoopbackSocket(proxy.address(), ProxyPlace.ADMIN_PORT)));
        for (PodPlace pod : pods) {
            pod.ports().forEach(port -> sockets.add(new LoopbackSocket(pod.address(), port)));
            pod.ports().forEach(port -> sockets.add(new LoopbackSocket(pod.workloadAddress(), port)));
        }
        return sockets;
    }
}
