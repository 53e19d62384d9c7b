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

    ProxyStatus with(ResourceType type, UnaryOperator<TypeStatus> change) {
        Map<ResourceType, TypeStatus> changed = new EnumMap<>(ResourceType.class);
        changed.putAll(types);
        changed.put(type, change.apply(types.getOrDefault(type, TypeStatus.NONE)));
        return new ProxyStatus(stream, changed);
    }
}
