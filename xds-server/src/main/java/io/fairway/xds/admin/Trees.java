package io.fairway.xds.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairway.model.id.AddressRange;
import io.fairway.model.id.ClusterId;
import io.fairway.model.id.IpLiteral;
import io.fairway.model.id.NetworkId;
import io.fairway.model.id.ObjectName;
import io.fairway.model.id.ServiceName;
import io.fairway.model.service.ObjectKey;
import io.fairway.model.trust.TrustDomain;
import io.fairway.model.trust.WorkloadIdentity;
import java.lang.reflect.RecordComponent;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Records in, trees of JSON out: the components in the order declared, names as text, absent values left out. What a record holds
 * sorted stays sorted, so that equal values give equal bytes.
 */
final class Trees {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Trees() {}

    static ObjectNode object() {
        return JSON.objectNode();
    }

    static ArrayNode array() {
        return JSON.arrayNode();
    }

    /** The tree of a value of the model. */
    static JsonNode of(Object value) {
        return switch (value) {
            case String text -> JSON.textNode(text);
            case Boolean bool -> JSON.booleanNode(bool);
            case Integer number -> JSON.numberNode(number);
            case Long number -> JSON.numberNode(number);
            case Double number -> JSON.numberNode(number);
            case Enum<?> constant -> JSON.textNode(constant.name());
            case Instant instant -> JSON.textNode(instant.equals(Instant.MAX) ? "unknown" : instant.toString());
            case InetAddress address -> JSON.textNode(IpLiteral.format(address));
            case Collection<?> items -> list(items);
            case Map<?, ?> entries -> map(entries);
            case Record record when isName(record) -> JSON.textNode(record.toString());
            case Record record -> record(record);
            default -> throw new IllegalArgumentException(value.getClass() + " (expected: a value of the model)");
        };
    }

    private static boolean isName(Record record) {
        return switch (record) {
            case ClusterId _, NetworkId _, ServiceName _, ObjectName _, ObjectKey _ -> true;
            case TrustDomain _, WorkloadIdentity _, AddressRange _ -> true;
            default -> false;
        };
    }

    private static ArrayNode list(Collection<?> items) {
        ArrayNode list = array();
        items.forEach(item -> list.add(of(item)));
        return list;
    }

    private static ObjectNode map(Map<?, ?> entries) {
        ObjectNode object = object();
        entries.forEach((key, value) -> object.set(String.valueOf(key), of(value)));
        return object;
    }

    private static ObjectNode record(Record record) {
        ObjectNode object = object();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            put(object, component.getName(), read(record, component));
        }
        return object;
    }

    private static void put(ObjectNode object, String name, Object value) {
        switch (value) {
            case Optional<?> optional -> optional.ifPresent(it -> object.set(name, of(it)));
            case OptionalInt optional -> optional.ifPresent(it -> object.put(name, it));
            default -> object.set(name, of(value));
        }
    }

    private static Object read(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(record.getClass() + " (expected: a public record)", e);
        }
    }
}
