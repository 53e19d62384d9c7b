package io.fairway.xds.pipeline;

import io.envoyproxy.envoy.config.core.v3.Node;
import io.fairway.model.ClusterSetChange;
import io.fairway.model.merge.MergedImage;
import io.fairway.xds.proxy.ProxyIdentity;
import io.fairway.xds.proxy.ProxyView;
import io.fairway.xds.snapshot.EncodedResource;
import io.fairway.xds.snapshot.ResourceType;
import java.util.Map;
import java.util.SortedMap;

/**
 * The steps from an image to what one proxy gets, as {@link ViewPublisher} needs them. All but {@link #view} are called on the
 * loop's thread only.
 */
public interface ViewSteps {

    /**
     * The view of a proxy. Called on any thread.
     *
     * @throws io.fairway.xds.snapshot.SnapshotSource.NodeRefused if what the node says is malformed or contradicts the credential
     */
    ProxyView view(ProxyIdentity identity, Node node, MergedImage image);

    /** Everything but secrets that proxies of the view should have. */
    Map<ResourceType, SortedMap<String, EncodedResource>> resources(MergedImage image, ProxyView view);

    /** Whether the change can make a difference to what proxies of the view should have. */
    boolean concerns(ClusterSetChange change, ProxyView view);

    /** The secrets of one proxy. */
    SortedMap<String, EncodedResource> secrets(ProxyIdentity identity);
}
