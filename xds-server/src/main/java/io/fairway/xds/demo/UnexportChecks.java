package io.fairway.xds.demo;

import io.fairway.xds.decide.Explanation;
import io.fairway.xds.decide.Step;
import io.fairway.xds.demo.load.Outcome;
import io.fairway.xds.demo.probe.TlsAnswer;
import io.fairway.xds.demo.report.Check;
import java.util.Optional;

/** The verdicts on what was seen before and after a Service was unexported. */
final class UnexportChecks {

    /** What Envoy answers where no route matches. */
    private static final int NOT_FOUND = 404;

    private UnexportChecks() {}

    /** Whether the Service could be used at first; without that, what follows would prove nothing. */
    static Check before(TlsAnswer probe, Outcome call, String spiffeId) {
        boolean reaches = probe instanceof TlsAnswer.Served served
                && served.asksForCertificate()
                && served.names().contains(spiffeId);
        return new Check(
                "unexport.before",
                reaches && call.succeeded(),
                "while exported, the server name leads to " + spiffeId
                        + ", which asks for a certificate, and calls succeed",
                "the gateway " + told(probe) + "; a call got " + told(call));
    }

    /** Whether the gateway closes a connection that asks for the Service. */
    static Check sni(String serverName, TlsAnswer probe) {
        return new Check(
                "unexport.sni",
                probe instanceof TlsAnswer.Refused,
                "the gateway refuses server name " + serverName,
                "asked for " + serverName + ", the gateway " + told(probe));
    }

    /** Whether calls fail at once, and the control plane says why. */
    static Check calls(Outcome call, Explanation explanation) {
        boolean refused = call instanceof Outcome.Responded responded && responded.status() == NOT_FOUND;
        boolean explained = !explanation.rows().isEmpty()
                && explanation.rows().stream().allMatch(row -> row.dropped().equals(Optional.of(Step.EXPORTED)));
        return new Check(
                "unexport.calls",
                refused && explained,
                "calls get status " + NOT_FOUND + ", and every endpoint is dropped because it is not exported",
                "a call got " + told(call) + "; "
                        + (explained ? Why.droppedBecause(explanation) : "endpoints are kept"));
    }

    private static String told(TlsAnswer probe) {
        return switch (probe) {
            case TlsAnswer.Served served ->
                "leads to " + served.names() + (served.asksForCertificate() ? ", which asks for a certificate" : "");
            case TlsAnswer.Refused refused -> "refuses (" + refused.how() + ")";
            case TlsAnswer.Unreachable unreachable -> "is not there (" + unreachable.how() + ")";
        };
    }

    private static String told(Outcome call) {
        return switch (call) {
            case Outcome.Responded responded -> "status " + responded.status();
            case Outcome.Broken broken -> "no response (" + broken.reason() + ")";
        };
    }
}
