package io.fairway.xds.stream.delta;

import static io.fairway.xds.stream.protocol.TestResources.cluster;
import static io.fairway.xds.stream.protocol.TestResources.endpoints;
import static io.fairway.xds.stream.protocol.TestResources.noEndpoints;
import static io.fairway.xds.stream.protocol.TestResources.route;
import static io.fairway.xds.stream.protocol.TestResources.view;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.Status;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.fairway.xds.snapshot.EncodedResource;
import io.fairway.xds.snapshot.ResourceType;
import io.fairway.xds.stream.protocol.Answer;
import io.fairway.xds.stream.protocol.RequestLimits;
import io.fairway.xds.stream.protocol.ServedView;
import io.fairway.xds.stream.protocol.TypeSubscription;
import io.fairway.xds.stream.protocol.Update;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DeltaSubscriptionTest {
    private static final RequestLimits LIMITS = new RequestLimits(100, 1000);

    private TypeSubscription<DeltaDiscoveryRequest> subscription = of(ResourceType.CLUSTER);
    private int nonces;

    // ---- first requests and wildcards

    @Test
    void anEmptyFirstRequestForClustersMeansAll() {
        subscribe();

        assertThat(send(view(cluster("a", 1), cluster("b", 1)))).isEqualTo("+a +b");
    }

    @Test
    void anEmptyFirstRequestForRoutesMeansNothing() {
        subscription = of(ResourceType.ROUTE);
        subscribe();

        assertSilent(view(route("a", 1)));
    }

    @Test
    void aWildcardWithoutResourcesIsAnsweredOnce() {
        subscribe();

        assertThat(send(view())).isEmpty();
        assertSilent(view());
    }

    @Test
    void namedClustersAreNotAWildcard() {
        subscribe("a");

        assertThat(send(view(cluster("a", 1), cluster("b", 1)))).isEqualTo("+a");
    }

    @Test
    void aNameAddedToAnImplicitWildcardKeepsIt() {
        subscribe();
        send(view(cluster("a", 1)));
        subscribe("b");

        assertThat(send(view(cluster("a", 2), cluster("b", 1)))).isEqualTo("+a +b");
    }

    @Test
    void unsubscribingTheStarKeepsTheNames() {
        subscribe("*", "a");
        send(view(cluster("a", 1), cluster("b", 1)));
        unsubscribe("*");

        assertSilent(view(cluster("a", 1), cluster("b", 2)));
        assertThat(send(view(cluster("a", 2)))).isEqualTo("+a");
    }

    @Test
    void aWildcardIsToldOfRemovals() {
        subscribe();
        send(view(cluster("a", 1), cluster("b", 1)));

        assertThat(send(view(cluster("b", 1)))).isEqualTo("-a");
        assertSilent(view(cluster("b", 1)));
    }

    // ---- reconnects

    @Test
    void aReconnectGetsWhatChangedAndWhatIsGone() {
        reconnect(Map.of(
                "same",
                cluster("same", 1).version(),
                "changed",
                cluster("changed", 1).version(),
                "gone",
                "0"));

        assertThat(send(view(cluster("changed", 2), cluster("new", 1), cluster("same", 1))))
                .isEqualTo("+changed +new -gone");
    }

    @Test
    void aReconnectThatNeedsNothingIsNotAnswered() {
        reconnect(Map.of("a", cluster("a", 1).version()));

        assertSilent(view(cluster("a", 1)));
    }

    @Test
    void aReconnectListingItsNamesIsNoWishToGetThemAgain() {
        subscription = of(ResourceType.ROUTE);
        reconnect(Map.of("a", route("a", 1).version()), "a", "b");

        assertThat(send(view(route("a", 1), route("b", 1)))).isEqualTo("+b");
    }

    @Test
    void versionsCountOnlyInTheFirstRequest() {
        subscribe("a");
        subscription.receive(DeltaDiscoveryRequest.newBuilder()
                .putInitialResourceVersions("a", cluster("a", 1).version())
                .build());

        assertThat(send(view(cluster("a", 1)))).isEqualTo("+a");
    }

    @Test
    void aReconnectWithHostsOfAnAssignmentThatIsGoneGetsAnEmptyOne() {
        subscription = of(ResourceType.ENDPOINT);
        reconnect(Map.of("a", endpoints("a", 1).version()), "a");

        assertThat(update(view()).orElseThrow().resources()).containsExactly(noEndpoints("a"));
        subscription = of(ResourceType.ENDPOINT);
        reconnect(Map.of("a", noEndpoints("a").version()), "a");
        assertSilent(view());
    }

    // ---- names

    @Test
    void subscribingAgainIsAnsweredAgain() {
        ServedView one = view(cluster("a", 1));
        subscribe("a");
        send(one);
        assertSilent(one);
        subscribe("a");

        assertThat(send(one)).isEqualTo("+a");
        assertSilent(one);
    }

    @Test
    void aNameThatDoesNotExistIsReportedOnceAndSentWhenItAppears() {
        subscription = of(ResourceType.ROUTE);
        subscribe("a");

        assertThat(send(view())).isEqualTo("-a");
        assertSilent(view());
        assertThat(send(view(route("a", 1)))).isEqualTo("+a");
    }

    @Test
    void aNameThatWasRemovedAndComesBackUnchangedIsSentAgain() {
        subscription = of(ResourceType.ROUTE);
        subscribe("a");
        send(view(route("a", 1)));
        assertThat(send(view())).isEqualTo("-a");

        assertThat(send(view(route("a", 1)))).isEqualTo("+a");
    }

    @Test
    void unsubscribedNamesAreNotSentAndNotAnswered() {
        subscribe("a", "b");
        send(view(cluster("a", 1), cluster("b", 1)));
        unsubscribe("b");

        assertSilent(view(cluster("a", 1), cluster("b", 2)));
        assertSilent(view(cluster("a", 1)));
    }

    @Test
    void unsubscribingANameUnderAWildcardIsAnswered() {
        subscribe("*", "a", "missing");
        send(view(cluster("a", 1)));
        unsubscribe("a");
        assertThat(send(view(cluster("a", 1)))).isEqualTo("+a");
        unsubscribe("missing");

        assertThat(send(view(cluster("a", 1)))).isEqualTo("-missing");
    }

    @Test
    void unsubscribingWhatWasNeverSubscribedIsIgnored() {
        subscribe("a");
        send(view(cluster("a", 1)));
        unsubscribe("b", "*");

        assertSilent(view(cluster("a", 1), cluster("b", 1)));
    }

    @Test
    void aStaleNonceStillChangesTheSubscription() {
        subscribe("a");
        send(view(cluster("a", 1)));
        Answer answer = subscription.receive(DeltaDiscoveryRequest.newBuilder()
                .setResponseNonce("never sent")
                .addResourceNamesSubscribe("b")
                .addResourceNamesUnsubscribe("a")
                .build());

        assertThat(answer).isEqualTo(new Answer.Stale("never sent"));
        assertThat(send(view(cluster("a", 2), cluster("b", 1)))).isEqualTo("+b");
    }

    // ---- answers

    @Test
    void aPlainAckIsNotAnswered() {
        subscribe();
        send(view(cluster("a", 1)));

        assertThat(ack()).isEqualTo(new Answer.Ack(nonce()));
        assertSilent(view(cluster("a", 1)));
    }

    @Test
    void aSecondAnswerToOneResponseIsStale() {
        subscribe();
        send(view(cluster("a", 1)));
        ack();

        assertThat(ack()).isEqualTo(new Answer.Stale(nonce()));
    }

    @Test
    void aRejectedResourceIsHeldBackUntilItChanges() {
        subscribe();
        send(view(cluster("a", 1)));
        ack();
        send(view(cluster("a", 2)));

        assertThat(nack("no good")).isEqualTo(new Answer.Nack(nonce(), "no good", List.of("a")));
        assertSilent(view(cluster("a", 2)));
        assertThat(subscription.refuses(view(cluster("a", 2)))).isTrue();
        assertThat(send(view(cluster("a", 3)))).isEqualTo("+a");
        assertThat(subscription.refuses(view(cluster("a", 3)))).isFalse();
    }

    @Test
    void aRejectedResourceDoesNotHoldBackOthers() {
        subscribe();
        send(view(cluster("a", 1)));
        nack("no good");

        assertThat(send(view(cluster("a", 1), cluster("b", 1)))).isEqualTo("+b");
    }

    @Test
    void whatARejectionDoesNotBlameIsSentAgainWithoutTheCulprit() {
        ServedView both = view(cluster("good", 1), cluster("poisoned", 1));
        subscribe();
        send(both);

        assertThat(nack("Error adding/updating cluster(s) poisoned: no"))
                .isInstanceOfSatisfying(
                        Answer.Nack.class, nack -> assertThat(nack.names()).containsExactly("poisoned"));
        assertThat(send(both)).isEqualTo("+good");
        assertSilent(both);
    }

    @Test
    void aRemovalThatCameWithARejectedResourceIsToldAgainAlone() {
        subscribe();
        send(view(cluster("a", 1), cluster("gone", 1)));
        ack();
        ServedView next = view(cluster("a", 2));
        assertThat(send(next)).isEqualTo("+a -gone");
        nack("no good");

        assertThat(send(next)).isEqualTo("-gone");
        assertSilent(next);
    }

    @Test
    void goingBackToTheVersionBeforeARejectedOneIsSent() {
        subscribe();
        send(view(cluster("a", 1)));
        ack();
        send(view(cluster("a", 2)));
        nack("no good");

        assertThat(send(view(cluster("a", 1)))).isEqualTo("+a");
    }

    @Test
    void aLateRejectionOfAnOvertakenVersionHoldsNothingBack() {
        subscribe();
        send(view(cluster("a", 1)));
        String old = nonce();
        send(view(cluster("a", 2)));
        subscription.receive(answer(old, "no good"));

        assertSilent(view(cluster("a", 2)));
        assertThat(send(view(cluster("a", 1)))).isEqualTo("+a");
    }

    // ---- endpoints

    @Test
    void anAssignmentThatIsGoneIsSentEmptyBecauseARemovalKeepsTheHosts() {
        subscription = of(ResourceType.ENDPOINT);
        subscribe("a");
        send(view(cluster("a", 1), endpoints("a", 1)));

        Update update = update(view()).orElseThrow();
        assertThat(update.resources()).containsExactly(noEndpoints("a"));
        assertThat(update.removed()).isEmpty();
        assertSilent(view());
    }

    @Test
    void aKnownClusterWithoutEndpointsGetsNoneAndAnUnknownOneIsReported() {
        subscription = of(ResourceType.ENDPOINT);
        subscribe("known", "unknown");

        assertThat(send(view(cluster("known", 1)))).isEqualTo("+known -unknown");
    }

    @Test
    void resendingCoversOnlyWhatIsSubscribed() {
        subscription = of(ResourceType.ENDPOINT);
        ServedView both = view(endpoints("a", 1), endpoints("b", 1));
        subscribe("a");
        send(both);
        subscription.resend(List.of("a", "b"));

        assertThat(send(both)).isEqualTo("+a");
    }

    // ---- limits

    @Test
    void tooManyNamesAreRefusedAlsoOverSeveralRequests() {
        subscribe(names(0, 60));

        assertThat(subscribe(names(60, 101)))
                .isInstanceOfSatisfying(
                        Answer.TooMuch.class,
                        tooMuch -> assertThat(tooMuch.message())
                                .startsWith(
                                        "resource_names_subscribe: 101 names on the stream (expected: at most 100)"));
        assertThat(subscribe(names(0, 60))).isEqualTo(new Answer.Unrelated());
    }

    @Test
    void tooManyVersionsAreRefused() {
        DeltaDiscoveryRequest.Builder request = DeltaDiscoveryRequest.newBuilder();
        List.of(names(0, 101)).forEach(name -> request.putInitialResourceVersions(name, "1"));

        assertThat(subscription.receive(request.build())).isInstanceOf(Answer.TooMuch.class);
    }

    // ---- helpers

    private static TypeSubscription<DeltaDiscoveryRequest> of(ResourceType type) {
        return new DeltaDialect().subscription(type, LIMITS);
    }

    private static String[] names(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "n" + i).toArray(String[]::new);
    }

    private Answer subscribe(String... names) {
        return subscription.receive(DeltaDiscoveryRequest.newBuilder()
                .addAllResourceNamesSubscribe(List.of(names))
                .build());
    }

    private void unsubscribe(String... names) {
        subscription.receive(DeltaDiscoveryRequest.newBuilder()
                .addAllResourceNamesUnsubscribe(List.of(names))
                .build());
    }

    private void reconnect(Map<String, String> versions, String... names) {
        subscription.receive(DeltaDiscoveryRequest.newBuilder()
                .putAllInitialResourceVersions(versions)
                .addAllResourceNamesSubscribe(List.of(names))
                .build());
    }

    private Answer ack() {
        return subscription.receive(
                DeltaDiscoveryRequest.newBuilder().setResponseNonce(nonce()).build());
    }

    private Answer nack(String message) {
        return subscription.receive(answer(nonce(), message));
    }

    private static DeltaDiscoveryRequest answer(String nonce, String message) {
        return DeltaDiscoveryRequest.newBuilder()
                .setResponseNonce(nonce)
                .setErrorDetail(Status.newBuilder().setMessage(message))
                .build();
    }

    private String nonce() {
        return "n" + nonces;
    }

    private void assertSilent(ServedView view) {
        assertThat(subscription.next(view)).isEmpty();
    }

    /** Sends what is due, which must be something, and writes it as {@code +sent -removed}. */
    private String send(ServedView view) {
        Update update = update(view).orElseThrow();
        StringBuilder text = new StringBuilder();
        update.resources().stream()
                .map(EncodedResource::name)
                .forEach(name -> text.append(" +").append(name));
        update.removed().forEach(name -> text.append(" -").append(name));
        return text.toString().strip();
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
