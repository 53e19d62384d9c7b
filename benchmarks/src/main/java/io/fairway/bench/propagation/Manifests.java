package io.fairway.bench.propagation;

import io.fairway.model.id.ServiceName;

/**
 * The Kubernetes YAML of a Service of a given size: one file for what stays, one for the EndpointSlice that
 * changes.
 */
final class Manifests {

    private static final String SEPARATOR = "---\n";

    private Manifests() {}

    static String namespace() {
        return """
                apiVersion: v1
                kind: Namespace
                metadata: {name: %s}
                """.formatted(Sizes.NAMESPACE);
    }

    /** The Service, its export and its pods, which all have sidecars. */
    static String service(Sizes sizes, int cluster, int index) {
        ServiceName name = sizes.service(index);
        StringBuilder yaml = new StringBuilder("""
                apiVersion: v1
                kind: Service
                metadata: {name: %1$s, namespace: %2$s}
                spec:
                  selector: {app: %1$s}
                  ports:
                    - {name: http, port: %3$d}
                ---
                apiVersion: multicluster.x-k8s.io/v1beta1
                kind: ServiceExport
                metadata: {name: %1$s, namespace: %2$s, creationTimestamp: "2026-01-01T00:00:00Z"}
                """.formatted(name.name(), name.namespace(), Sizes.PORT));
        for (int endpoint = 0; endpoint < sizes.endpoints(); endpoint++) {
            yaml.append(SEPARATOR).append(pod(name, address(cluster, index, endpoint), endpoint));
        }
        return yaml.toString();
    }

    private static String pod(ServiceName service, String address, int endpoint) {
        return """
                apiVersion: v1
                kind: Pod
                metadata:
                  name: %1$s-%3$d
                  namespace: %2$s
                  labels: {app: %1$s}
                  annotations: {fairway.io/sidecar: "true"}
                spec: {serviceAccountName: %1$s}
                status: {podIP: %4$s}
                """.formatted(service.name(), service.namespace(), endpoint, address);
    }

    /** The EndpointSlice, with its first endpoint ready or not and all others ready. */
    static String slice(Sizes sizes, int cluster, int index, boolean firstReady) {
        ServiceName name = sizes.service(index);
        StringBuilder yaml = new StringBuilder("""
                apiVersion: discovery.k8s.io/v1
                kind: EndpointSlice
                metadata:
                  name: %1$s-1
                  namespace: %2$s
                  labels: {kubernetes.io/service-name: %1$s}
                addressType: IPv4
                ports:
                  - {name: http, port: %3$d}
                endpoints:
                """.formatted(name.name(), name.namespace(), Sizes.PORT));
        for (int endpoint = 0; endpoint < sizes.endpoints(); endpoint++) {
            boolean ready = endpoint > 0 || firstReady;
            yaml.append(
                    """
                      - addresses: ["%1$s"]
                        conditions: {ready: %2$s, serving: %2$s, terminating: false}
                        targetRef: {kind: Pod, namespace: %3$s, name: %4$s-%5$d}
                    """.formatted(address(cluster, index, endpoint), ready, name.namespace(), name.name(), endpoint));
        }
        return yaml.toString();
    }

    private static String address(int cluster, int service, int endpoint) {
        return "10." + (cluster * 64 + service / 256) + "." + service % 256 + "." + (endpoint + 1);
    }
}
