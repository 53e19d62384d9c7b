package io.fairway.xds.pipeline;

import io.fairway.model.ClusterDelta;
import io.fairway.model.id.ClusterId;
import io.fairway.model.merge.MergedImage;
import io.fairway.watchers.ClusterSource;
import io.fairway.watchers.Problem;
import io.fairway.watchers.folder.FolderCluster;
import io.fairway.xds.certificates.CertificateAuthority;
import io.fairway.xds.certificates.ProxyTokens;
import io.fairway.xds.certificates.Root;
import io.fairway.xds.certificates.RootFiles;
import io.fairway.xds.certificates.TokenInterceptor;
import io.fairway.xds.certificates.WorkloadSecrets;
import io.fairway.xds.config.MemberConfig;
import io.fairway.xds.config.ServerConfig;
import io.fairway.xds.proxy.ProxyIdentity;
import io.fairway.xds.snapshot.ServedSnapshots;
import io.fairway.xds.stream.ConnectedProxies;
import io.fairway.xds.stream.ListenerSettings;
import io.fairway.xds.stream.ProxyStatus;
import io.fairway.xds.stream.StreamEvents;
import io.fairway.xds.stream.StreamIdentity;
import io.fairway.xds.stream.StreamSettings;
import io.fairway.xds.stream.Timers;
import io.fairway.xds.stream.XdsListener;
import io.fairway.xds.stream.XdsServices;
import io.fairway.xds.stream.protocol.RequestLimits;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/**
 * A running control plane: member clusters in, xDS out. Its constructor is the list of its components, in the order in which a
 * change passes them; closing ends them in reverse. Safe for any thread.
 */
public final class ControlPlane implements AutoCloseable {

    private static final String IDENTIFIER = "fairway";
    private static final int STREAM_THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final Deque<AutoCloseable> closing = new ArrayDeque<>();
    private final ImageLoop loop;
    private final List<ClusterSource> sources;
    private final ConnectedProxies proxies = new ConnectedProxies();
    private final ServedSnapshots served;
    private final XdsListener xds;

    private ControlPlane(ServerConfig config, Surroundings machine, List<? extends StreamEvents> observers)
            throws IOException {
        ScheduledExecutorService timers = closed(Executors.newSingleThreadScheduledExecutor(threads("fairway-timers")));
        ExecutorService streams = closed(Executors.newFixedThreadPool(STREAM_THREADS, threads("fairway-streams")));

        // Owns the image. Takes deltas from the sources; gives images to the publishers below.
        loop = closed(new ImageLoop(MergedImage.empty(config.settings()), threads("fairway-image")));

        // Identities to certificates; tells the views when one was renewed.
        List<Consumer<ProxyIdentity>> renewals = new CopyOnWriteArrayList<>();
        WorkloadSecrets secrets =
                secrets(config, machine, identity -> renewals.forEach(follower -> follower.accept(identity)));
        secrets.renewOn(timers);

        // Images to resources per view; resources and secrets to snapshots per proxy.
        EnvoySteps steps = new EnvoySteps(secrets);
        ViewPublisher views = new ViewPublisher(steps, loop, loop::image);
        renewals.add(views::secretsChanged);
        loop.start(List.of(steps, views));

        // Member clusters to deltas.
        config.members().forEach(member -> loop.accept(new ClusterDelta.Joined(member.settings())));
        sources =
                config.members().stream().map(member -> source(member, machine)).toList();
        sources.forEach(source -> closed(source).start(loop::accept));

        // Remembers for the admin server what each proxy was given.
        served = new ServedSnapshots(views);

        // Snapshots to streams, for proxies that prove who they are.
        List<StreamEvents> events = new ArrayList<>(observers);
        events.add(proxies);
        XdsServices services = new XdsServices(new StreamSettings(
                IDENTIFIER,
                served,
                StreamEvents.all(events),
                streams,
                Timers.on(timers),
                machine.clock(),
                RequestLimits.DEFAULT));
        ProxyTokens tokens = new ProxyTokens(config.proxyTokens(), machine.clock());
        xds = closed(XdsListener.start(
                new ListenerSettings(config.xds(), ListenerSettings.DEFAULT_MAX_CONNECTION_AGE),
                services,
                List.of(new TokenInterceptor(tokens::authenticate, StreamIdentity.KEY)),
                streams));
    }

    /**
     * Starts everything and returns once xDS is listened on. Proxies get nothing until every member cluster has been seen once.
     *
     * @param observers hear what happens on streams
     * @throws IOException if the certificate authority's files cannot be read or made
     * @throws java.io.UncheckedIOException if the xDS address cannot be listened on
     */
    public static ControlPlane start(ServerConfig config, Surroundings machine, List<? extends StreamEvents> observers)
            throws IOException {
        return new ControlPlane(config, machine, observers);
    }

    /** The newest image. */
    public MergedImage image() {
        return loop.image();
    }

    /** The proxies that are connected, and how each stands. */
    public List<ProxyStatus> proxies() {
        return proxies.list();
    }

    /** What each connected proxy was given. */
    public ServedSnapshots served() {
        return served;
    }

    /** What is wrong with each member cluster's objects at present. */
    public SortedMap<ClusterId, List<Problem>> problems() {
        SortedMap<ClusterId, List<Problem>> problems = new TreeMap<>();
        sources.forEach(source -> problems.put(source.cluster(), source.problems()));
        return problems;
    }

    /** The port on which xDS is served. */
    public int xdsPort() {
        return xds.address().getPort();
    }

    /** Ends the streams, then everything else. Proxies keep what they have. */
    @Override
    public void close() {
        while (!closing.isEmpty()) {
            close(closing.pop());
        }
    }

    private static void close(AutoCloseable component) {
        try {
            if (component instanceof ExecutorService executor) {
                executor.shutdownNow();
            } else {
                component.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException("a component could not be closed: " + component, e);
        }
    }

    private static WorkloadSecrets secrets(ServerConfig config, Surroundings machine, Consumer<ProxyIdentity> renewal)
            throws IOException {
        Root root = new RootFiles(config.stateDirectory(), machine.clock(), machine.random())
                .open(config.settings().trustDomain());
        return new WorkloadSecrets(
                new CertificateAuthority(root, machine.clock(), machine.random()),
                config.settings().trustDomain(),
                machine.clock(),
                machine.random(),
                renewal);
    }

    private static ClusterSource source(MemberConfig member, Surroundings machine) {
        return new FolderCluster(
                member.settings().id(),
                member.folder(),
                threads("fairway-folder-" + member.settings().id()),
                machine.clock());
    }

    private <T extends AutoCloseable> T closed(T component) {
        closing.push(component);
        return component;
    }

    private static ThreadFactory threads(String name) {
        return Thread.ofPlatform().name(name).daemon().factory();
    }
}
