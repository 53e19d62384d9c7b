package io.fairway.xds.demo.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one page over and over, at a rate that does not depend on the answers, over a fixed number of keep-alive connections
 * to a proxy. A request counts in the tally that was current when it was sent. Any thread may change the tally and close.
 */
public final class ConstantRateCaller implements AutoCloseable {

    private static final Duration JOIN_DEADLINE = Duration.ofSeconds(6);
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final InetSocketAddress proxy;
    private final String url;
    private final String host;
    private final AtomicReference<Tally> tally = new AtomicReference<>(new Tally());
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    private ConstantRateCaller(InetSocketAddress proxy, URI url) {
        this.proxy = proxy;
        this.url = url.toString();
        this.host = url.getAuthority();
    }

    /**
     * Starts to call.
     *
     * @param proxy the HTTP proxy to send every request to
     * @param url what to ask for, {@code http://host:port/path}
     * @param perSecond requests per second over all connections
     * @param connections how many connections to spread them over
     */
    public static ConstantRateCaller start(InetSocketAddress proxy, URI url, int perSecond, int connections) {
        ConstantRateCaller caller = new ConstantRateCaller(proxy, url);
        long period = SECOND_NANOS * connections / perSecond;
        long start = System.nanoTime();
        for (int i = 0; i < connections; i++) {
            long first = start + period * i / connections;
            caller.threads.add(
                    Thread.ofPlatform().name("caller-" + i).daemon().start(() -> caller.call(first, period)));
        }
        return caller;
    }

    /** Makes one request on a connection of its own. */
    public static Outcome once(InetSocketAddress proxy, URI url) {
        try (HttpConnection connection = HttpConnection.open(proxy)) {
            return connection.get(url.toString(), url.getAuthority());
        } catch (IOException e) {
            return broken(e);
        }
    }

    /** Counts from now on in a new tally. */
    public Tally startTally() {
        Tally next = new Tally();
        tally.set(next);
        return next;
    }

    private void call(long firstNanos, long periodNanos) {
        HttpConnection connection = null;
        long due = firstNanos;
        while (awaitTime(due)) {
            Tally counted = tally.get();
            try {
                connection = usable(connection);
                counted.add(connection.get(url, host));
            } catch (IOException e) {
                connection = closed(connection);
                if (!closed) {
                    counted.add(broken(e));
                }
            }
            due += periodNanos;
        }
        closed(connection);
    }

    private boolean awaitTime(long dueNanos) {
        for (long left = dueNanos - System.nanoTime(); left > 0 && !closed; left = dueNanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return !closed;
    }

    private HttpConnection usable(@Nullable HttpConnection connection) throws IOException {
        if (connection != null && connection.isReusable()) {
            return connection;
        }
        closed(connection);
        return HttpConnection.open(proxy);
    }

    private static @Nullable HttpConnection closed(@Nullable HttpConnection connection) {
        if (connection != null) {
            connection.close();
        }
        return null;
    }

    private static Outcome broken(IOException e) {
        return new Outcome.Broken(e.getClass().getSimpleName() + ": " + e.getMessage());
    }

    /** Stops calling; a request that is under way still counts. */
    @Override
    public void close() {
        closed = true;
        threads.forEach(LockSupport::unpark);
        for (Thread thread : threads) {
            try {
                thread.join(JOIN_DEADLINE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
