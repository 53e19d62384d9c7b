package io.fairway.xds.stream.protocol;

import io.fairway.xds.snapshot.EncodedResource;
import java.util.List;

/**
 * What one response says.
 *
 * @param version the version of all that the client is served of the type
 * @param resources the resources that it carries, sorted by name
 * @param removed names that do not exist (any more), sorted; always empty in the state-of-the-world variant
 * @param changed names among the resources that the client does not have in this form yet, or asked for
 */
public record Update(String version, List<EncodedResource> resources, List<String> removed, List<String> changed) {
    public Update {
        resources = List.copyOf(resources);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
    }
}
