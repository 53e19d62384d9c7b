package io.fairway.xds.stream;

import com.google.common.util.concurrent.MoreExecutors;
import com.google.protobuf.Message;
import io.envoyproxy.envoy.config.core.v3.Node;
import io.fairway.xds.snapshot.ProxySnapshot;
import io.fairway.xds.snapshot.ResourceType;
import io.fairway.xds.snapshot.SnapshotSource;
import io.fairway.xds.stream.protocol.Answer;
import io.fairway.xds.stream.protocol.Dialect;
import io.fairway.xds.stream.protocol.RequestHead;
import io.fairway.xds.stream.protocol.ResponseHead;
import io.fairway.xds.stream.protocol.Update;
import io.grpc.Status;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's stream, from its first request to its end. May be called by any thread: everything is done on the stream's own
 * serial executor, except that the newest snapshot is put down for it to find. Nothing that a client sends throws.
 *
 * @param <Q> requests
 * @param <R> responses
 */
final class StreamSession<Q, R extends Message> {
    private static final Logger LOG = LoggerFactory.getLogger(StreamSession.class);

    private final StreamSettings settings;
    private final StreamScope scope;
    private final Dialect<Q, R> dialect;
    private final Outlet<R> outlet;
    private final Executor serial;
    private final Pushes<Q> pushes;
    /** Set by the source's thread, taken by the stream's; a later one replaces one that was not taken. */
    private final AtomicReference<Optional<ProxySnapshot>> newest = new AtomicReference<>(Optional.empty());

    private Optional<Node> node = Optional.empty();
    private Optional<OpenStream> open = Optional.empty();
    private SnapshotSource.Subscription following = () -> {};
    private long responses;
    private long served = Long.MIN_VALUE;
    private boolean closed;
    private boolean oddityLogged;

    StreamSession(StreamSettings settings, StreamScope scope, Dialect<Q, R> dialect, Outlet<R> outlet) {
        this.settings = settings;
        this.scope = scope;
        this.dialect = dialect;
        this.outlet = outlet;
        this.serial = MoreExecutors.newSequentialExecutor(settings.executor());
        this.pushes = new Pushes<>(
                type -> new Lane<>(type, dialect.subscription(type, settings.limits())),
                new ResponseSender(),
                (delay, task) -> settings.timers().after(delay, () -> submit(task)));
    }

    /** Takes a request. The next one is let in when this one is done with, so a client cannot pile them up. */
    void request(Q request) {
        submit(() -> {
            receive(request);
            if (!closed) {
                outlet.requestNext();
            }
        });
    }

    /** The outlet has room again. */
    void ready() {
        submit(pushes::run);
    }

    /** The client has gone or says that it is done. */
    void clientLeft(String reason) {
        submit(() -> end(Status.OK, reason));
    }

    /** This server is going; the client finds another (P10). */
    void shutDown() {
        submit(() -> end(Status.UNAVAILABLE.withDescription("the control plane is shutting down"), "shutting down"));
    }

    private void receive(Q request) {
        RequestHead head = dialect.head(request);
        if (node.isEmpty() && !introduce(head)) {
            return;
        }
        if (head.node().isPresent() && !head.node().equals(node)) {
            // The first request's node holds for the whole stream (P1); another is a mistake of the client (P2).
            logOddity("node", "differs from that of the first request; ignored");
        }
        if (head.typeUrl().isEmpty() && scope.only().isEmpty()) {
            refuse(Status.INVALID_ARGUMENT, "type_url: empty (expected: a type URL in every aggregated request)");
            return;
        }
        Optional<ResourceType> type = head.typeUrl().isEmpty() ? scope.only() : ResourceType.of(head.typeUrl());
        if (scope.only().isPresent() && !type.equals(scope.only())) {
            refuse(
                    Status.INVALID_ARGUMENT,
                    "type_url: " + head.typeUrl() + " (expected: "
                            + scope.only().get().typeUrl() + ") in a request to the service of that type");
            return;
        }
        // A type that is not served gets no answer and disturbs no other (P4).
        type.ifPresentOrElse(
                known -> receive(known, request), () -> logOddity("typeUrl", head.typeUrl() + " is not served"));
    }

