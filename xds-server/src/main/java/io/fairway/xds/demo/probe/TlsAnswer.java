package io.fairway.xds.demo.probe;

import java.util.List;

/** What came back for a TLS ClientHello. */
public sealed interface TlsAnswer {

    /**
     * A server answered with its certificate.
     *
     * @param names the URI names in its certificate
     * @param asksForCertificate whether it wants the client's certificate too
     */
    record Served(List<String> names, boolean asksForCertificate) implements TlsAnswer {
        public Served {
            names = List.copyOf(names);
        }
    }

    /** The connection was made, and closed or reset without a certificate. */
    record Refused(String how) implements TlsAnswer {}

    /** There was no connection at all, or no answer in time. */
    record Unreachable(String how) implements TlsAnswer {}
}
