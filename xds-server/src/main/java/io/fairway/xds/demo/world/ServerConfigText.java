package io.fairway.xds.demo.world;

import io.fairway.model.Gateway;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The text of the configuration file of a world's control plane. */
public final class ServerConfigText {

    /** Where imports get their virtual IPs. */
    static final String CLUSTER_SET_IPS = "10.250.0.0/16";

    private ServerConfigText() {}

    /**
     * The text of the file.
     *
     * @param folder the world's folder: clusters are in {@code clusters}, tokens in {@code tokens}, state in {@code state}
     */
    public static String of(WorldLayout layout, Path folder) {
        StringBuilder yaml = new StringBuilder("""
                apiVersion: fairway.io/v1alpha1
                kind: ServerConfig
                trustDomain: %s
                clusterSetIPRange: %s
                stateDirectory: %s
                proxyTokens: %s
                xds:
                  address: %s
                  port: %d
                admin:
                  address: %s
                  port: %d
                """.formatted(
                        layout.spec().trustDomain(),
                        CLUSTER_SET_IPS,
                        folder.resolve("state"),
                        tokens(folder),
                        layout.controlPlane(),
                        WorldLayout.XDS_PORT,
                        layout.controlPlane(),
                        WorldLayout.ADMIN_PORT));
        yaml.append("networks:\n");
        layout.gatewayAddresses().forEach(gateway -> yaml.append(network(gateway)));
        Map<String, List<String>> regions = new TreeMap<>(layout.spec().regionOrder());
        yaml.append(regions.isEmpty() ? "regions: {}\n" : "regions:\n");
        regions.forEach((region, others) -> yaml.append("  " + region + ": " + others + "\n"));
        yaml.append("clusters:\n");
        layout.spec().clusters().forEach(cluster -> yaml.append(cluster(cluster, layout, folder)));
        return yaml.toString();
    }

    /** Where the tokens of a world's proxies are. */
    static Path tokens(Path folder) {
        return folder.resolve("tokens");
    }

    private static String network(Gateway gateway) {
        return """
                - id: %s
                  gateways:
                    - address: %s
                      port: %d
                """.indent(2).formatted(gateway.network(), gateway.address(), gateway.port());
    }

    private static String cluster(ClusterSpec cluster, WorldLayout layout, Path folder) {
        return """
                - id: %s
                  folder: %s
                  network: %s
                  region: %s
                  zone: %s
                  endpointRanges: ["%s"]
                """.indent(2).formatted(
                cluster.id(),
                folder.resolve("clusters").resolve(cluster.id().value()),
                cluster.network(),
                cluster.locality().region(),
                cluster.locality().zone(),
                layout.block());
    }
}
