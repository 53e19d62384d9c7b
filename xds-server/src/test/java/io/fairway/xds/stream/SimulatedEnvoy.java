package io.fairway.xds.stream;

import static io.fairway.xds.snapshot.ResourceType.CLUSTER;
import static io.fairway.xds.snapshot.ResourceType.ENDPOINT;
import static io.fairway.xds.snapshot.ResourceType.LISTENER;
import static io.fairway.xds.snapshot.ResourceType.ROUTE;
import static io.fairway.xds.snapshot.ResourceType.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.fairway.testing.AdsReply;
import io.fairway.testing.AdsState;
import io.fairway.xds.snapshot.ProxySnapshot;
import io.fairway.xds.snapshot.ResourceType;
import io.fairway.xds.stream.protocol.Dialect;
import io.fairway.xds.stream.protocol.TestResources;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * A client that behaves like Envoy on a line with delay in both directions: it asks for the endpoints of its clusters and the
 * routes of its listeners, warms clusters until their endpoints come, and can be told to refuse poisoned resources. It fails if
 * a response is one that should not have been sent.
 */
final class SimulatedEnvoy<Q, R extends Message> {
    private final Dialect<Q, R> dialect;
    private final AdsState<Q> state;
    private final Function<R, AdsReply> reader;
    private final RandomGenerator random;
    private final FakeSource source = new FakeSource();
    private final FakeTimers timers = new FakeTimers();
    private final Queue<Runnable> toServer = new ArrayDeque<>();
    private final Set<String> warming = new HashSet<>();
    private RecordingOutlet<R> outlet = new RecordingOutlet<>();
    private SentTwiceCheck check;
    private StreamSession<Q, R> session;
    private long streams;
    private long revision;

    SimulatedEnvoy(Dialect<Q, R> dialect, AdsState<Q> state, Function<R, AdsReply> reader, RandomGenerator random) {
        this.dialect = dialect;
        this.state = state;
        this.reader = reader;
        this.random = random;
        this.check = new SentTwiceCheck(dialect.kind());
        this.session = open();
        ask(CLUSTER, List.of());
        ask(LISTENER, List.of());
        ask(SECRET, List.of("s"));
    }

    ProxySnapshot publish(RandomWorld world, boolean mayPoison) {
        ProxySnapshot snapshot = TestResources.snapshot(++revision, world.next(mayPoison));
        check.published(snapshot);
        source.publish(snapshot);
        return snapshot;
    }

    void reconnect() {
        session.clientLeft("reconnect");
        outlet = new RecordingOutlet<>();
        toServer.clear();
        // What still warms goes on with the endpoints that it had when it waited long enough.
        warming.clear();
        check = new SentTwiceCheck(dialect.kind());
        session = open();
        state.reconnect().forEach(request -> toServer.add(() -> session.request(request)));
    }

    void pauseOrResumeReading() {
        outlet.ready = !outlet.ready;
        session.ready();
    }

    void passTime(Duration time) {
        timers.advance(time);
    }

    void deliverRequest() {
        if (!toServer.isEmpty()) {
            toServer.remove().run();
        }
    }

    void deliverResponse() {
        R response = outlet.sent.poll();
        if (response != null) {
            receive(reader.apply(response));
        }
    }

    /** Delivers all that is on the way until nobody has anything to say, also after all time-outs. */
    void settle() {
        outlet.ready = true;
        session.ready();
        for (int quiet = 0; quiet < 3; quiet++) {
            int rounds = 0;
            while (!toServer.isEmpty() || !outlet.sent.isEmpty()) {
                deliverRequest();
                deliverResponse();
                assertThat(rounds++).as("rounds until quiet").isLessThan(1000);
            }
            timers.advance(Duration.ofSeconds(30));
        }
    }

    /** What must hold when all is quiet. */
    void assertHas(ProxySnapshot snapshot) {
        assertThat(outlet.end).isEmpty();
        assertThat(state.resources(CLUSTER.typeUrl())).isEqualTo(bodies(snapshot, CLUSTER));
        assertThat(state.resources(LISTENER.typeUrl())).isEqualTo(bodies(snapshot, LISTENER));
        assertThat(state.resources(ROUTE.typeUrl())).isEqualTo(bodies(snapshot, ROUTE));
        assertThat(state.resources(SECRET.typeUrl())).containsAllEntriesOf(bodies(snapshot, SECRET));
        snapshot.of(CLUSTER)
                .keySet()
                .forEach(name -> assertThat(state.resources(ENDPOINT.typeUrl()))
                        .containsEntry(
                                name,
                                Optional.ofNullable(snapshot.of(ENDPOINT).get(name))
                                        .orElseGet(() -> TestResources.noEndpoints(name))
                                        .body()));
        assertThat(warming).as("clusters that still wait for endpoints").isEmpty();
    }

