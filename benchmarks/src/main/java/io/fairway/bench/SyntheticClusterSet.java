package io.fairway.bench;

import io.fairway.model.ClusterDelta;
import io.fairway.model.ClusterSetSettings;
import io.fairway.model.ClusterSettings;
import io.fairway.model.Gateway;
import io.fairway.model.id.AddressRange;
import io.fairway.model.id.ClusterId;
import io.fairway.model.id.Locality;
import io.fairway.model.id.NetworkId;
import io.fairway.model.id.ObjectName;
import io.fairway.model.id.ServiceName;
import io.fairway.model.merge.MergedImage;
import io.fairway.model.service.AddressType;
import io.fairway.model.service.ClusterObject;
import io.fairway.model.service.EndpointSlice;
import io.fairway.model.service.Namespace;
import io.fairway.model.service.ObjectKind;
import io.fairway.model.service.Pod;
import io.fairway.model.service.Protocol;
import io.fairway.model.service.Readiness;
import io.fairway.model.service.Service;
import io.fairway.model.service.ServiceExport;
import io.fairway.model.service.ServicePort;
import io.fairway.model.service.ServiceType;
import io.fairway.model.service.SliceEndpoint;
import io.fairway.model.service.SlicePort;
import io.fairway.model.service.TrafficSettings;
import io.fairway.model.trust.TrustDomain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A ClusterSet of any size, the same for the same sizes: every cluster exports every Service, every pod has a sidecar,
 * and every second cluster is in the other of two networks.
 *
 * @param clusters how many clusters
 * @param services how many Services, spread over namespaces of fifty
 * @param endpoints how many endpoints each Service has in each cluster
 */
record SyntheticClusterSet(int clusters, int services, int endpoints) {

    private static final int SERVICES_PER_NAMESPACE = 50;

    ClusterSetSettings settings() {
        return new ClusterSetSettings(
                new TrustDomain("bench.example"),
                AddressRange.parse("240.0.0.0/8"),
                List.of(new Gateway(network(0), "198.51.100.1", 15443), new Gateway(network(1), "198.51.100.2", 15443)),
                Map.of("region-0", List.of("region-1")));
    }

    /** The image with every cluster listed once. */
    MergedImage image() {
        List<ClusterDelta> deltas = new ArrayList<>();
        for (int cluster = 0; cluster < clusters; cluster++) {
            deltas.add(joined(cluster));
            deltas.add(new ClusterDelta.Relisted(id(cluster), objects(cluster)));
        }
        return MergedImage.empty(settings()).applyAll(deltas).image();
    }

    /** One endpoint of one Service of one cluster turns ready or unready. */
    ClusterDelta flip(int cluster, int service, boolean ready) {
        return new ClusterDelta.Changed(id(cluster), List.of(slice(cluster, service, ready)), List.of());
    }

    ServiceName service(int index) {
        return new ServiceName("ns-" + index / SERVICES_PER_NAMESPACE, "svc-" + index);
    }

    static ClusterId id(int cluster) {
        return new ClusterId("cluster-" + cluster);
    }

    private static ClusterDelta joined(int cluster) {
        Locality place = new Locality("region-" + cluster % 2, "zone-" + cluster);
        return new ClusterDelta.Joined(new ClusterSettings(id(cluster), network(cluster % 2), place, List.of()));
    }

    private static NetworkId network(int index) {
        return new NetworkId("net-" + index);
    }

    private List<ClusterObject> objects(int cluster) {
        List<ClusterObject> objects = new ArrayList<>();
        for (int service = 0; service < services; service++) {
            if (service % SERVICES_PER_NAMESPACE == 0) {
                objects.add(new Namespace(service(service).namespace()));
            }
            objects.add(service(service, cluster));
            objects.add(new ServiceExport(
                    ObjectKind.SERVICE_EXPORT,
                    service(service),
                    Instant.ofEpochSecond(cluster),
                    new TreeMap<>(),
                    new TreeMap<>()));
            objects.add(slice(cluster, service, true));
            for (int endpoint = 0; endpoint < endpoints; endpoint++) {
                objects.add(pod(cluster, service, endpoint));
            }
        }
        return objects;
    }

    private Service service(int service, int cluster) {
        return new Service(
                service(service),
                ServiceType.CLUSTER_IP,
                List.of(new ServicePort("http", Protocol.TCP, 80, Optional.empty())),
                List.of("10." + (128 + cluster) + "." + service / 256 + "." + service % 256),
                List.of("IPv4"),
                TrafficSettings.DEFAULT);
    }

    private EndpointSlice slice(int cluster, int service, boolean firstReady) {
        List<SliceEndpoint> hosts = new ArrayList<>();
        for (int endpoint = 0; endpoint < endpoints; endpoint++) {
            boolean ready = endpoint > 0 || firstReady;
            hosts.add(new SliceEndpoint(
                    address(cluster, service, endpoint),
                    new Readiness(ready, ready, false),
                    Optional.of("zone-" + endpoint % 3),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(podName(service, endpoint))));
        }
        return new EndpointSlice(
                new ObjectName(service(service).namespace(), service(service).name() + "-1"),
                service(service),
                AddressType.IPV4,
                List.of(new SlicePort("http", Protocol.TCP, 8080)),
                hosts);
    }

    private Pod pod(int cluster, int service, int endpoint) {
        return new Pod(
                podName(service, endpoint),
                service(service).name(),
                new TreeMap<>(),
                Optional.of(address(cluster, service, endpoint)),
                true);
    }

    private ObjectName podName(int service, int endpoint) {
        return new ObjectName(service(service).namespace(), service(service).name() + "-pod-" + endpoint);
    }

    private String address(int cluster, int service, int endpoint) {
        int host = service * endpoints + endpoint;
        return "10." + (2 * cluster + (host >> 16)) + "." + (host >> 8 & 0xff) + "." + (host & 0xff);
    }
}
