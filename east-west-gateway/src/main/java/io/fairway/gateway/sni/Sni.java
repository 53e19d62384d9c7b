package io.fairway.gateway.sni;

import io.fairway.model.id.ClusterId;
import io.fairway.model.id.ServiceName;
import java.util.Locale;
import java.util.Optional;

/**
 * The TLS server name by which a gateway knows where a connection goes, and at the same time the name of the Envoy cluster that
 * takes it there: {@code <port>.<cluster id or any>.<service>.<namespace>.svc.clusterset.local}. The form is part of the
 * contract between clusters and never changes.
 *
 * @param port the port of the import, 1 to 65535
 * @param cluster the only cluster that may answer; empty for every exporting cluster
 * @param service the Service
 */
public record Sni(int port, Optional<ClusterId> cluster, ServiceName service) {

    /** What every cross-cluster server name ends in, so that a gateway can refuse all others by one constant match. */
    public static final String SUFFIX = ".svc.clusterset.local";

    public Sni {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port: " + port + " (expected: 1-65535)");
        }
    }

    /** The server name that reaches the port in every exporting cluster. */
    public static Sni anyCluster(int port, ServiceName service) {
        return new Sni(port, Optional.empty(), service);
    }

    /** The server name that reaches the port in one cluster. */
    public static Sni inCluster(int port, ClusterId cluster, ServiceName service) {
        return new Sni(port, Optional.of(cluster), service);
    }

    /** The name on the wire, lower case, at most 253 characters. */
    public String host() {
        return port + "." + cluster.map(ClusterId::value).orElse(ClusterId.ANY) + "." + service.name() + "."
                + service.namespace() + SUFFIX;
    }

    /** Reads a name from the wire, in any case; empty if it is not of this form. */
    public static Optional<Sni> parse(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        if (!lower.endsWith(SUFFIX) || !isAscii(host)) {
            return Optional.empty();
        }
        String[] labels = lower.substring(0, lower.length() - SUFFIX.length()).split("\\.", -1);
        if (labels.length < 4 || labels.length > 5 || !labels[0].matches("[1-9]\\d{0,4}")) {
            return Optional.empty();
        }
        return parse(labels);
    }

    private static Optional<Sni> parse(String[] labels) {
        int last = labels.length - 1;
        String cluster = labels.length == 4 ? labels[1] : labels[1] + "." + labels[2];
        try {
            ServiceName service = new ServiceName(labels[last], labels[last - 1]);
            Optional<ClusterId> id =
                    cluster.equals(ClusterId.ANY) ? Optional.empty() : Optional.of(new ClusterId(cluster));
            return Optional.of(new Sni(Integer.parseInt(labels[0]), id, service));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /** Lower-casing turns some letters into ASCII that were not, such as the Kelvin sign; those are no names of ours. */
    private static boolean isAscii(String host) {
        return host.chars().allMatch(character -> character < 128);
    }

    @Override
    public String toString() {
        return host();
    }
}
