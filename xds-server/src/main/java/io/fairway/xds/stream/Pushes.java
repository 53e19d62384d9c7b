package io.fairway.xds.stream;

import io.fairway.xds.snapshot.ProxySnapshot;
import io.fairway.xds.snapshot.ResourceType;
import io.fairway.xds.stream.protocol.ServedView;
import io.fairway.xds.stream.protocol.Update;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Decides what one stream sends when. What is new goes first, in the order cluster, endpoint, listener, route, secret; what
 * is gone follows when the proxy has applied listeners and routes that do without it, or has had time enough (P41, P42).
 * Confined to the stream.
 *
 * @param <Q> requests
 */
final class Pushes<Q> {
    /** How long a response blocks its type if no answer comes. */
    static final Duration ANSWER_PATIENCE = Duration.ofSeconds(10);

    /** How long a resource that is gone is served on if the proxy does not apply what replaces it. */
    static final Duration REMOVAL_PATIENCE = Duration.ofSeconds(5);

    private static final List<ResourceType> MAKE = List.of(ResourceType.values());
    private static final List<ResourceType> BREAK = List.of(
            ResourceType.LISTENER,
            ResourceType.ROUTE,
            ResourceType.SECRET,
            ResourceType.ENDPOINT,
            ResourceType.CLUSTER);

    private final Map<ResourceType, Lane<Q>> lanes = new EnumMap<>(ResourceType.class);
    private final Function<ResourceType, Lane<Q>> newLane;
    private final Sender sender;
    private final Timers timers;
    private Optional<ServedView> view = Optional.empty();
    private long overdue = Long.MIN_VALUE;
    private boolean removalTimerRuns;
    /**
     * Clusters that were sent since their endpoints were. A cluster that changed warms until it has endpoints, and Envoy does
     * not ask for them again; after a reconnect it even says that it has them (P31).
     */
    private final Set<String> clustersWithoutEndpoints = new HashSet<>();

    private Timers.Timer removalTimer = () -> {};

    /** Where updates go. */
    interface Sender {
        /** Whether one can be sent now; if not, {@link Pushes#run()} is called when it can. */
        boolean isReady();

        /** Sends one and says under which nonce. */
        String send(ResourceType type, Update update);
    }

    /**
     * @param newLane makes the lane of a type when it is first asked for
     * @param timers whose tasks run confined to the stream
     */
    Pushes(Function<ResourceType, Lane<Q>> newLane, Sender sender, Timers timers) {
        this.newLane = newLane;
        this.sender = sender;
        this.timers = timers;
    }

    Lane<Q> lane(ResourceType type) {
        return lanes.computeIfAbsent(type, newLane);
    }

    /** Serves this snapshot from now on. */
    void adopt(ProxySnapshot snapshot) {
        view = Optional.of(view.map(old -> old.next(snapshot)).orElseGet(() -> ServedView.of(snapshot)));
        lanes.values().forEach(Lane::touch);
        run();
        watchRemovals();
    }

    /** Sends all that can be sent now. */
    void run() {
        List<ResourceType> order = MAKE;
        do {
            for (ResourceType type : order) {
                advance(type);
            }
            order = BREAK;
        } while (releaseRemovals());
    }

    void close() {
        removalTimer.cancel();
        lanes.values().forEach(Lane::close);
    }

    private void advance(ResourceType type) {
        Lane<Q> lane = lanes.get(type);
        if (view.isEmpty() || lane == null || !lane.isDirty() || lane.isBlocked() || mustWaitForClusters(type)) {
            return;
        }
        if (sender.isReady()) {
            if (type == ResourceType.ENDPOINT) {
                lane.subscription().resend(clustersWithoutEndpoints);
            }
            lane.subscription().next(view.get()).ifPresentOrElse(update -> send(lane, update), lane::clean);
        }
    }

    private void send(Lane<Q> lane, Update update) {
        String nonce = sender.send(lane.type(), update);
        lane.subscription().sent(nonce, update);
        lane.sent(nonce, timers.after(ANSWER_PATIENCE, () -> {
            lane.expired(nonce);
            run();
        }));
        if (lane.type() == ResourceType.CLUSTER) {
            view.ifPresent(told -> clustersWithoutEndpoints.retainAll(
                    told.of(ResourceType.CLUSTER).keySet()));
            clustersWithoutEndpoints.addAll(update.changed());
            Optional.ofNullable(lanes.get(ResourceType.ENDPOINT)).ifPresent(Lane::touch);
        } else if (lane.type() == ResourceType.ENDPOINT) {
            update.resources().forEach(sent -> clustersWithoutEndpoints.remove(sent.name()));
            update.removed().forEach(clustersWithoutEndpoints::remove);
        }
    }

    /**
     * Listeners and routes may use clusters that are not sent yet, so they follow those. Endpoints never wait: a cluster's
     * answer may be withheld until it has them.
     */
    private boolean mustWaitForClusters(ResourceType type) {
        Lane<Q> clusters = lanes.get(ResourceType.CLUSTER);
        return (type == ResourceType.LISTENER || type == ResourceType.ROUTE)
                && clusters != null
                && clusters.isDirty()
                && clusters.isBlocked()
                && view.flatMap(it -> clusters.subscription().next(it)).isPresent();
    }

    /** Takes the next step of a removal if it is time, and says whether that was so. */
    private boolean releaseRemovals() {
        if (view.isEmpty()) {
            return false;
        }
        ServedView served = view.get();
        long limit = isSettled(ResourceType.LISTENER) && isSettled(ResourceType.ROUTE) ? Long.MAX_VALUE : overdue;
        if (served.isReferrerLeaving(limit)) {
            return serve(served.withoutReferrers(limit));
        }
        boolean toldReferrers = isTold(ResourceType.LISTENER) && isTold(ResourceType.ROUTE);
        return toldReferrers && served.isLeaving(limit) && serve(served.withoutLeft(limit));
    }

    private boolean serve(ServedView next) {
        view = Optional.of(next);
        lanes.values().forEach(Lane::touch);
        return true;
    }

    /** Whether the proxy applied all that it should have of the type, or does not want the type here. */
    private boolean isSettled(ResourceType type) {
        Lane<Q> lane = lanes.get(type);
        return lane == null
                || (isTold(type)
                        && !lane.isUnanswered()
                        && view.filter(lane.subscription()::refuses).isEmpty());
    }

    private boolean isTold(ResourceType type) {
        Lane<Q> lane = lanes.get(type);
        return lane == null || !lane.isDirty();
    }

    private void watchRemovals() {
        if (!removalTimerRuns && view.filter(it -> it.isLeaving(Long.MAX_VALUE)).isPresent()) {
            removalTimerRuns = true;
            long revision = view.get().revision();
            removalTimer = timers.after(REMOVAL_PATIENCE, () -> {
                removalTimerRuns = false;
                overdue = revision;
                run();
                watchRemovals();
            });
        }
    }
}
