package io.fairway.model.id;

import java.util.Comparator;

/**
 * The name of a Service, which by namespace sameness means the same Service in every cluster of the ClusterSet
 * (KEP-1645).
 *
 * @param namespace one RFC 1123 label
 * @param name one RFC 1123 label
 */
public record ServiceName(String namespace, String name) implements Comparable<ServiceName> {

    private static final Comparator<ServiceName> ORDER =
            Comparator.comparing(ServiceName::namespace).thenComparing(ServiceName::name);

    public ServiceName {
        DnsLabel.require("namespace", namespace);
        DnsLabel.require("service name", name);
    }

    /** The host name that reaches this Service in every exporting cluster. */
    public String clusterSetHost() {
        return name + "." + namespace + ".svc.clusterset.local";
    }

    /** The host name that reaches this Service in the caller's own cluster only. */
    public String clusterLocalHost() {
        return name + "." + namespace + ".svc.cluster.local";
    }

    @Override
    public int compareTo(ServiceName other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
