package io.fairway.xds.decide;

import io.fairway.model.service.Health;
import io.fairway.xds.decide.EndpointDecision.Dropped;
import io.fairway.xds.decide.EndpointDecision.Kept;
import java.util.List;
import java.util.stream.Stream;

/** Tells decisions in short lines, for assertions. */
final class Decisions {

    private Decisions() {}

    /** {@code <priority> <locality> <address>:<port> x<weight> [health] [transport]}, what is ordinary left out. */
    static List<String> hosts(Decision decision) {
        return decision.localities().stream()
                .flatMap(place -> place.hosts().stream()
                        .map(host -> place.priority() + " " + place.locality() + " " + host.address() + ":"
                                + host.port() + " x" + host.weight()
                                + (host.health() == Health.HEALTHY ? "" : " " + host.health())
                                + (host.transport() == Transport.MUTUAL_TLS ? "" : " " + host.transport())))
                .toList();
    }

    /** {@code <cluster> <address> <step or priority>}. */
    static List<String> outcomes(Decision decision) {
        return decision.endpoints().stream()
                .map(it -> it.endpoint().cluster() + " " + it.endpoint().address() + " "
                        + switch (it.outcome()) {
                            case Kept kept -> "P" + kept.priority();
                            case Dropped dropped -> dropped.step().toString();
                        })
                .toList();
    }

    static String reason(Decision decision, String address) {
        return decision.endpoints().stream()
                .filter(it -> it.endpoint().address().equals(address))
                .map(it -> switch (it.outcome()) {
                    case Kept kept -> kept.reason();
                    case Dropped dropped -> dropped.reason();
                })
                .findFirst()
                .orElseThrow();
    }

    static Stream<Kept> kept(Decision decision) {
        return decision.endpoints().stream()
                .map(EndpointDecision::outcome)
                .filter(Kept.class::isInstance)
                .map(Kept.class::cast);
    }
}
