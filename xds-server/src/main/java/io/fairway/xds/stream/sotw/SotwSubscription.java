package io.fairway.xds.stream.sotw;

import com.google.protobuf.ByteString;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryRequest;
import io.fairway.xds.snapshot.EncodedResource;
import io.fairway.xds.snapshot.ResourceEncoder;
import io.fairway.xds.snapshot.ResourceType;
import io.fairway.xds.stream.protocol.Answer;
import io.fairway.xds.stream.protocol.ClientState;
import io.fairway.xds.stream.protocol.Interest;
import io.fairway.xds.stream.protocol.RequestLimits;
import io.fairway.xds.stream.protocol.ServedView;
import io.fairway.xds.stream.protocol.TypeSubscription;
import io.fairway.xds.stream.protocol.Unanswered;
import io.fairway.xds.stream.protocol.Update;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One type on one state-of-the-world stream. Listeners and clusters are always sent all together, absence means deletion (P17);
 * of the other types a response carries what changed, absence means nothing (P18).
 */
final class SotwSubscription implements TypeSubscription<DiscoveryRequest> {
    private final ResourceType type;
    private final RequestLimits limits;
    private final ClientState client = new ClientState();
    private final Unanswered unanswered = new Unanswered();
    private final Set<String> droppedLate = new HashSet<>();
    private SotwNames names = SotwNames.NONE;
    private boolean owesAnswer;
    private String nonce = "";
    private String sentVersion = "";
    private String refusedVersion = "";
    private String claimedVersion = "";

    SotwSubscription(ResourceType type, RequestLimits limits) {
        this.type = type;
        this.limits = limits;
    }

    @Override
    public Answer receive(DiscoveryRequest request) {
        if (request.getResourceNamesCount() > limits.names()) {
            return new Answer.TooMuch("resource_names: " + request.getResourceNamesCount()
                    + " names (expected: at most " + limits.names() + ") in a request for " + type.typeUrl());
        }
        if (!nonce.isEmpty() && !request.getResponseNonce().equals(nonce)) {
            return late(request);
        }
        Answer answer = nonce.isEmpty() ? new Answer.Unrelated() : answer(request);
        want(names.replacedBy(type, request.getResourceNamesList()));
        if (nonce.isEmpty()) {
            claimedVersion = request.getVersionInfo();
        }
        return answer;
    }

    @Override
    public Optional<Update> next(ServedView view) {
        if (names.isNothing()) {
            return Optional.empty();
        }
        List<EncodedResource> served = served(view).toList();
        return type.isFullState() ? everything(served) : changes(served);
    }

    @Override
    public void sent(String newNonce, Update update) {
        nonce = newNonce;
        sentVersion = update.version();
        refusedVersion = "";
        claimedVersion = "";
        owesAnswer = false;
        unanswered.sent(newNonce, update);
        update.resources().forEach(client::sent);
        if (type.isFullState()) {
            client.retain(namesOf(update.resources())::contains);
        }
    }

    @Override
    public void resend(Collection<String> wanted) {
        wanted.stream().filter(names::wants).forEach(client::ask);
    }

    @Override
    public boolean refuses(ServedView view) {
        List<EncodedResource> served = served(view).toList();
        return type.isFullState()
                ? version(served).equals(refusedVersion)
                : served.stream().anyMatch(client::refuses);
    }

    @Override
    public Interest interest() {
        return new Interest(names.wildcard(), names.explicit().size());
    }

    /**
     * A request that answers an older response than the newest: ignored, the client repeats it when it has seen the newer one
     * (P16). Two things are not repeated. A name that it drops may be back in the newer request, to be answered as a new one
     * is (P14). And a rejection, which must be heeded if the newer response did not replace the older as a whole.
     */
    private Answer late(DiscoveryRequest request) {
        Set<String> kept = new HashSet<>(request.getResourceNamesList());
        names.explicit().stream().filter(name -> !kept.contains(name)).forEach(droppedLate::add);
        String older = request.getResponseNonce();
        Optional<Unanswered.Carried> response = unanswered.answered(older);
        if (response.isEmpty() || !request.hasErrorDetail() || type.isFullState()) {
            return new Answer.Stale(older);
        }
        String message = request.getErrorDetail().getMessage();
        return new Answer.Nack(older, message, client.reject(response.get(), message));
    }

    private Answer answer(DiscoveryRequest request) {
        Optional<Unanswered.Carried> response = unanswered.answered(nonce);
        unanswered.clear();
        if (response.isEmpty()) {
            return new Answer.Unrelated();
        }
        if (!request.hasErrorDetail()) {
            return new Answer.Ack(nonce);
        }
        String message = request.getErrorDetail().getMessage();
        refusedVersion = sentVersion;
        return new Answer.Nack(nonce, message, client.reject(response.get(), message));
    }

    private void want(SotwNames wanted) {
        // New names are answered even if their resources were sent before, asked or not (P14).
        wanted.explicit().stream()
                .filter(name -> !names.explicit().contains(name) || droppedLate.contains(name))
                .forEach(client::ask);
        droppedLate.clear();
        owesAnswer |= wanted.wildcard() && !names.wildcard();
        owesAnswer &= !wanted.isNothing();
        client.retain(wanted::wants);
        names = wanted;
    }

    private Optional<Update> everything(List<EncodedResource> served) {
        String version = version(served);
        if (names.wildcard() && names.explicit().isEmpty() && version.equals(claimedVersion)) {
            // Reconnected with just this; only of a wildcard is it certain that nothing more is wanted (P11).
            served.forEach(resource -> client.claims(resource.name(), resource.version()));
            owesAnswer = false;
        }
        claimedVersion = "";
        boolean asked = owesAnswer || client.isAskedAny();
        boolean changed =
                served.stream().anyMatch(client::differs) || client.names().size() > served.size();
        return asked || (changed && !version.equals(refusedVersion))
                ? Optional.of(update(version, served))
                : Optional.empty();
    }

    private Optional<Update> changes(List<EncodedResource> served) {
        // What went is not told; if it comes back, it is sent again (P19).
        client.retain(namesOf(served)::contains);
        List<EncodedResource> owed = served.stream().filter(client::owes).toList();
        return owed.isEmpty() ? Optional.empty() : Optional.of(update(version(served), owed));
    }

    private Update update(String version, List<EncodedResource> resources) {
        // While an older response is unanswered nothing in it is known to be old to the client.
        boolean uncertain = !unanswered.isEmpty();
        List<String> changed = resources.stream()
                .filter(resource -> uncertain || client.differs(resource) || client.isAsked(resource.name()))
                .map(EncodedResource::name)
                .toList();
        return new Update(version, resources, List.of(), changed);
    }

    private Stream<EncodedResource> served(ServedView view) {
        return names.wildcard()
                ? view.of(type).values().stream()
                : names.explicit().stream()
                        .map(name -> view.find(type, name, client))
                        .flatMap(Optional::stream);
    }

    /** A hash over all that is served: equal on every replica, and different whenever the set is (P23). */
    private static String version(List<EncodedResource> served) {
        String pairs = served.stream()
                .map(resource -> resource.name() + '\0' + resource.version() + '\n')
                .collect(Collectors.joining());
        return ResourceEncoder.version(ByteString.copyFromUtf8(pairs));
    }

    private static Set<String> namesOf(List<EncodedResource> resources) {
        return resources.stream().map(EncodedResource::name).collect(Collectors.toSet());
    }
}
