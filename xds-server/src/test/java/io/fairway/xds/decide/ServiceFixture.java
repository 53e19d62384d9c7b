package io.fairway.xds.decide;

import io.fairway.model.id.ObjectName;
import io.fairway.model.id.ServiceName;
import io.fairway.model.service.AddressType;
import io.fairway.model.service.ClusterObject;
import io.fairway.model.service.EndpointSlice;
import io.fairway.model.service.ObjectKind;
import io.fairway.model.service.Protocol;
import io.fairway.model.service.Service;
import io.fairway.model.service.ServiceExport;
import io.fairway.model.service.ServicePort;
import io.fairway.model.service.ServiceType;
import io.fairway.model.service.SlicePort;
import io.fairway.model.service.TrafficSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A Service of one cluster with its endpoints, as tests write it. Each call of {@link #endpoints} makes one EndpointSlice, which
 * serves the ports that the Service has by then.
 *
 * @param name the Service
 * @param exported whether a ServiceExport stands beside it
 * @param ports its ports
 * @param targetPorts the number that pods listen on, per port
 * @param slices the endpoints by slice
 */
public record ServiceFixture(
        ServiceName name,
        boolean exported,
        List<ServicePort> ports,
        List<SlicePort> targetPorts,
        List<SliceFixture> slices) {

    /** One EndpointSlice. */
    public record SliceFixture(List<SlicePort> ports, List<EndpointFixture> endpoints) {}

    /** With one more TCP port. */
    public ServiceFixture port(String portName, int number, int target) {
        return port(new ServicePort(portName, Protocol.TCP, number, Optional.empty()), target);
    }

    /** With one more port. */
    public ServiceFixture port(ServicePort port, int target) {
        List<ServicePort> more = new ArrayList<>(ports);
        more.add(port);
        List<SlicePort> moreTargets = new ArrayList<>(targetPorts);
        moreTargets.add(new SlicePort(port.name(), port.protocol(), target));
        return new ServiceFixture(name, exported, more, moreTargets, slices);
    }

    /** With one more EndpointSlice. */
    public ServiceFixture endpoints(EndpointFixture... endpoints) {
        return endpoints(Arrays.asList(endpoints));
    }

    /** With one more EndpointSlice. */
    public ServiceFixture endpoints(List<EndpointFixture> endpoints) {
        List<SliceFixture> more = new ArrayList<>(slices);
        more.add(new SliceFixture(List.copyOf(targetPorts), List.copyOf(endpoints)));
        return new ServiceFixture(name, exported, ports, targetPorts, more);
    }

    List<ClusterObject> objects(Instant exportedAt) {
        List<ClusterObject> objects = new ArrayList<>();
        objects.add(new Service(
                name, ServiceType.CLUSTER_IP, ports, List.of("10.96.0.1"), List.of("IPv4"), TrafficSettings.DEFAULT));
        if (exported) {
            objects.add(new ServiceExport(
                    ObjectKind.SERVICE_EXPORT,
                    name,
                    exportedAt,
                    Collections.emptySortedMap(),
                    Collections.emptySortedMap()));
        }
        for (SliceFixture slice : slices) {
            objects.add(new EndpointSlice(
                    new ObjectName(name.namespace(), name.name() + "-" + objects.size()),
                    name,
                    AddressType.IPV4,
                    slice.ports(),
                    slice.endpoints().stream()
                            .map(it -> it.endpoint(name.namespace()))
                            .toList()));
            slice.endpoints().forEach(it -> objects.add(it.pod(name.namespace(), name.name())));
        }
        return objects;
    }
}
