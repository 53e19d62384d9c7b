package io.fairway.xds.demo;

import io.fairway.model.trust.TrustDomain;
import io.fairway.xds.demo.load.Outcome;
import io.fairway.xds.demo.report.Check;
import io.fairway.xds.demo.shares.ShareTable;
import io.fairway.xds.demo.world.Answer;
import io.fairway.xds.demo.world.WorldLayout;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The verdicts on what was measured in the failover scenes. */
final class FailoverChecks {

    private FailoverChecks() {}

    /** Whether every place got the share that the control plane's arithmetic predicts. */
    static Check shares(Scene scene, ShareTable shares, Optional<Duration> settled) {
        String arrived = settled.map(
                        took -> scene == Scene.SPREAD ? "" : "; the change took " + took.toMillis() + " ms")
                .orElse("; the caller's proxy never had the predicted endpoints");
        return new Check(
                scene.label() + ".shares",
                shares.holds(),
                "every share within four standard deviations and two points of the predicted one",
                shares.holds()
                        ? shares.answered() + " answers, every share as predicted" + arrived
                        : shares.deviation() + arrived);
    }

    /** Whether every destination saw who called, by its SPIFFE id and not by anything the caller says. */
    static Check identity(Map<Outcome, Integer> outcomes, String spiffeId) {
        Map<String, Integer> callers = new TreeMap<>();
        outcomes.forEach((outcome, count) -> {
            if (outcome instanceof Outcome.Responded responded) {
                Answer.parse(responded.body())
                        .ifPresent(
                                answer -> callers.merge(answer.callerSpiffeId().orElse("nobody"), count, Integer::sum));
            }
        });
        boolean held = !callers.isEmpty() && callers.keySet().stream().allMatch(spiffeId::equals);
        return new Check(
                "region.identity",
                held,
                "every answer names " + spiffeId + " as the caller",
                held ? "the destinations saw " + spiffeId : "the destinations saw " + callers);
    }

    /** Whether the traffic really went through the gateway: on loopback every pod could be reached past it. */
    static Check gateway(long bytes) {
        return new Check(
                "region.gateway",
                bytes > 0,
                "the gateway of lakes carries the calls",
                "the gateway of lakes carried " + bytes + " bytes");
    }

    /** Whether no request failed, in any scene or on the way between two. */
    static Check failures(int requests, Map<String, Integer> failures) {
        return new Check(
                "failover.failures",
                requests > 0 && failures.isEmpty(),
                "no failed request, also while endpoints come and go",
                failures.isEmpty()
                        ? "0 of " + requests + " requests failed"
                        : "of " + requests + " requests failed " + failures);
    }

    static TrustDomain trustDomain(WorldLayout layout) {
        return new TrustDomain(layout.spec().trustDomain());
    }
}
