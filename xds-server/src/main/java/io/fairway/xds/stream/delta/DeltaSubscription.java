package io.fairway.xds.stream.delta;

import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.fairway.xds.snapshot.EncodedResource;
import io.fairway.xds.snapshot.ResourceType;
import io.fairway.xds.stream.protocol.Answer;
import io.fairway.xds.stream.protocol.ClientState;
import io.fairway.xds.stream.protocol.Interest;
import io.fairway.xds.stream.protocol.RequestLimits;
import io.fairway.xds.stream.protocol.ServedView;
import io.fairway.xds.stream.protocol.TypeSubscription;
import io.fairway.xds.stream.protocol.Unanswered;
import io.fairway.xds.stream.protocol.Update;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One type on one incremental stream. The client's state is known resource by resource, so only changes are sent. */
final class DeltaSubscription implements TypeSubscription<DeltaDiscoveryRequest> {
    private static final String WILDCARD = "*";

    private final ResourceType type;
    private final RequestLimits limits;
    private final ClientState client = new ClientState();
    private final Unanswered unanswered = new Unanswered();
    private final NavigableSet<String> names = new TreeSet<>();
    private boolean wildcard;
    private boolean started;
    private boolean resendAll;
    private boolean owesFirstAnswer;

    DeltaSubscription(ResourceType type, RequestLimits limits) {
        this.type = type;
        this.limits = limits;
    }

    @Override
    public Answer receive(DeltaDiscoveryRequest request) {
        Optional<Answer> tooMuch = exceeded(request);
        if (tooMuch.isPresent()) {
            return tooMuch.get();
        }
        Answer answer = answer(request);
        if (started) {
            request.getResourceNamesSubscribeList().forEach(this::subscribe);
        } else {
            start(request);
        }
        // Whatever the nonce says: a change of the subscription counts (P28).
        request.getResourceNamesUnsubscribeList().forEach(this::unsubscribe);
        return answer;
    }

    @Override
    public Optional<Update> next(ServedView view) {
        List<EncodedResource> resources = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        for (String name : candidates(view)) {
            Optional<EncodedResource> target = view.find(type, name, client);
            if (target.isEmpty()) {
                if (client.mayHave(name) || client.isAsked(name)) {
                    removed.add(name);
                }
            } else if (resendAll || client.owes(target.get())) {
                resources.add(target.get());
            }
        }
        return resources.isEmpty() && removed.isEmpty() && !owesFirstAnswer
                ? Optional.empty()
                : Optional.of(update(view, resources, removed));
    }

    @Override
    public void sent(String nonce, Update update) {
        update.resources().forEach(client::sent);
        update.removed().forEach(client::forget);
        unanswered.sent(nonce, update);
        owesFirstAnswer = false;
        resendAll = false;
    }

    @Override
    public void resend(Collection<String> wanted) {
        wanted.stream().filter(name -> wildcard || names.contains(name)).forEach(client::ask);
    }

    @Override
    public boolean refuses(ServedView view) {
        return candidates(view).stream()
                .anyMatch(name ->
                        view.find(type, name, client).filter(client::refuses).isPresent());
    }

    @Override
    public Interest interest() {
        return new Interest(wildcard, names.size());
    }

    private void start(DeltaDiscoveryRequest request) {
        started = true;
        List<String> wanted = request.getResourceNamesSubscribeList();
        request.getInitialResourceVersionsMap().forEach(client::claims);
        if (type.isFullState() && (wanted.isEmpty() || wanted.contains(WILDCARD))) {
            wildcard = true;
            // With no resources at all a client would wait for its time-out, so that is answered too (P35).
            owesFirstAnswer = request.getInitialResourceVersionsMap().isEmpty();
        }
        for (String name : wanted) {
            if (!isWildcard(name)) {
                names.add(name);
                // After a reconnect the client lists what it has; that alone is no wish to get it again (P26).
                if (!client.mayHave(name)) {
                    client.ask(name);
                }
            }
        }
        if (!wildcard) {
            client.retain(names::contains);
        }
    }

    private void subscribe(String name) {
        if (!isWildcard(name)) {
            names.add(name);
            client.ask(name);
        } else {
            resendAll = true;
            owesFirstAnswer = true;
            wildcard = true;
        }
    }

    private void unsubscribe(String name) {
        if (isWildcard(name)) {
            wildcard = false;
            resendAll = false;
            owesFirstAnswer = false;
            client.retain(names::contains);
        } else if (names.remove(name)) {
            if (wildcard) {
                // The client cannot know whether the wildcard still covers it, so it waits to be told (P32).
                client.ask(name);
            } else {
                client.forget(name);
            }
        }
    }

    private Answer answer(DeltaDiscoveryRequest request) {
        String nonce = request.getResponseNonce();
        if (nonce.isEmpty()) {
            return new Answer.Unrelated();
        }
        Optional<Unanswered.Carried> response = unanswered.answered(nonce);
        if (response.isEmpty()) {
            return new Answer.Stale(nonce);
        }
        if (!request.hasErrorDetail()) {
            return new Answer.Ack(nonce);
        }
        String message = request.getErrorDetail().getMessage();
        return new Answer.Nack(nonce, message, client.reject(response.get(), message));
    }

    private Optional<Answer> exceeded(DeltaDiscoveryRequest request) {
        if (request.getInitialResourceVersionsCount() > limits.names()) {
            return Optional.of(new Answer.TooMuch("initial_resource_versions: "
                    + request.getInitialResourceVersionsCount() + " names (expected: at most " + limits.names()
                    + ") in a request for " + type.typeUrl()));
        }
        int wanted = names.size() + request.getResourceNamesSubscribeCount();
        if (wanted <= limits.names()) {
            return Optional.empty();
        }
        Set<String> distinct = new TreeSet<>(request.getResourceNamesSubscribeList());
        distinct.addAll(names);
        return distinct.size() <= limits.names()
                ? Optional.empty()
                : Optional.of(new Answer.TooMuch("resource_names_subscribe: " + distinct.size()
                        + " names on the stream (expected: at most " + limits.names() + ") in a request for "
                        + type.typeUrl()));
    }

    private Collection<String> candidates(ServedView view) {
        if (!wildcard) {
            return names;
        }
        Set<String> all = new TreeSet<>(view.of(type).keySet());
        all.addAll(names);
        all.addAll(client.names());
        return all;
    }

    private boolean isWildcard(String name) {
        return type.isFullState() && name.equals(WILDCARD);
    }

    private static Update update(ServedView view, List<EncodedResource> resources, List<String> removed) {
        List<String> changed = resources.stream().map(EncodedResource::name).toList();
        return new Update(Long.toString(view.revision()), resources, removed, changed);
    }
}
