package io.fairway.testing;

import com.google.protobuf.Any;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One variant's stream with the client's state behind it. Everything is guarded by one lock; waiting gives it up.
 *
 * @param <Q> requests
 * @param <R> responses
 */
final class AdsLink<Q, R> {
    private final AdsState<Q> state;
    private final Function<R, AdsReply> reader;
    private final Function<StreamObserver<R>, StreamObserver<Q>> call;
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Queue<AdsReply>> waiting = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private Optional<Responses> stream = Optional.empty();
    private boolean acceptsAll;

    AdsLink(AdsState<Q> state, Function<R, AdsReply> reader, Function<StreamObserver<R>, StreamObserver<Q>> call) {
        this.state = state;
        this.reader = reader;
        this.call = call;
    }

    void acceptAll() {
        locked(() -> {
            acceptsAll = true;
            waiting.values().forEach(replies -> {
                replies.forEach(reply -> send(state.accept(reply)));
                replies.clear();
            });
            return acceptsAll;
        });
    }

    void subscribe(String typeUrl, Collection<String> names) {
        locked(() -> send(state.subscribe(typeUrl, names)));
    }

    void unsubscribe(String typeUrl, Collection<String> names) {
        locked(() -> send(state.unsubscribe(typeUrl, names)));
    }

    void ack(AdsReply reply) {
        locked(() -> send(state.accept(reply)));
    }

    void nack(AdsReply reply, String reason) {
        locked(() -> send(state.reject(reply, reason)));
    }

    void reconnect() {
        locked(() -> {
            cancel();
            waiting.clear();
            stream = Optional.of(open());
            state.reconnect().forEach(this::send);
            return stream;
        });
    }

    void cancel() {
        locked(() -> {
            stream.flatMap(old -> old.requests).ifPresent(requests -> requests.cancel("done with it", null));
            stream = Optional.empty();
            return stream;
        });
    }

    SortedMap<String, Any> resources(String typeUrl) {
        return locked(() -> state.resources(typeUrl));
    }

    int responses(String typeUrl) {
        return locked(() -> counts.getOrDefault(typeUrl, 0));
    }

    Optional<AdsReply> next(String typeUrl, Duration patience) {
        return locked(() -> {
            Queue<AdsReply> replies = waiting.computeIfAbsent(typeUrl, _ -> new ArrayDeque<>());
            waitUntil(() -> !replies.isEmpty(), patience);
            return Optional.ofNullable(replies.poll());
        });
    }

    SortedMap<String, Any> await(String typeUrl, Predicate<SortedMap<String, Any>> passes, Duration patience) {
        return locked(() -> {
            if (!waitUntil(() -> passes.test(state.resources(typeUrl)), patience)) {
                throw new AssertionError("after " + patience + " the client holds of " + typeUrl + ": "
                        + state.resources(typeUrl).keySet());
            }
            return state.resources(typeUrl);
        });
    }

    Status awaitEnd(Duration patience) {
        return locked(() -> {
            if (!waitUntil(() -> stream.flatMap(it -> it.end).isPresent(), patience)) {
                throw new AssertionError("the stream is still open after " + patience);
            }
            return stream.flatMap(it -> it.end).orElseThrow();
        });
    }

    private Responses open() {
        Responses responses = new Responses();
        responses.requests = Optional.of((ClientCallStreamObserver<Q>) call.apply(responses));
        return responses;
    }

    private boolean send(Q request) {
        if (stream.isEmpty()) {
            stream = Optional.of(open());
        }
        stream.get().requests.orElseThrow().onNext(request);
        return true;
    }

    private boolean waitUntil(Supplier<Boolean> condition, Duration patience) {
        long left = patience.toNanos();
        try {
            while (!condition.get()) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            changed.signalAll();
            lock.unlock();
        }
    }

    /** The response side of one stream; what comes after the stream was given up is dropped. */
    private final class Responses implements StreamObserver<R> {
        private Optional<ClientCallStreamObserver<Q>> requests = Optional.empty();
        private Optional<Status> end = Optional.empty();

        @Override
        public void onNext(R response) {
            locked(() -> isCurrent() && take(reader.apply(response)));
        }

        @Override
        public void onError(Throwable error) {
            locked(() -> end = Optional.of(Status.fromThrowable(error)));
        }

        @Override
        public void onCompleted() {
            locked(() -> end = Optional.of(Status.OK));
        }

        private boolean isCurrent() {
            return stream.filter(this::equals).isPresent();
        }

        private boolean take(AdsReply reply) {
            counts.merge(reply.typeUrl(), 1, Integer::sum);
            return acceptsAll
                    ? send(state.accept(reply))
                    : waiting.computeIfAbsent(reply.typeUrl(), _ -> new ArrayDeque<>())
                            .add(reply);
        }
    }
}
