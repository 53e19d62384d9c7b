package io.fairway.watchers.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.model.id.ObjectName;
import io.fairway.model.id.ServiceName;
import io.fairway.model.service.AddressType;
import io.fairway.model.service.ClusterObject;
import io.fairway.model.service.ClusterProperty;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AcceptedObjectsTest {

    private static final ServiceName CART = new ServiceName("shop", "cart");

    @Test
    void fillsInWhatAnApiServerFillsIn() {
        assertThat(decode("""
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {ports: [{port: 80}]}
                """))
                .containsExactly(new Service(
                        CART,
                        ServiceType.CLUSTER_IP,
                        List.of(new ServicePort("", Protocol.TCP, 80, Optional.empty())),
                        List.of(),
                        List.of("IPv4"),
                        TrafficSettings.DEFAULT));
    }

    @Test
    void readsEveryFieldOfAService() {
        assertThat(decode("""
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop, uid: x, managedFields: [{}]}
                spec:
                  type: LoadBalancer
                  clusterIP: 10.96.0.1
                  clusterIPs: [10.96.0.1, "fd00::1"]
                  someFieldOfTheFuture: {a: 1}
                  sessionAffinity: ClientIP
                  internalTrafficPolicy: Local
                  trafficDistribution: PreferSameZone
                  ports:
                    - {name: http, port: 80, targetPort: web, nodePort: 30080, appProtocol: kubernetes.io/h2c}
                    - {name: dns, port: 53, protocol: UDP}
                    - {name: dns-tcp, port: 53}
                """))
                .containsExactly(new Service(
                        CART,
                        ServiceType.CLUSTER_IP,
                        List.of(
                                new ServicePort("http", Protocol.TCP, 80, Optional.of("kubernetes.io/h2c")),
                                new ServicePort("dns", Protocol.UDP, 53, Optional.empty()),
                                new ServicePort("dns-tcp", Protocol.TCP, 53, Optional.empty())),
                        List.of("10.96.0.1", "fd00::1"),
                        List.of("IPv4", "IPv6"),
                        new TrafficSettings(
                                "ClientIP", OptionalInt.of(10_800), "Local", Optional.of("PreferSameZone"))));
    }

    @Test
    void tellsHeadlessAndExternalNameServices() {
        List<ClusterObject> services = decode("""
                {apiVersion: v1, kind: Service, metadata: {name: a, namespace: shop}, spec: {clusterIP: None}}
                ---
                {apiVersion: v1, kind: Service, metadata: {name: b, namespace: shop},
                 spec: {clusterIPs: [None], ipFamilies: [IPv6], ports: [{port: 80}]}}
                ---
                {apiVersion: v1, kind: Service, metadata: {name: c, namespace: shop},
                 spec: {type: ExternalName, externalName: example.org}}
                ---
                {apiVersion: v1, kind: Service, metadata: {name: d, namespace: shop},
                 spec: {type: NodePort, sessionAffinity: ClientIP, ports: [{port: 80}],
                        sessionAffinityConfig: {clientIP: {timeoutSeconds: 5}}}}
                """);

        assertThat(services)
                .extracting(object -> ((Service) object).type())
                .containsExactly(
                        ServiceType.HEADLESS, ServiceType.HEADLESS, ServiceType.EXTERNAL_NAME, ServiceType.CLUSTER_IP);
        assertThat(services)
                .extracting(object -> ((Service) object).ipFamilies())
                .containsExactly(List.of("IPv4"), List.of("IPv6"), List.of(), List.of("IPv4"));
        assertThat(((Service) services.getLast()).traffic().sessionAffinityTimeoutSeconds())
                .hasValue(5);
    }

    @Test
    void readsEndpointsWithTheDefaultsOfTheirConditions() {
        assertThat(decode("""
                apiVersion: discovery.k8s.io/v1
                kind: EndpointSlice
                metadata: {name: cart-x.1, namespace: shop, labels: {kubernetes.io/service-name: cart}}
                addressType: IPv4
                ports: [{name: http, port: 8080, protocol: TCP}, {name: null, port: 9090}]
                endpoints:
                - addresses: [10.0.0.1, 10.0.0.99]
                  zone: eu-1a
                  hostname: cart-0
                  nodeName: node-1
                  targetRef: {kind: Pod, name: cart-0}
                - {addresses: [10.0.0.2], conditions: {ready: false}}
                - {addresses: [10.0.0.3], conditions: {ready: false, serving: true, terminating: true}}
                - {addresses: [10.0.0.4], conditions: {ready: null}, targetRef: {kind: Node, name: NODE}}
                - {addresses: [10.0.0.5], targetRef: {kind: Pod, name: cart-4, namespace: other}}
                """))
                .containsExactly(new EndpointSlice(
                        new ObjectName("shop", "cart-x.1"),
                        CART,
                        AddressType.IPV4,
                        List.of(new SlicePort("http", Protocol.TCP, 8080), new SlicePort("", Protocol.TCP, 9090)),
                        List.of(
                                new SliceEndpoint(
                                        "10.0.0.1",
                                        Readiness.READY,
                                        Optional.of("eu-1a"),
                                        Optional.of("cart-0"),
                                        Optional.of("node-1"),
                                        Optional.of(new ObjectName("shop", "cart-0"))),
                                endpoint("10.0.0.2", new Readiness(false, false, false), Optional.empty()),
                                endpoint("10.0.0.3", new Readiness(false, true, true), Optional.empty()),
                                endpoint("10.0.0.4", Readiness.READY, Optional.empty()),
                                endpoint(
                                        "10.0.0.5", Readiness.READY, Optional.of(new ObjectName("other", "cart-4"))))));
    }

    @Test
    void acceptsTenThousandEndpoints() {
        assertThat(decode(SampleYaml.slice("cart", 10_000)))
                .singleElement()
                .satisfies(object -> assertThat(((EndpointSlice) object).endpoints())
                        .hasSize(10_000)
                        .last()
                        .extracting(SliceEndpoint::address)
                        .isEqualTo("10.0.39.15"));
    }

    @Test
    void readsPodsAndWhetherASidecarStandsBeforeThem() {
        List<ClusterObject> pods = decode("""
                {apiVersion: v1, kind: Pod, metadata: {name: a, namespace: shop}}
                ---
                apiVersion: v1
                kind: Pod
                metadata:
                  {name: b, namespace: shop, labels: {app: cart, empty: ""}, annotations: {fairway.io/sidecar: "true"}}
                spec: {serviceAccountName: cart.reader}
                status: {podIP: 10.0.0.1}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: c, namespace: shop, annotations: {fairway.io/sidecar: "false"}}
                spec: {containers: [{name: app}, {name: fairway-proxy}]}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: d, namespace: shop}
                spec: {containers: [{name: app}], initContainers: [{name: fairway-proxy, restartPolicy: Always}]}
                """);

        assertThat(pods.getFirst())
                .isEqualTo(new Pod(new ObjectName("shop", "a"), "default", new TreeMap<>(), Optional.empty(), false));
        Pod second = (Pod) pods.get(1);
        assertThat(second.serviceAccount()).isEqualTo("cart.reader");
        assertThat(second.labels()).containsEntry("app", "cart").containsEntry("empty", "");
        assertThat(second.ip()).contains("10.0.0.1");
        assertThat(pods).extracting(pod -> ((Pod) pod).sidecar()).containsExactly(false, true, true, true);
    }

    @Test
    void readsExportsOfEveryApiGroupAndVersion() {
        List<ClusterObject> exports = decode("""
                apiVersion: multicluster.x-k8s.io/v1alpha1
                kind: ServiceExport
                metadata: {name: cart, namespace: shop, creationTimestamp: 2026-01-02T03:04:05+01:00}
                spec: {exportedLabels: {team: a}, exportedAnnotations: {note: "1"}}
                ---
                apiVersion: multicluster.x-k8s.io/v1beta1
                kind: ServiceExport
                metadata: {name: cart, creationTimestamp: null}
                ---
                {apiVersion: net.gke.io/v1, kind: ServiceExport, metadata: {name: cart, namespace: shop}}
                """);

        assertThat(exports)
                .containsExactly(
                        new ServiceExport(
                                ObjectKind.SERVICE_EXPORT,
                                CART,
                                Instant.parse("2026-01-02T02:04:05Z"),
                                new TreeMap<>(Map.of("team", "a")),
                                new TreeMap<>(Map.of("note", "1"))),
                        export(ObjectKind.SERVICE_EXPORT, new ServiceName("default", "cart")),
                        export(ObjectKind.GKE_SERVICE_EXPORT, CART));
    }

    @Test
    void readsClusterScopedObjectsAndListsAndAnchors() {
        assertThat(decode("""
                %YAML 1.2
                ---
                apiVersion: v1
                kind: List
                metadata: {resourceVersion: ""}
                items:
                - {apiVersion: v1, kind: Namespace, metadata: {name: &shop shop, namespace: ignored}}
                - {apiVersion: about.k8s.io/v1alpha1, kind: ClusterProperty, metadata: {name: a.b},
                   spec: {value: *shop}}
                - {apiVersion: about.k8s.io/v1beta1, kind: ClusterProperty, metadata: {name: c}, spec: {value: !!str 5}}
                ...
                ---
                """))
                .containsExactly(
                        new Namespace("shop"), new ClusterProperty("a.b", "shop"), new ClusterProperty("c", "5"));
    }

    @Test
    void readsJsonAndWindowsLineEndsAndByteOrderMarks() {
        String json =
                "{\"apiVersion\": \"v1\",\r\n\"kind\": \"Namespace\",\r\n\"metadata\": {\"name\": \"a\"}}\r\n---\r\n";

        assertThat(decode("\uFEFF" + json + SampleYaml.namespace("b").replace("\n", "\r\n")))
                .containsExactly(new Namespace("a"), new Namespace("b"));
    }

    private static List<ClusterObject> decode(String text) {
        List<Decoded> decoded = KubernetesYaml.decode("x.yaml", text);
        assertThat(decoded).allMatch(Decoded.Accepted.class::isInstance);
        return decoded.stream().map(it -> ((Decoded.Accepted) it).object()).toList();
    }

    private static SliceEndpoint endpoint(String address, Readiness readiness, Optional<ObjectName> pod) {
        return new SliceEndpoint(address, readiness, Optional.empty(), Optional.empty(), Optional.empty(), pod);
    }

    private static ServiceExport export(ObjectKind kind, ServiceName name) {
        return new ServiceExport(kind, name, Instant.MAX, new TreeMap<>(), new TreeMap<>());
    }
}
