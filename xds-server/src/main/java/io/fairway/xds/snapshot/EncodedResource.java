package io.fairway.xds.snapshot;

import com.google.protobuf.Any;

/**
 * A resource as it goes over the wire. Two with the same version have the same bytes, on every replica and across restarts.
 *
 * @param name its name
 * @param version a hash of its bytes
 * @param body its type and bytes
 */
public record EncodedResource(String name, String version, Any body) {

    /** Name and version only: the body of a secret must not reach a log. */
    @Override
    public String toString() {
        return name + "@" + version;
    }
}
