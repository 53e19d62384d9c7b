package io.fairway.xds.pipeline;

import io.envoyproxy.envoy.config.core.v3.Node;
import io.fairway.model.ClusterSetChange;
import io.fairway.model.merge.MergedImage;
import io.fairway.xds.proxy.ProxyIdentity;
import io.fairway.xds.proxy.ProxyView;
import io.fairway.xds.snapshot.EncodedResource;
import io.fairway.xds.snapshot.ProxySnapshot;
import io.fairway.xds.snapshot.ResourceType;
import io.fairway.xds.snapshot.SnapshotSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Images in, snapshots for every connected proxy out. Proxies of equal view share one set of resources, computed once per change
 * that concerns it; a view that nobody uses any more is forgotten.
 *
 * <p>Nothing is published before every first member cluster has been seen completely once: absence is not evidence, and an answer
 * built from a cluster that was never seen would tell Envoy that its endpoints are gone. A cluster that joins later holds nobody
 * up, since nobody has anything of it to lose.
 *
 * <p>All state belongs to the loop's thread. {@link #subscribe} may be called from any.
 */
public final class ViewPublisher implements ImagePublisher, SnapshotSource {

    private final ViewSteps steps;
    private final Executor loop;
    private final Supplier<MergedImage> newest;
    private final Map<ProxyView, View> views = new HashMap<>();
    private boolean open;
    private long revision;

    /**
     * Makes a publisher without subscribers.
     *
     * @param steps how an image becomes resources
     * @param loop runs tasks on the loop's thread
     * @param newest the newest image, readable from any thread
     */
    public ViewPublisher(ViewSteps steps, Executor loop, Supplier<MergedImage> newest) {
        this.steps = steps;
        this.loop = loop;
        this.newest = newest;
    }

    @Override
    public void onImage(ClusterSetChange change, MergedImage image) {
        boolean opens = !open && image.image().hasSynced();
        open |= opens;
        if (!open) {
            return;
        }
        if (change.everything() || !change.pods().isEmpty()) {
            moveSubscribers(image);
        }
        views.forEach((key, view) -> {
            if (opens || view.resources.isEmpty() || steps.concerns(change, key)) {
                refresh(key, view, image);
            }
        });
    }

    @Override
    public Subscription subscribe(ProxyIdentity identity, Node node, Consumer<ProxySnapshot> listener) {
        Subscriber subscriber = new Subscriber(identity, node, listener, steps.view(identity, node, newest.get()));
        loop.execute(() -> add(subscriber));
        return () -> loop.execute(() -> remove(subscriber));
    }

    /** Sends the identity's proxies their secrets anew, after they were renewed. Safe for any thread. */
    public void secretsChanged(ProxyIdentity identity) {
        loop.execute(() -> views.values()
                .forEach(view -> view.subscribers.stream()
                        .filter(subscriber -> subscriber.identity.equals(identity))
                        .forEach(subscriber -> publish(subscriber, view))));
    }

    private void add(Subscriber subscriber) {
        if (subscriber.gone) {
            return;
        }
        View view = views.computeIfAbsent(subscriber.view, _ -> new View());
        view.subscribers.add(subscriber);
        if (!open) {
            return;
        }
        if (view.resources.isEmpty()) {
            view.resources = steps.resources(newest.get(), subscriber.view);
        }
        publish(subscriber, view);
    }

    private void remove(Subscriber subscriber) {
        subscriber.gone = true;
        View view = views.get(subscriber.view);
        if (view != null && view.subscribers.remove(subscriber) && view.subscribers.isEmpty()) {
            views.remove(subscriber.view);
        }
    }

    /** A pod that became known, or changed, can change the view of the sidecar before it. */
    private void moveSubscribers(MergedImage image) {
        Set<Subscriber> all = new HashSet<>();
        views.values().forEach(view -> all.addAll(view.subscribers));
        for (Subscriber subscriber : all) {
            ProxyView now = viewNow(subscriber, image);
            if (!now.equals(subscriber.view)) {
                remove(subscriber);
                subscriber.gone = false;
                subscriber.view = now;
                add(subscriber);
            }
        }
    }

    /** A node whose cluster has left keeps the view that it had; its stream ends for other reasons. */
    private ProxyView viewNow(Subscriber subscriber, MergedImage image) {
        try {
            return steps.view(subscriber.identity, subscriber.node, image);
        } catch (NodeRefused _) {
            return subscriber.view;
        }
    }

    private void refresh(ProxyView key, View view, MergedImage image) {
        Map<ResourceType, SortedMap<String, EncodedResource>> now = steps.resources(image, key);
        if (!now.equals(view.resources)) {
            view.resources = now;
            view.subscribers.forEach(subscriber -> publish(subscriber, view));
        }
    }

    private void publish(Subscriber subscriber, View view) {
        Map<ResourceType, SortedMap<String, EncodedResource>> all = new EnumMap<>(ResourceType.class);
        all.putAll(view.resources);
        all.put(ResourceType.SECRET, steps.secrets(subscriber.identity));
        subscriber.listener.accept(new ProxySnapshot(++revision, all));
    }

    private static final class View {
        private final Set<Subscriber> subscribers = new HashSet<>();
        private Map<ResourceType, SortedMap<String, EncodedResource>> resources = Map.of();
    }

    private static final class Subscriber {
        private final ProxyIdentity identity;
        private final Node node;
        private final Consumer<ProxySnapshot> listener;
        private ProxyView view;
        private boolean gone;

        Subscriber(ProxyIdentity identity, Node node, Consumer<ProxySnapshot> listener, ProxyView view) {
            this.identity = identity;
            this.node = node;
            this.listener = listener;
            this.view = view;
        }
    }
}
