package io.fairway.model.merge;

import io.fairway.model.id.ClusterId;
import io.fairway.model.service.Service;
import io.fairway.model.service.ServiceExport;
import java.util.Comparator;

/**
 * A valid export of one cluster together with the Service that it exports.
 *
 * @param cluster the exporting cluster
 * @param export the wish to export
 * @param service the Service of the same name in the same cluster
 * @param type what the Service is imported as
 */
record Constituent(ClusterId cluster, ServiceExport export, Service service, ImportType type) {

    /**
     * Precedence: the oldest ServiceExport first (KEP-1645, "Conflict resolution policy"). API servers write whole
     * seconds, so ties are ordinary; the KEP leaves them open, here the cluster id decides.
     */
    static final Comparator<Constituent> OLDEST_FIRST = Comparator.comparing(
                    (Constituent constituent) -> constituent.export().created())
            .thenComparing(Constituent::cluster);
}
