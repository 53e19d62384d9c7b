package io.fairway.xds.snapshot;

import io.envoyproxy.envoy.config.core.v3.Node;
import io.fairway.xds.proxy.ProxyIdentity;
import java.util.function.Consumer;

/** Where streams get what their proxy should have. Safe for any thread. */
public interface SnapshotSource {

    /**
     * Follows one proxy's configuration. The listener gets the newest snapshot as soon as there is one that may be served,
     * which is not before every member cluster has been seen, and each later one; it may skip ones that were overtaken. It is
     * called on the source's own thread, must not block and must not throw.
     *
     * @param identity who the credential proves the proxy to be
     * @param node what the proxy says of itself in its first request
     * @throws NodeRefused if what the node says is malformed or contradicts the credential
     */
    Subscription subscribe(ProxyIdentity identity, Node node, Consumer<ProxySnapshot> listener);

    /** An ongoing interest; closing it twice is harmless. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /** A proxy's own account of itself cannot be served. */
    final class NodeRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** Why, naming the value and what was expected; sent to the client. */
        public NodeRefused(String message) {
            super(message);
        }
    }
}