    private boolean introduce(RequestHead head) {
        if (head.node().isEmpty()) {
            refuse(Status.INVALID_ARGUMENT, "node: absent (expected: in the first request of a stream)");
            return false;
        }
        Node introduced = head.node().get();
        if (introduced.getSerializedSize() > settings.limits().nodeBytes()) {
            refuse(
                    Status.RESOURCE_EXHAUSTED,
                    "node: " + introduced.getSerializedSize() + " bytes (expected: at most "
                            + settings.limits().nodeBytes() + ")");
            return false;
        }
        node = head.node();
        try {
            following = settings.source().subscribe(scope.identity(), introduced, this::put);
        } catch (SnapshotSource.NodeRefused refused) {
            refuse(Status.PERMISSION_DENIED, String.valueOf(refused.getMessage()));
            return false;
        }
        OpenStream stream = new OpenStream(
                scope.id(),
                introduced.getId(),
                scope.identity(),
                dialect.kind(),
                scope.only(),
                settings.clock().instant());
        open = Optional.of(stream);
        settings.events().opened(stream);
        return true;
    }

    private void receive(ResourceType type, Q request) {
        Lane<Q> lane = pushes.lane(type);
        Answer answer = lane.subscription().receive(request);
        switch (answer) {
            case Answer.TooMuch(String message) -> {
                refuse(Status.RESOURCE_EXHAUSTED, message);
                return;
            }
            case Answer.Ack(String nonce) -> {
                lane.answered(nonce);
                open.ifPresent(stream -> settings.events().acked(stream, type, nonce));
            }
            case Answer.Nack nack -> {
                lane.answered(nack.nonce());
                report(type, nack);
            }
            case Answer.Stale _, Answer.Unrelated _ -> {}
        }
        open.ifPresent(stream ->
                settings.events().subscribed(stream, type, lane.subscription().interest()));
        lane.touch();
        pushes.run();
    }

    private void report(ResourceType type, Answer.Nack nack) {
        Rejection rejection = new Rejection(
                nack.nonce(), nack.message(), nack.names(), settings.clock().instant());
        open.ifPresent(stream -> {
            LOG.atWarn()
                    .addKeyValue("node", stream.nodeId())
                    .addKeyValue("typeUrl", type.typeUrl())
                    .addKeyValue("nonce", nack.nonce())
                    .addKeyValue("resources", nack.names())
                    .addKeyValue("error", nack.message())
                    .log("proxy refused a response; its resources are held back until they change");
            settings.events().nacked(stream, type, rejection);
        });
    }

    private void put(ProxySnapshot snapshot) {
        Optional<ProxySnapshot> before = newest.getAndSet(Optional.of(snapshot));
        if (before.isEmpty()) {
            submit(this::adoptNewest);
        }
    }

    private void adoptNewest() {
        Optional<ProxySnapshot> snapshot = newest.getAndSet(Optional.empty());
        if (snapshot.isPresent() && snapshot.get().revision() > served) {
            served = snapshot.get().revision();
            pushes.adopt(snapshot.get());
        }
    }

    private void refuse(Status status, String message) {
        LOG.atWarn()
                .addKeyValue("node", node.map(Node::getId).orElse(""))
                .addKeyValue("identity", scope.identity())
                .addKeyValue("error", message)
                .log("stream refused");
        end(status.withDescription(message), message);
    }

    private void end(Status status, String reason) {
        if (closed) {
            return;
        }
        closed = true;
        following.close();
        pushes.close();
        outlet.close(status);
        open.ifPresent(stream -> settings.events().closed(stream, reason));
    }

    private void logOddity(String key, String value) {
        if (!oddityLogged) {
            oddityLogged = true;
            LOG.atInfo()
                    .addKeyValue("node", node.map(Node::getId).orElse(""))
                    .addKeyValue(key, value)
                    .log("odd request; further ones of this stream are not logged");
        }
    }

    private void submit(Runnable task) {
        try {
            serial.execute(() -> guarded(task));
        } catch (RejectedExecutionException _) {
            // The executor is gone with the program; so is the stream.
        }
    }

    private void guarded(Runnable task) {
        if (closed) {
            return;
        }
        try {
            task.run();
        } catch (RuntimeException bug) {
            LOG.atError()
                    .addKeyValue("node", node.map(Node::getId).orElse(""))
                    .setCause(bug)
                    .log("stream broke");
            end(Status.INTERNAL.withDescription("the control plane failed on this stream"), "internal error");
        }
    }

    /** Numbers the responses of the stream and hands them to the outlet. */
    private final class ResponseSender implements Pushes.Sender {
        @Override
        public boolean isReady() {
            return outlet.isReady();
        }

        @Override
        public String send(ResourceType type, Update update) {
            String nonce = Long.toString(++responses);
            R response = dialect.response(new ResponseHead(settings.controlPlane(), type, nonce), update);
            outlet.send(response);
            SentResponse sent = new SentResponse(
                    update.version(),
                    nonce,
                    update.resources().size(),
                    update.removed().size(),
                    response.getSerializedSize(),
                    settings.clock().instant());
            open.ifPresent(stream -> settings.events().sent(stream, type, sent));
            return nonce;
        }
    }
}
