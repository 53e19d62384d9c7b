package io.fairway.watchers.decode;

import io.fairway.model.id.ObjectName;
import io.fairway.model.id.ServiceName;
import io.fairway.model.service.AddressType;
import io.fairway.model.service.ClusterObject;
import io.fairway.model.service.EndpointSlice;
import io.fairway.model.service.Readiness;
import io.fairway.model.service.SliceEndpoint;
import io.fairway.model.service.SlicePort;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decodes discovery.k8s.io/v1 EndpointSlices, with the defaults that an API server and its readers agree on. */
final class EndpointSliceDecoder {

    /**
     * The most endpoints of one slice. An API server allows 1,000; a folder has no reason to split by that number,
     * but one slice is also one unit of change.
     */
    static final int MAX_ENDPOINTS = 10_000;

    private static final String SERVICE_LABEL = "kubernetes.io/service-name";

    private EndpointSliceDecoder() {}

    static Optional<ClusterObject> decode(ObjectName name, Field root) {
        Field service = root.at("metadata").at("labels").at(SERVICE_LABEL);
        if (!service.isPresent()) {
            root.ignore("ignored: EndpointSlice " + name + " without label " + SERVICE_LABEL);
            return Optional.empty();
        }
        Optional<String> serviceName = ObjectDecoder.label(service);
        AddressType type = addressType(root.at("addressType"));
        List<SlicePort> ports = ports(root.at("ports"));
        List<SliceEndpoint> endpoints = endpoints(root.at("endpoints"), type, name.namespace());
        return serviceName.map(
                it -> new EndpointSlice(name, new ServiceName(name.namespace(), it), type, ports, endpoints));
    }

    private static AddressType addressType(Field field) {
        if (!field.isPresent()) {
            field.refuse("IPv4, IPv6 or FQDN");
        }
        return switch (field.oneOf("IPv4", "IPv6", "FQDN").orElse("FQDN")) {
            case "IPv4" -> AddressType.IPV4;
            case "IPv6" -> AddressType.IPV6;
            default -> AddressType.FQDN;
        };
    }

    private static List<SlicePort> ports(Field field) {
        List<SlicePort> ports = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Field item : field.items()) {
            String name = item.at("name").text().orElse("");
            if (!names.add(name)) {
                item.at("name").refuse("a name that no other port has");
            }
            ports.add(new SlicePort(name, ServiceDecoder.protocol(item), Ports.required(item.at("port"))));
        }
        return ports;
    }

    private static List<SliceEndpoint> endpoints(Field field, AddressType type, String namespace) {
        List<Field> items = field.items();
        if (items.size() > MAX_ENDPOINTS) {
            field.refuse("at most " + MAX_ENDPOINTS + " endpoints; split the slice");
            return List.of();
        }
        List<SliceEndpoint> endpoints = new ArrayList<>(items.size());
        items.forEach(item -> endpoints.add(endpoint(item, type, namespace)));
        return endpoints;
    }

    private static SliceEndpoint endpoint(Field item, AddressType type, String namespace) {
        return new SliceEndpoint(
                address(item.at("addresses"), type),
                readiness(item.at("conditions")),
                item.at("zone").text(),
                item.at("hostname").text(),
                item.at("nodeName").text(),
                pod(item.at("targetRef"), namespace));
    }

    private static String address(Field field, AddressType type) {
        List<Field> items = field.items();
        if (items.isEmpty()) {
            field.refuse("at least one address");
            return "";
        }
        items.forEach(item -> checkAddress(item, type));
        return items.getFirst().collecting(new Reasons("")).text().orElse("");
    }

    private static void checkAddress(Field item, AddressType type) {
        String expected = switch (type) {
            case IPV4 -> "an IPv4 address";
            case IPV6 -> "an IPv6 address";
            case FQDN -> "a host name";
        };
        Optional<String> text = item.required(expected);
        boolean sound = text.isEmpty()
                || switch (type) {
                    case IPV4 -> IpText.isIpv4(text.get());
                    case IPV6 -> IpText.isIpv6(text.get());
                    case FQDN -> true;
                };
        if (!sound) {
            item.refuse(expected);
        }
    }

    private static Readiness readiness(Field conditions) {
        boolean ready = conditions.at("ready").bool().orElse(true);
        return new Readiness(
                ready,
                conditions.at("serving").bool().orElse(ready),
                conditions.at("terminating").bool().orElse(false));
    }

    private static Optional<ObjectName> pod(Field target, String namespace) {
        if (target.at("kind").text().filter("Pod"::equals).isEmpty()) {
            return Optional.empty();
        }
        Field field = target.at("namespace");
        String space = field.isPresent() ? ObjectDecoder.label(field).orElse("") : namespace;
        return ObjectDecoder.subdomain(target.at("name")).map(name -> new ObjectName(space, name));
    }
}
