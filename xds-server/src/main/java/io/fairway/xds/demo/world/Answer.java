package io.fairway.xds.demo.world;

import java.util.Optional;

/**
 * What a backend answers: who it is, and who called as far as its sidecar vouches for it. On the wire three lines.
 *
 * @param cluster the cluster of its pod
 * @param pod the name of its pod
 * @param caller header {@code x-forwarded-client-cert} of the request, if it had one
 */
public record Answer(String cluster, String pod, Optional<String> caller) {

    /** The answer as a response body. */
    public String text() {
        return cluster + "\n" + pod + "\n" + caller.orElse("-") + "\n";
    }

    /** Reads a response body; empty if it is not of this form, such as an answer of a proxy's own. */
    public static Optional<Answer> parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != 4 || lines[0].isEmpty() || lines[1].isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Answer(lines[0], lines[1], lines[2].equals("-") ? Optional.empty() : Optional.of(lines[2])));
    }

    /** The SPIFFE id of the caller, from the {@code URI=} part of the header. */
    public Optional<String> callerSpiffeId() {
        return caller.flatMap(Answer::uri);
    }

    private static Optional<String> uri(String header) {
        for (String part : header.split(";")) {
            if (part.startsWith("URI=")) {
                return Optional.of(part.substring("URI=".length()));
            }
        }
        return Optional.empty();
    }
}
