package io.fairway.watchers.decode;

import io.fairway.model.id.ObjectName;
import io.fairway.model.id.ServiceName;
import io.fairway.model.service.ClusterObject;
import io.fairway.model.service.Protocol;
import io.fairway.model.service.Service;
import io.fairway.model.service.ServicePort;
import io.fairway.model.service.ServiceType;
import io.fairway.model.service.TrafficSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Decodes core/v1 Services, with the defaults that an API server fills in. */
final class ServiceDecoder {

    private static final String NO_ADDRESS = "None";
    private static final int MAX_AFFINITY_SECONDS = 86_400;
    private static final int DEFAULT_AFFINITY_SECONDS = 10_800;

    private ServiceDecoder() {}

    static Optional<ClusterObject> decode(ObjectName name, Field root) {
        Field spec = root.at("spec");
        List<String> addresses = addresses(spec);
        ServiceType type = type(spec, addresses);
        List<String> clusterIps = addresses.contains(NO_ADDRESS) ? List.of() : addresses;
        return Optional.of(new Service(
                new ServiceName(name.namespace(), name.name()),
                type,
                ports(spec.at("ports"), type),
                type == ServiceType.EXTERNAL_NAME ? List.of() : clusterIps,
                type == ServiceType.EXTERNAL_NAME ? List.of() : families(spec.at("ipFamilies"), clusterIps),
                traffic(spec)));
    }

    private static ServiceType type(Field spec, List<String> addresses) {
        String type = spec.at("type")
                .oneOf("ClusterIP", "NodePort", "LoadBalancer", "ExternalName")
                .orElse("ClusterIP");
        if (type.equals("ExternalName")) {
            return ServiceType.EXTERNAL_NAME;
        }
        if (!addresses.contains(NO_ADDRESS)) {
            return ServiceType.CLUSTER_IP;
        }
        if (!type.equals("ClusterIP")) {
            spec.at("type").refuse("ClusterIP, because clusterIP is None");
        }
        return ServiceType.HEADLESS;
    }

    /** {@code clusterIPs}, whose first an API server keeps equal to {@code clusterIP}; either may be written alone. */
    private static List<String> addresses(Field spec) {
        Field single = spec.at("clusterIP");
        Optional<String> first = single.text().filter(_ -> check(single));
        List<String> all = new ArrayList<>();
        for (Field item : spec.at("clusterIPs").items()) {
            item.required("an IP address or None").filter(_ -> check(item)).ifPresent(all::add);
        }
        if (first.isPresent() && all.isEmpty()) {
            all.add(first.get());
        }
        if (first.isPresent() && !first.get().equals(all.getFirst())) {
            single.refuse(all.getFirst() + " as in clusterIPs[0]");
        }
        if (all.size() > 1 && all.contains(NO_ADDRESS)) {
            spec.at("clusterIPs").refuse("None alone, or addresses alone");
        }
        return all;
    }

    private static boolean check(Field address) {
        boolean sound = address.text()
                .filter(text -> text.equals(NO_ADDRESS) || IpText.isIp(text))
                .isPresent();
        if (!sound) {
            address.refuse("an IP address or None");
        }
        return sound;
    }

    private static List<String> families(Field field, List<String> clusterIps) {
        List<String> families = new ArrayList<>();
        field.items().forEach(item -> item.oneOf("IPv4", "IPv6").ifPresent(families::add));
        if (!families.isEmpty()) {
            return families;
        }
        return clusterIps.isEmpty()
                ? List.of("IPv4")
                : clusterIps.stream()
                        .map(address -> IpText.isIpv4(address) ? "IPv4" : "IPv6")
                        .toList();
    }

    private static List<ServicePort> ports(Field field, ServiceType type) {
        List<ServicePort> ports = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        List<Field> items = field.items();
        for (Field item : items) {
            ServicePort port = port(item, items.size() > 1);
            if (!port.name().isEmpty() && !names.add(port.name())) {
                item.at("name").refuse("a name that no other port has");
            }
            if (port.port() != 0 && !numbers.add(port.protocol() + "/" + port.port())) {
                item.at("port").refuse("a number that no other " + port.protocol() + " port has");
            }
            ports.add(port);
        }
        if (items.isEmpty() && type == ServiceType.CLUSTER_IP) {
            field.refuse("at least one port");
        }
        return ports;
    }

    private static ServicePort port(Field item, boolean nameRequired) {
        Field name = item.at("name");
        return new ServicePort(
                nameRequired || name.text().isPresent()
                        ? ObjectDecoder.label(name).orElse("")
                        : "",
                protocol(item),
                Ports.required(item.at("port")),
                item.at("appProtocol").text());
    }

    static Protocol protocol(Field port) {
        return port.at("protocol")
                .oneOf("TCP", "UDP", "SCTP")
                .map(Protocol::valueOf)
                .orElse(Protocol.TCP);
    }

    private static TrafficSettings traffic(Field spec) {
        String affinity = spec.at("sessionAffinity").oneOf("None", "ClientIP").orElse("None");
        OptionalInt timeout = spec.at("sessionAffinityConfig")
                .at("clientIP")
                .at("timeoutSeconds")
                .integer(1, MAX_AFFINITY_SECONDS);
        return new TrafficSettings(
                affinity,
                affinity.equals("None")
                        ? OptionalInt.empty()
                        : OptionalInt.of(timeout.orElse(DEFAULT_AFFINITY_SECONDS)),
                spec.at("internalTrafficPolicy").oneOf("Cluster", "Local").orElse("Cluster"),
                spec.at("trafficDistribution").text());
    }
}
