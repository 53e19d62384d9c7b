package io.fairway.xds.demo.world;

import io.fairway.model.merge.MergedImage;
import io.fairway.xds.demo.probe.ProxyAdmin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A running world: cluster folders, a control plane that watches them, backends, and an Envoy before each of them and at the edge
 * of each network. Everything listens on one block of loopback addresses and writes below one folder. For one thread, except that
 * any thread may close it, at any time and more than once.
 */
public final class World implements AutoCloseable {

    private static final Duration PROXY_DEADLINE = Duration.ofSeconds(60);
    private static final int DELETE_ATTEMPTS = 5;

    private final WorldLayout layout;
    private final Path folder;
    private final Map<ClusterSpec, ClusterFolder> clusterFolders = new HashMap<>();
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final List<Parts.RunningProxy> proxies = new ArrayList<>();
    private Parts.@Nullable RunningControlPlane controlPlane;
    private WorldState state;
    private boolean closed;

    private World(WorldState first, Path folder) {
        this.layout = first.layout();
        this.folder = folder;
        this.state = first;
    }

    /**
     * Nothing runs yet; {@link #start} changes that. Between the two a world can already be closed.
     *
     * @param first what the clusters say at first
     * @param folder where everything is written; deleted in the end
     */
    public static World of(WorldState first, Path folder) {
        return new World(first, folder);
    }

    /**
     * Starts everything and waits until every proxy has its configuration.
     *
     * @throws WorldException if something does not start; what did start keeps running until {@link #close}
     */
    public World start(Parts parts, Progress progress) {
        try {
            requireFreeSockets();
            write(state);
            Path config = Files.writeString(folder.resolve("fairway.yaml"), ServerConfigText.of(layout, folder));
            controlPlane = register(parts.startControlPlane(config));
            for (PodPlace pod : layout.pods()) {
                register(Backend.start(pod));
            }
            startProxies(parts, progress);
            return this;
        } catch (IOException e) {
            throw new WorldException("cannot start the world in " + folder + ": " + e.getMessage(), e);
        }
    }

    private void requireFreeSockets() {
        layout.sockets().stream().filter(socket -> !socket.isFree()).findFirst().ifPresent(taken -> {
            throw new WorldException("address " + taken + " is in use (expected: free; does a program listen on port "
                    + taken.port() + " of all addresses?)");
        });
    }

    private void startProxies(Parts parts, Progress progress) throws IOException {
        List<ProxyPlace> places = layout.proxies();
        String what = "starting " + places.size() + " Envoys";
        progress.at(what, 0, places.size());
        for (ProxyPlace place : places) {
            proxies.add(register(parts.startProxy(place, layout, folder)));
        }
        for (int i = 0; i < places.size(); i++) {
            awaitReady(places.get(i), proxies.get(i));
            progress.at(what, i + 1, places.size());
        }
    }

    private static void awaitReady(ProxyPlace place, Parts.RunningProxy proxy) {
        ProxyAdmin admin = new ProxyAdmin(place.admin());
        if (Await.until(() -> !proxy.isAlive() || admin.isReady(), PROXY_DEADLINE)
                        .isEmpty()
                || !proxy.isAlive()) {
            throw new WorldException("Envoy of " + place.identity()
                    + (proxy.isAlive() ? " got no configuration" : " ended") + " (expected: ready within "
                    + PROXY_DEADLINE.toSeconds() + " s); its last words:\n" + proxy.log());
        }
    }

    /** Where everything is. */
    public WorldLayout layout() {
        return layout;
    }

    /** The folder that holds everything; the clusters are in {@code clusters/<id>}. */
    public Path folder() {
        return folder;
    }

    /** What the cluster folders say at present. */
    public WorldState state() {
        return state;
    }

    /** The control plane. */
    public Parts.RunningControlPlane controlPlane() {
        if (controlPlane == null) {
            throw new IllegalStateException("world in " + folder + " has not started");
        }
        return controlPlane;
    }

    /** What the control plane knows at present. */
    public MergedImage image() {
        return controlPlane().image();
    }

    /** Makes the cluster folders say something else. Returns when the files are written, not when anybody has read them. */
    public void change(UnaryOperator<WorldState> change) {
        write(change.apply(state));
    }

    /** Makes the cluster folders say this. */
    public void write(WorldState next) {
        try {
            for (ClusterSpec cluster : layout.spec().clusters()) {
                folderOf(cluster).write(ClusterManifests.of(cluster, next));
            }
        } catch (IOException e) {
            throw new WorldException("cannot write below " + folder + ": " + e.getMessage(), e);
        }
        state = next;
    }

    private ClusterFolder folderOf(ClusterSpec cluster) throws IOException {
        ClusterFolder known = clusterFolders.get(cluster);
        if (known != null) {
            return known;
        }
        ClusterFolder created = new ClusterFolder(
                folder.resolve("clusters").resolve(cluster.id().value()), folder.resolve("drafts"));
        clusterFolders.put(cluster, created);
        return created;
    }

    /** The admin interface of a proxy. */
    public ProxyAdmin admin(ProxyPlace place) {
        return new ProxyAdmin(place.admin());
    }

    /** The processes that run at present, for those who check that none is left. */
    public long liveProxies() {
        return proxies.stream().filter(Parts.RunningProxy::isAlive).count();
    }

    private synchronized <T extends AutoCloseable> T register(T part) {
        running.push(part);
        if (closed) {
            stop();
            delete(folder);
            throw new Await.Interrupted();
        }
        return part;
    }

    /** Stops everything, the last started first, and deletes the folder. */
    @Override
    public synchronized void close() {
        closed = true;
        stop();
        delete(folder);
    }

    private void stop() {
        while (!running.isEmpty()) {
            AutoCloseable part = running.pop();
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException("cannot stop " + part, e);
            }
        }
    }

    /** Whoever closes may be another thread than the one that still writes; what it wrote meanwhile goes in the next attempt. */
    private static void delete(Path folder) {
        for (int attempt = 1; Files.exists(folder); attempt++) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException | UncheckedIOException e) {
                if (attempt == DELETE_ATTEMPTS) {
                    throw new WorldException("cannot delete " + folder + ": " + e.getMessage(), e);
                }
            }
        }
    }
}
