package io.fairway.xds.stream;

import io.fairway.xds.snapshot.ResourceType;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * How one connected proxy stands.
 *
 * @param stream its stream
 * @param types per type that it asked for, how that stands
 */
public record ProxyStatus(OpenStream stream, Map<ResourceType, TypeStatus> types) {
    public ProxyStatus {
        Map<ResourceType, TypeStatus> copy = new EnumMap<>(ResourceType.class);
        copy.putAll(types);
        types = Collections.unmodifiableMap(copy);
    }

    /** How a type stands; one that the proxy did not ask for stands at nothing. */
    public TypeStatus of(ResourceType type) {
        return types.getOrDefault(type, TypeStatus.NONE);
    }

    ProxyStatus with(ResourceType type, UnaryOperator<TypeStatus> change) {
        Map<ResourceType, TypeStatus> changed = new EnumMap<>(ResourceType.class);
        changed.putAll(types);
        changed.put(type, change.apply(of(type)));
        return new ProxyStatus(stream, changed);
    }
}
