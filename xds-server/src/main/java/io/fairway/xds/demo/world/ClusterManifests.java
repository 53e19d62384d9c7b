package io.fairway.xds.demo.world;

import io.fairway.model.id.ServiceName;
import io.fairway.model.service.Readiness;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The Kubernetes YAML of one cluster, as people write it: one file per kind of thing, so that each is easy to find and to edit. */
public final class ClusterManifests {

    private ClusterManifests() {}

    /** The text of every file of the cluster's folder, by file name. */
    public static SortedMap<String, String> of(ClusterSpec cluster, WorldState state) {
        SortedMap<String, String> files = new TreeMap<>();
        files.put(
                "namespaces.yaml",
                cluster.namespaces().stream().map(ClusterManifests::namespace).collect(Collectors.joining("---\n")));
        files.put(
                "pods.yaml",
                state.layout().pods().stream()
                        .filter(Pods.of(cluster.id()))
                        .map(ClusterManifests::pod)
                        .collect(Collectors.joining("---\n")));
        for (ServiceSpec service : cluster.services()) {
            String name = service.name().name();
            files.put(name + ".yaml", service(service));
            files.put(name + "-endpoints.yaml", slice(cluster, service, state));
            if (state.exports().contains(new WorldState.Export(cluster.id(), service.name()))) {
                files.put(name + "-export.yaml", export(service.name(), IntendedImage.exportedAt(cluster, state)));
            }
        }
        return files;
    }

    private static String namespace(String name) {
        return """
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: %s
                """.formatted(name);
    }

    private static String pod(PodPlace pod) {
        return """
                apiVersion: v1
                kind: Pod
                metadata:
                  name: %s
                  namespace: %s
                  labels:
                    app: %s
                  annotations:
                    fairway.io/sidecar: "true"
                spec:
                  serviceAccountName: %s
                status:
                  podIP: %s
                """.formatted(
                        pod.id().name().name(),
                        pod.id().name().namespace(),
                        pod.spec().app(),
                        pod.spec().app(),
                        pod.address());
    }

    private static String service(ServiceSpec service) {
        return """
                apiVersion: v1
                kind: Service
                metadata:
                  name: %s
                  namespace: %s
                spec:
                  selector:
                    app: %s
                  ports:
                    - name: %s
                      port: %d
                """.formatted(
                        service.name().name(),
                        service.name().namespace(),
                        service.name().name(),
                        service.portName(),
                        service.port());
    }

    private static String export(ServiceName service, Object created) {
        return """
                apiVersion: multicluster.x-k8s.io/v1beta1
                kind: ServiceExport
                metadata:
                  name: %s
                  namespace: %s
                  creationTimestamp: "%s"
                """.formatted(service.name(), service.namespace(), created);
    }

    private static String slice(ClusterSpec cluster, ServiceSpec service, WorldState state) {
        String endpoints = state.layout().pods().stream()
                .filter(Pods.of(cluster.id()))
                .filter(pod -> service.selects(pod.spec()) && state.endpoints().containsKey(pod.id()))
                .map(pod -> endpoint(pod, state.endpoints()))
                .collect(Collectors.joining());
        return """
                apiVersion: discovery.k8s.io/v1
                kind: EndpointSlice
                metadata:
                  name: %s-1
                  namespace: %s
                  labels:
                    kubernetes.io/service-name: %s
                addressType: IPv4
                ports:
                  - name: %s
                    port: %d
                """.formatted(
                                service.name().name(),
                                service.name().namespace(),
                                service.name().name(),
                                service.portName(),
                                service.port())
                + (endpoints.isEmpty() ? "endpoints: []\n" : "endpoints:\n" + endpoints);
    }

    private static String endpoint(PodPlace pod, Map<WorldPod, Readiness> endpoints) {
        Readiness readiness = endpoints.getOrDefault(pod.id(), Readiness.READY);
        return """
                - addresses: ["%s"]
                  zone: %s
                  conditions:
                    ready: %s
                    serving: %s
                    terminating: %s
                  targetRef:
                    kind: Pod
                    namespace: %s
                    name: %s
                """.indent(2).formatted(
                pod.address(),
                pod.locality().zone(),
                readiness.ready(),
                readiness.serving(),
                readiness.terminating(),
                pod.id().name().namespace(),
                pod.id().name().name());
    }
}
