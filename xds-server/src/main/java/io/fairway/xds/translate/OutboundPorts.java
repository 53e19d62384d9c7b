package io.fairway.xds.translate;

import io.fairway.model.ClusterImage;
import io.fairway.model.id.ServiceName;
import io.fairway.model.merge.ImportedPort;
import io.fairway.model.merge.MergedImage;
import io.fairway.model.merge.ServiceImport;
import io.fairway.model.service.Protocol;
import io.fairway.model.service.Service;
import io.fairway.model.service.ServicePort;
import io.fairway.xds.decide.Caller;
import io.fairway.xds.decide.PortProtocol;
import io.fairway.xds.decide.Target;
import java.util.List;
import java.util.stream.Stream;

/** Finds everything that a workload can call: the imports that its cluster sees, then its cluster's own Services. */
final class OutboundPorts {

    private final MergedImage image;
    private final Caller caller;
    private final Decisions decisions;

    private OutboundPorts(MergedImage image, Caller caller, Decisions decisions) {
        this.image = image;
        this.caller = caller;
        this.decisions = decisions;
    }

    /** The TCP ports that the caller can call; imports first, each sorted by Service, then in the order of its ports. */
    static List<OutboundPort> of(MergedImage image, Caller caller, Decisions decisions) {
        OutboundPorts ports = new OutboundPorts(image, caller, decisions);
        return Stream.concat(
                        image.importsFor(caller.cluster()).flatMap(ports::ofImport),
                        image.image().cluster(caller.cluster()).stream().flatMap(ports::ofCluster))
                .toList();
    }

    private Stream<OutboundPort> ofImport(ServiceImport it) {
        return it.ports().stream()
                .filter(port -> port.protocol() == Protocol.TCP)
                .map(port -> clusterSet(it.name(), port));
    }

    private OutboundPort clusterSet(ServiceName service, ImportedPort port) {
        return new OutboundPort(
                ResourceNames.clusterSet(service, port.port()),
                PortProtocol.of(port.name(), port.appProtocol()),
                image.clusterSetIp(service).stream().toList(),
                decisions.of(caller, new Target.ClusterSet(service, port.port())));
    }

    private Stream<OutboundPort> ofCluster(ClusterImage cluster) {
        return cluster.serviceNames().stream()
                .flatMap(name -> cluster.service(name).stream())
                .flatMap(service -> service.ports().stream()
                        .filter(port -> port.protocol() == Protocol.TCP)
                        .map(port -> clusterLocal(service, port)));
    }

    private OutboundPort clusterLocal(Service service, ServicePort port) {
        return new OutboundPort(
                ResourceNames.clusterLocal(service.name(), port.port()),
                PortProtocol.of(port.name(), port.appProtocol()),
                service.clusterIps(),
                decisions.of(caller, new Target.ClusterLocal(service.name(), port.port())));
    }
}