    /** That nothing which is in use refers to a cluster that is gone or did not come yet. */
    void assertNothingDangles() {
        Set<String> clusters = state.resources(CLUSTER.typeUrl()).keySet();
        state.resources(ROUTE.typeUrl()).forEach((name, body) -> {
            if (state.resources(LISTENER.typeUrl()).containsKey(name)) {
                assertThat(clusters).as("clusters that route %s uses", name).containsAll(clustersOf(body));
            }
        });
    }

    private StreamSession<Q, R> open() {
        StreamSettings settings = TestStream.settings(source, new ConnectedProxies(), timers);
        StreamScope scope = new StreamScope(++streams, TestStream.IDENTITY, Optional.empty());
        RecordingOutlet<R> target = outlet;
        SentTwiceCheck checkOfStream = check;
        return new StreamSession<>(settings, scope, dialect, new CheckedOutlet<>(target, response -> {
            checkOfStream.sent(reader.apply(response));
        }));
    }

    private void receive(AdsReply reply) {
        ResourceType type = ResourceType.of(reply.typeUrl()).orElseThrow();
        List<String> bad = reply.resources().entrySet().stream()
                .filter(entry ->
                        Poison.isPoisoned(entry.getKey(), entry.getValue().body()))
                .map(Map.Entry::getKey)
                .toList();
        if (!bad.isEmpty()) {
            // Clients name the culprits, in brackets here, but not always: if nothing else was refused, none need be
            // named.
            boolean vague = bad.size() == reply.resources().size() && random.nextBoolean();
            String reason = vague ? "!" : "!" + bad;
            Q request = state.reject(reply, reason);
            toServer.add(() -> {
                check.refused(reply, reason);
                session.request(request);
            });
            return;
        }
        SortedSet<String> before = names(type);
        SortedMap<String, Any> old = state.resources(type.typeUrl());
        Q answer = state.accept(reply);
        toServer.add(() -> session.request(answer));
        if (type == CLUSTER) {
            state.resources(type.typeUrl()).forEach((name, body) -> {
                if (!body.equals(old.get(name))) {
                    warming.add(name);
                }
            });
            warming.retainAll(names(CLUSTER));
            follow(ENDPOINT, before, names(CLUSTER));
        } else if (type == LISTENER) {
            follow(ROUTE, before, names(LISTENER));
        } else if (type == ENDPOINT) {
            warming.removeAll(reply.resources().keySet());
        }
    }

    private void follow(ResourceType type, SortedSet<String> before, SortedSet<String> after) {
        SortedSet<String> added = new TreeSet<>(after);
        added.removeAll(before);
        SortedSet<String> gone = new TreeSet<>(before);
        gone.removeAll(after);
        if (!gone.isEmpty()) {
            Q request = state.unsubscribe(type.typeUrl(), gone);
            toServer.add(() -> {
                check.unsubscribed(type, gone);
                session.request(request);
            });
        }
        if (!added.isEmpty()) {
            ask(type, added);
        }
    }

    private void ask(ResourceType type, Collection<String> names) {
        Q request = state.subscribe(type.typeUrl(), names);
        toServer.add(() -> {
            check.subscribed(type, names);
            session.request(request);
        });
    }

    private SortedSet<String> names(ResourceType type) {
        return new TreeSet<>(state.resources(type.typeUrl()).keySet());
    }

    private static Map<String, Any> bodies(ProxySnapshot snapshot, ResourceType type) {
        Map<String, Any> bodies = new TreeMap<>();
        snapshot.of(type).forEach((name, resource) -> bodies.put(name, resource.body()));
        return bodies;
    }

    private static List<String> clustersOf(Any route) {
        try {
            return route.unpack(RouteConfiguration.class).getInternalOnlyHeadersList();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }
}
