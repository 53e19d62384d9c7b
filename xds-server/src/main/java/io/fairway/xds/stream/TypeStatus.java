package io.fairway.xds.stream;

import io.fairway.xds.stream.protocol.Interest;
import java.util.Optional;

/**
 * How one type stands on one stream.
 *
 * @param interest how much the proxy wants
 * @param responses how many responses were sent
 * @param sent the newest response
 * @param acked the newest response that the proxy applied
 * @param nacked the newest refusal
 */
public record TypeStatus(
        Interest interest,
        long responses,
        Optional<SentResponse> sent,
        Optional<SentResponse> acked,
        Optional<Rejection> nacked) {

    static final TypeStatus NONE =
            new TypeStatus(new Interest(false, 0), 0, Optional.empty(), Optional.empty(), Optional.empty());

    /** Whether the newest response was refused and the proxy still lives with an older one. */
    public boolean isRejected() {
        return nacked.isPresent()
                && sent.isPresent()
                && nacked.get().nonce().equals(sent.get().nonce());
    }

    TypeStatus wanting(Interest wanted) {
        return new TypeStatus(wanted, responses, sent, acked, nacked);
    }

    TypeStatus afterSending(SentResponse response) {
        return new TypeStatus(interest, responses + 1, Optional.of(response), acked, nacked);
    }

    TypeStatus afterAck(String nonce) {
        return new TypeStatus(
                interest,
                responses,
                sent,
                sent.filter(it -> it.nonce().equals(nonce)).or(() -> acked),
                nacked);
    }

    TypeStatus afterNack(Rejection rejection) {
        return new TypeStatus(interest, responses, sent, acked, Optional.of(rejection));
    }
}
