package io.fairway.model;

import io.fairway.model.id.ClusterId;
import io.fairway.model.service.ClusterObject;
import io.fairway.model.service.ObjectKey;
import java.util.List;

/**
 * One change of one member cluster. Deltas of one cluster are applied in the order in which it sent them; clusters
 * are independent.
 */
public sealed interface ClusterDelta {

    /** The cluster that changed. */
    ClusterId cluster();

    /** A cluster becomes a member, or its settings change; its objects are kept. */
    record Joined(ClusterSettings settings) implements ClusterDelta {
        @Override
        public ClusterId cluster() {
            return settings.id();
        }
    }

    /** A cluster ceases to be a member, on purpose; everything of it goes at once. */
    record Left(ClusterId cluster) implements ClusterDelta {}

    /** The complete state of a cluster, which is live from here on: whatever is not listed is gone. */
    record Relisted(ClusterId cluster, List<ClusterObject> objects) implements ClusterDelta {
        public Relisted {
            objects = List.copyOf(objects);
        }
    }

    /** Some objects changed. Deleting what is not there is harmless. No key stands in both lists. */
    record Changed(ClusterId cluster, List<ClusterObject> upserts, List<ObjectKey> deletes) implements ClusterDelta {
        public Changed {
            upserts = List.copyOf(upserts);
            deletes = List.copyOf(deletes);
        }
    }

    /** The cluster went out of sight or came back unchanged; no object is touched. */
    record Sighted(ClusterId cluster, Freshness freshness) implements ClusterDelta {}
}
