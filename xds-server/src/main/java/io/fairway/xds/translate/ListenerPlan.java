package io.fairway.xds.translate;

import io.fairway.xds.decide.WorkloadPort;
import io.fairway.xds.proxy.Binding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which sockets the listeners of a sidecar take, and who goes without because another has the socket. Envoy rejects the second
 * listener of one address, so each is given away once: first the sidecar's own ports, then the ports on which its workload is
 * called, then TCP ports that it can call, imports before the cluster's own Services, each by name.
 */
final class ListenerPlan {

    /**
     * A listener for one outbound TCP port.
     *
     * @param address the address that stands for the port
     */
    record Tcp(OutboundPort port, String address) {}

    private final List<WorkloadPort> inbound = new ArrayList<>();
    private final SortedSet<Integer> http = new TreeSet<>();
    private final List<Tcp> tcp = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private final Map<String, String> owners = new HashMap<>();

    private ListenerPlan() {}

    static ListenerPlan of(List<OutboundPort> outbound, List<WorkloadPort> inbound, Binding binding) {
        ListenerPlan plan = new ListenerPlan();
        switch (binding.interception()) {
            case NONE -> plan.explicit(outbound, inbound, binding.listenAddress());
            case REDIRECT -> plan.redirected(outbound, inbound);
        }
        return plan;
    }

    /** The ports on which the workload is called. */
    List<WorkloadPort> inbound() {
        return inbound;
    }

    /** The numbers of outbound HTTP ports that have a listener of their own; none without redirection. */
    SortedSet<Integer> http() {
        return http;
    }

    /** The outbound TCP ports. */
    List<Tcp> tcp() {
        return tcp;
    }

    /** Who goes without a listener, each with the reason. */
    List<String> refusals() {
        return refusals;
    }

    /** The workload and its callers name the sidecar's one address, so that only the number says what they mean. */
    private void explicit(List<OutboundPort> outbound, List<WorkloadPort> called, String address) {
        take(address, Binding.OUTBOUND_PORT, "the sidecar's own outbound HTTP listener");
        for (WorkloadPort port : called) {
            if (take(address, port.port(), ResourceNames.inboundCluster(port.port()))) {
                inbound.add(port);
            }
        }
        outbound.stream().filter(port -> !port.isHttp()).forEach(port -> takeTcp(port, address));
    }

    /** The original destination says what is meant; HTTP ports share a listener per number, whatever the address. */
    private void redirected(List<OutboundPort> outbound, List<WorkloadPort> called) {
        inbound.addAll(called);
        take(OutboundListeners.ALL_ADDRESSES, Binding.OUTBOUND_PORT, "the sidecar's own outbound listener");
        take(OutboundListeners.ALL_ADDRESSES, Binding.INBOUND_PORT, "the sidecar's own inbound listener");
        for (OutboundPort port : outbound) {
            if (!port.isHttp()) {
                port.virtualIps().forEach(ip -> takeTcp(port, ip));
            } else if (http.contains(port.port())
                    || take(OutboundListeners.ALL_ADDRESSES, port.port(), port.clusterName())) {
                http.add(port.port());
            }
        }
    }

    private void takeTcp(OutboundPort port, String address) {
        if (take(address, port.port(), port.clusterName())) {
            tcp.add(new Tcp(port, address));
        }
    }

    private boolean take(String address, int port, String owner) {
        String other = owners.putIfAbsent(address + " port " + port, owner);
        if (other != null) {
            refusals.add(owner + ": no listener on " + address + " port " + port + ", which " + other + " has");
        }
        return other == null;
    }
}
