package io.fairway.model.merge;

import io.fairway.model.id.ClusterId;
import io.fairway.model.service.Protocol;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A port of an import.
 *
 * @param name its name, empty if unnamed
 * @param protocol its transport protocol
 * @param port the number that clients use
 * @param appProtocol its application protocol, as the winning export says
 * @param declaredBy the exporting clusters whose own Service has this very port; only their endpoints get its traffic
 */
public record ImportedPort(
        String name, Protocol protocol, int port, Optional<String> appProtocol, SortedSet<ClusterId> declaredBy) {
    public ImportedPort {
        declaredBy = Collections.unmodifiableSortedSet(new TreeSet<>(declaredBy));
    }
}
