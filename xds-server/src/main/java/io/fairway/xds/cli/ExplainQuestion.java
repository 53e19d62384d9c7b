package io.fairway.xds.cli;

import io.fairway.model.id.ServiceName;
import java.util.Optional;

/**
 * What is to be explained.
 *
 * @param service the Service
 * @param port one of its ports, or all
 * @param proxy whose calls are meant
 * @param region the caller's region, if it is not that of the cluster
 * @param zone the caller's zone there
 * @param local whether {@code svc.cluster.local} is meant, not {@code svc.clusterset.local}
 */
record ExplainQuestion(
        ServiceName service,
        Optional<Integer> port,
        String proxy,
        Optional<String> region,
        Optional<String> zone,
        boolean local) {}
