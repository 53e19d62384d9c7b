package io.fairway.bench.propagation;

import io.fairway.xds.demo.probe.ProxyAdmin;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * Asks an Envoy's admin interface for the healthy hosts of a cluster, again and again while a change is under way. An
 * answer can be later than its change by one interval, which is measured too. The dump of one cluster's endpoints is
 * asked for since Envoy makes it within a millisecond; a look through all statistics would keep its main thread for
 * many.
 */
final class EnvoyPoll implements AutoCloseable {

    private static final long PAUSE_NANOS = 200_000;
    private static final Pattern HEALTHY = Pattern.compile("\"health_status\": *\"HEALTHY\"");

    private final ProxyAdmin admin;
    private final String page;
    private final Sighting sighting;
    private final Times intervals;
    private final Thread thread;
    private volatile boolean closed;

    private EnvoyPoll(String address, String cluster, Sighting sighting, Times intervals) {
        this.admin = new ProxyAdmin(address);
        this.page = "/config_dump?include_eds&resource=dynamic_endpoint_configs&name_regex=" + cluster;
        this.sighting = sighting;
        this.intervals = intervals;
        this.thread = Thread.ofPlatform().daemon().name("envoy-poll").unstarted(this::run);
    }

    /**
     * Starts to ask.
     *
     * @param address {@code host:port} of the admin interface
     * @param intervals gets the time from each answer to the next; belongs to the poll until it is closed
     */
    static EnvoyPoll start(String address, String cluster, Sighting sighting, Times intervals) {
        EnvoyPoll poll = new EnvoyPoll(address, cluster, sighting, intervals);
        poll.thread.start();
        return poll;
    }

    private void run() {
        while (!closed) {
            while (sighting.isOpen() && !closed) {
                long start = System.nanoTime();
                long healthy =
                        HEALTHY.matcher(admin.get(page).orElse("")).results().count();
                sighting.saw(healthy, System.nanoTime());
                LockSupport.parkNanos(PAUSE_NANOS);
                intervals.add(System.nanoTime() - start);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
