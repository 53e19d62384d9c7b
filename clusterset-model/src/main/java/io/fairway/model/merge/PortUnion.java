package io.fairway.model.merge;

import io.fairway.model.id.ClusterId;
import io.fairway.model.service.Protocol;
import io.fairway.model.service.ServicePort;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The union of the exported ports (KEP-1645, "Service Port"): of all definitions of one name the oldest export's
 * stays, then of all that remain for one protocol and number. The ports of the oldest export stand first, each
 * export's in the order written.
 *
 * @param ports the ports of the import
 * @param dropped the definitions that lost, by the exports that made them, for people
 */
record PortUnion(List<ImportedPort> ports, List<String> dropped) {

    PortUnion {
        ports = List.copyOf(ports);
        dropped = List.copyOf(dropped);
    }

    /** The union over the exports, which stand oldest first. */
    static PortUnion of(List<Constituent> oldestFirst) {
        Stream<ServicePort> all = oldestFirst.stream().flatMap(it -> it.service().ports().stream());
        List<ServicePort> winners = oldest(oldest(all, ServicePort::name).stream(), Socket::of);
        return new PortUnion(
                winners.stream().map(port -> imported(port, oldestFirst)).toList(),
                oldestFirst.stream().flatMap(it -> losses(it, winners)).toList());
    }

    private static <K> List<ServicePort> oldest(Stream<ServicePort> ports, Function<ServicePort, K> key) {
        Map<K, ServicePort> kept = new LinkedHashMap<>();
        ports.forEach(port -> kept.putIfAbsent(key.apply(port), port));
        return List.copyOf(kept.values());
    }

    /** Endpoints of a cluster that gives the name to another number must not get this port's traffic. */
    private static ImportedPort imported(ServicePort port, List<Constituent> exports) {
        SortedSet<ClusterId> declaredBy = exports.stream()
                .filter(export -> export.service().ports().stream().anyMatch(other -> isSame(port, other)))
                .map(Constituent::cluster)
                .collect(Collectors.toCollection(TreeSet::new));
        return new ImportedPort(port.name(), port.protocol(), port.port(), port.appProtocol(), declaredBy);
    }

    private static Stream<String> losses(Constituent export, List<ServicePort> winners) {
        return export.service().ports().stream()
                .filter(port -> winners.stream().noneMatch(winner -> isSame(winner, port)))
                .map(port -> "\"" + port.name() + "\" " + port.port() + "/" + port.protocol() + " of \""
                        + export.cluster() + "\"");
    }

    /** The application protocol is not part of what a port is, only of how it is spoken to. */
    private static boolean isSame(ServicePort one, ServicePort other) {
        return one.name().equals(other.name()) && Socket.of(one).equals(Socket.of(other));
    }

    /** What of a port must be unique beside its name. */
    private record Socket(Protocol protocol, int port) {
        static Socket of(ServicePort port) {
            return new Socket(port.protocol(), port.port());
        }
    }
}
