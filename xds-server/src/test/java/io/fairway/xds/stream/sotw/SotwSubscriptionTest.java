package io.fairway.xds.stream.sotw;

import static io.fairway.xds.stream.protocol.TestResources.cluster;
import static io.fairway.xds.stream.protocol.TestResources.endpoints;
import static io.fairway.xds.stream.protocol.TestResources.listener;
import static io.fairway.xds.stream.protocol.TestResources.noEndpoints;
import static io.fairway.xds.stream.protocol.TestResources.route;
import static io.fairway.xds.stream.protocol.TestResources.view;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.Status;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryRequest;
import io.fairway.xds.snapshot.EncodedResource;
import io.fairway.xds.snapshot.ResourceType;
import io.fairway.xds.stream.protocol.Answer;
import io.fairway.xds.stream.protocol.RequestLimits;
import io.fairway.xds.stream.protocol.ServedView;
import io.fairway.xds.stream.protocol.TypeSubscription;
import io.fairway.xds.stream.protocol.Update;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SotwSubscriptionTest {
    private static final RequestLimits LIMITS = new RequestLimits(100, 1000);

    private TypeSubscription<DiscoveryRequest> subscription = of(ResourceType.CLUSTER);
    private int nonces;

    // ---- first requests and wildcards

    @Test
    void anEmptyFirstRequestForClustersMeansAll() {
        request("");

        assertThat(send(view(cluster("a", 1), cluster("b", 1)))).containsExactly("a", "b");
        assertThat(subscription.interest().wildcard()).isTrue();
    }

    @Test
    void anEmptyFirstRequestForEndpointsMeansNothing() {
        subscription = of(ResourceType.ENDPOINT);
        request("");

        assertThat(subscription.next(view(endpoints("a", 1)))).isEmpty();
    }

    @Test
    void aWildcardWithoutResourcesIsAnsweredOnce() {
        request("");

        assertThat(send(view())).isEmpty();
        assertThat(subscription.next(view())).isEmpty();
    }

    @Test
    void aStarMeansAll() {
        request("", "*");

        assertThat(send(view(cluster("a", 1), cluster("b", 1)))).containsExactly("a", "b");
    }

    @Test
    void droppingTheStarKeepsTheNames() {
        request("", "*", "a");
        send(view(cluster("a", 1), cluster("b", 1)));
        request(nonce(), "a");

        assertThat(subscription.next(view(cluster("a", 1), cluster("b", 2)))).isEmpty();
        assertThat(send(view(cluster("a", 2), cluster("b", 2)))).containsExactly("a");
    }

    @Test
    void emptyNamesAfterNamesMeanNothing() {
        request("", "a");
        send(view(cluster("a", 1)));
        request(nonce());

        assertThat(subscription.next(view(cluster("a", 2), cluster("b", 1)))).isEmpty();
    }

    @Test
    void aStarIsAnOrdinaryNameForEndpoints() {
        subscription = of(ResourceType.ENDPOINT);
        request("", "*");

        assertThat(subscription.next(view(endpoints("a", 1)))).isEmpty();
    }

    // ---- answers

    @Test
    void aPlainAckIsNotAnswered() {
        request("");
        send(view(cluster("a", 1)));

        assertThat(request(nonce())).isEqualTo(new Answer.Ack(nonce()));
        assertThat(subscription.next(view(cluster("a", 1)))).isEmpty();
    }

    @Test
    void aRejectedStateIsNotSentAgainUntilItChanges() {
        request("");
        send(view(cluster("a", 1)));
        request(nonce());
        ServedView bad = view(cluster("a", 2));
        send(bad);

        assertThat(reject("a is bad")).isEqualTo(new Answer.Nack(nonce(), "a is bad", List.of("a")));
        assertThat(subscription.next(bad)).isEmpty();
        assertThat(subscription.refuses(bad)).isTrue();
        assertThat(send(view(cluster("a", 3)))).containsExactly("a");
    }

    @Test
    void goingBackToTheStateBeforeARejectedOneIsSent() {
        request("");
        send(view(cluster("a", 1)));
        request(nonce());
        send(view(cluster("a", 2)));
        reject("bad");

        assertThat(send(view(cluster("a", 1)))).containsExactly("a");
    }

    @Test
    void aRejectedEndpointDoesNotHoldBackAnother() {
        subscription = of(ResourceType.ENDPOINT);
        request("", "a", "b");
        send(view(endpoints("a", 1), endpoints("b", 1)));
        request(nonce(), "a", "b");
        send(view(endpoints("a", 2), endpoints("b", 1)));
        reject("port out of range", "a", "b");

        assertThat(send(view(endpoints("a", 2), endpoints("b", 2)))).containsExactly("b");
    }

    @Test
    void aStaleNonceIsIgnoredAltogether() {
        subscription = of(ResourceType.ENDPOINT);
        request("", "a");
        send(view(endpoints("a", 1)));
        String old = nonce();
        request(old, "a");
        send(view(endpoints("a", 2)));

        assertThat(request(old, "a", "b")).isEqualTo(new Answer.Stale(old));
        assertThat(subscription.next(view(endpoints("a", 2), endpoints("b", 1))))
                .isEmpty();
        assertThat(subscription.interest().names()).isEqualTo(1);
    }

    @Test
    void aLateRejectionOfEndpointsIsHeededThoughItsNamesAreNot() {
        subscription = of(ResourceType.ENDPOINT);
        ServedView later = view(endpoints("good", 1), endpoints("poisoned", 1), endpoints("other", 1));
        request("", "good", "poisoned", "other");
        send(view(endpoints("good", 1), endpoints("poisoned", 1)));
        String old = nonce();
        send(later);
        Answer answer = subscription.receive(DiscoveryRequest.newBuilder()
                .setResponseNonce(old)
                .setErrorDetail(Status.newBuilder().setMessage("poisoned: no"))
                .build());

        assertThat(answer).isEqualTo(new Answer.Nack(old, "poisoned: no", List.of("poisoned")));
        assertThat(subscription.interest().names()).isEqualTo(3);
        assertThat(send(later)).containsExactly("good");
    }

    @Test
    void aNameDroppedByAStaleRequestAndWantedAgainIsSentAgain() {
        subscription = of(ResourceType.ROUTE);
        ServedView both = view(route("a", 1), route("b", 1));
        request("", "a", "b");
        send(view(route("a", 1), route("b", 2)));
        String old = nonce();
        send(both);
        request(old, "a");
        request(nonce(), "a", "b");

        assertThat(send(both)).containsExactly("b");
    }

    // ---- names

    @Test
    void newNamesAreSentEvenIfUnchangedAndSentBefore() {
        ServedView both = view(cluster("a", 1), cluster("b", 1));
        request("", "*");
        send(both);
        request(nonce(), "*", "b");

        assertThat(send(both)).containsExactly("a", "b");
    }

    @Test
    void droppedAndReaddedNamesAreSentAgain() {
        subscription = of(ResourceType.ENDPOINT);
        ServedView both = view(endpoints("a", 1), endpoints("b", 1));
        request("", "a", "b");
        send(both);
        request(nonce(), "a");
        assertThat(subscription.next(view(endpoints("a", 1), endpoints("b", 2))))
                .isEmpty();
        request(nonce(), "a", "b");

        assertThat(send(both)).containsExactly("b");
    }

    @Test
    void fewerNamesNeedNoResponse() {
        request("", "a", "b");
        send(view(cluster("a", 1), cluster("b", 1)));
        request(nonce(), "a");

        assertThat(subscription.next(view(cluster("a", 1), cluster("b", 1)))).isEmpty();
    }

    @Test
    void missingNamesDoNotHoldBackTheRestAndAreSentWhenTheyAppear() {
        subscription = of(ResourceType.ROUTE);
        request("", "a", "missing");
        assertThat(send(view(route("a", 1)))).containsExactly("a");
        request(nonce(), "a", "missing");

        assertThat(send(view(route("a", 1), route("missing", 1)))).containsExactly("missing");
    }

    @Test
    void aNameThatDisappearedAndCameBackUnchangedIsSentAgain() {
        subscription = of(ResourceType.ROUTE);
        request("", "a");
        send(view(route("a", 1)));
        request(nonce(), "a");
        assertThat(subscription.next(view())).isEmpty();

        assertThat(send(view(route("a", 1)))).containsExactly("a");
    }

    @Test
    void namedClustersThatDoNotExistAreAnsweredSoThatTheirAbsenceIsKnown() {
        request("", "missing");

        assertThat(send(view(cluster("a", 1)))).isEmpty();
        assertThat(subscription.next(view(cluster("a", 2)))).isEmpty();
    }

    // ---- what a response holds

    @Test
    void listenersAreSentAllTogether() {
        subscription = of(ResourceType.LISTENER);
        request("");
        send(view(listener("a", 1), listener("b", 1)));
        request(nonce());

        assertThat(send(view(listener("a", 1), listener("b", 2)))).containsExactly("a", "b");
        request(nonce());
        assertThat(send(view(listener("b", 2)))).containsExactly("b");
    }

    @Test
    void onlyChangedEndpointsAreSent() {
        subscription = of(ResourceType.ENDPOINT);
        request("", "a", "b");
        send(view(endpoints("a", 1), endpoints("b", 1)));
        request(nonce(), "a", "b");

        assertThat(send(view(endpoints("a", 1), endpoints("b", 2)))).containsExactly("b");
    }

    @Test
    void aClusterLoadAssignmentThatIsGoneIsSentEmpty() {
        subscription = of(ResourceType.ENDPOINT);
        request("", "a");
        send(view(endpoints("a", 1)));
        request(nonce(), "a");

        assertThat(update(view()).orElseThrow().resources()).containsExactly(noEndpoints("a"));
    }

    @Test
    void aKnownClusterWithoutEndpointsGetsNone() {
        subscription = of(ResourceType.ENDPOINT);
        request("", "a", "unknown");

        assertThat(update(view(cluster("a", 1))).orElseThrow().resources()).containsExactly(noEndpoints("a"));
    }

    @Test
    void versionFollowsTheServedSetAndIsTheSameOnEveryReplica() {
        request("");
        String first =
                update(view(cluster("a", 1), cluster("b", 1))).orElseThrow().version();
        request(nonce());
        String second = update(view(cluster("a", 1))).orElseThrow().version();

        TypeSubscription<DiscoveryRequest> replica = of(ResourceType.CLUSTER);
        replica.receive(DiscoveryRequest.getDefaultInstance());
        assertThat(replica.next(view(cluster("a", 1))).orElseThrow().version()).isEqualTo(second);
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void aReconnectWithTheSameWildcardStateIsNotAnswered() {
        ServedView both = view(cluster("a", 1), cluster("b", 1));
        request("");
        String version = update(both).orElseThrow().version();

        subscription = of(ResourceType.CLUSTER);
        subscription.receive(
                DiscoveryRequest.newBuilder().setVersionInfo(version).build());

        assertThat(subscription.next(both)).isEmpty();
        assertThat(send(view(cluster("a", 2), cluster("b", 1)))).containsExactly("a", "b");
    }

    @Test
    void aReconnectByNameIsAnsweredWhateverTheVersion() {
        request("", "a");
        String version = update(view(cluster("a", 1))).orElseThrow().version();

        subscription = of(ResourceType.CLUSTER);
        subscription.receive(DiscoveryRequest.newBuilder()
                .setVersionInfo(version)
                .addResourceNames("a")
                .build());

        assertThat(send(view(cluster("a", 1)))).containsExactly("a");
    }

    @Test
    void changedNamesOnlyTheNewPartOfAFullState() {
        request("");
        send(view(cluster("a", 1), cluster("b", 1)));
        request(nonce());

        assertThat(update(view(cluster("a", 1), cluster("b", 2))).orElseThrow().changed())
                .containsExactly("b");
    }

    @Test
    void changedNamesEverythingWhileAnOlderStateIsUnanswered() {
        request("");
        send(view(cluster("a", 1), cluster("b", 1)));

        assertThat(update(view(cluster("a", 1), cluster("b", 2))).orElseThrow().changed())
                .containsExactly("a", "b");
    }

    @Test
    void tooManyNamesAreRefusedWithTheLimit() {
        String[] names = IntStream.range(0, 101).mapToObj(i -> "n" + i).toArray(String[]::new);

        assertThat(request("", names))
                .isInstanceOfSatisfying(
                        Answer.TooMuch.class,
                        tooMuch -> assertThat(tooMuch.message())
                                .startsWith("resource_names: 101 names (expected: at most 100)"));
    }

    // ---- helpers

    private static TypeSubscription<DiscoveryRequest> of(ResourceType type) {
        return new SotwDialect().subscription(type, LIMITS);
    }

    private Answer request(String nonce, String... names) {
        return subscription.receive(DiscoveryRequest.newBuilder()
                .setResponseNonce(nonce)
                .addAllResourceNames(List.of(names))
                .build());
    }

    private Answer reject(String message, String... names) {
        return subscription.receive(DiscoveryRequest.newBuilder()
                .setResponseNonce(nonce())
                .addAllResourceNames(List.of(names))
                .setErrorDetail(Status.newBuilder().setMessage(message))
                .build());
    }

    private String nonce() {
        return "n" + nonces;
    }

    /** Sends what is due, which must be something. */
    private List<String> send(ServedView view) {
        return update(view).orElseThrow().resources().stream()
                .map(EncodedResource::name)
                .toList();
    }

    private Optional<Update> update(ServedView view) {
        Optional<Update> update = subscription.next(view);
        update.ifPresent(sent -> {
            nonces++;
            subscription.sent(nonce(), sent);
        });
        return update;
    }
}
