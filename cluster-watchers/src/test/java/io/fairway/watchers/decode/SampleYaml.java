package io.fairway.watchers.decode;

/** YAML texts for tests. */
public final class SampleYaml {

    private SampleYaml() {}

    /** A Namespace. */
    public static String namespace(String name) {
        return """
                apiVersion: v1
                kind: Namespace
                metadata: {name: %s}
                """.formatted(name);
    }

    /** A Service with one port in namespace {@code shop}. */
    public static String service(String name, int port) {
        return """
                apiVersion: v1
                kind: Service
                metadata: {name: %s, namespace: shop}
                spec:
                  ports:
                    - port: %d
                """.formatted(name, port);
    }

    /** An EndpointSlice {@code <service>-1} in namespace {@code shop}; endpoints from line 10 on, one a line. */
    public static String slice(String service, int endpoints) {
        StringBuilder text = new StringBuilder("""
                apiVersion: discovery.k8s.io/v1
                kind: EndpointSlice
                metadata:
                  name: %1$s-1
                  namespace: shop
                  labels: {kubernetes.io/service-name: %1$s}
                addressType: IPv4
                ports: [{port: 8080}]
                endpoints:
                """.formatted(service));
        for (int index = 0; index < endpoints; index++) {
            text.append(
                    "- {addresses: [10.%d.%d.%d], zone: a}\n".formatted(index >> 16, (index >> 8) & 255, index & 255));
        }
        return text.toString();
    }
}
