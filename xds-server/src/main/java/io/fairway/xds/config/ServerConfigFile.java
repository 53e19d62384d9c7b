package io.fairway.xds.config;

import io.fairway.model.ClusterSetSettings;
import io.fairway.model.id.AddressRange;
import io.fairway.model.trust.TrustDomain;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The YAML file that configures a control plane, {@code kind: ServerConfig}; see
 * {@code docs/reference/configuration.md}.
 */
public final class ServerConfigFile {

    static final Set<String> KEYS = Keys.of(
            "apiVersion",
            "kind",
            "trustDomain",
            "clusterSetIPRange",
            "stateDirectory",
            "proxyTokens",
            "xds",
            "admin",
            "networks",
            "regions",
            "clusters");
    static final Set<String> LISTENER_KEYS = Keys.of("address", "port");

    private static final AddressRange DEFAULT_RANGE = AddressRange.parse("10.255.0.0/16");
    private static final int DEFAULT_XDS_PORT = 18_000;
    private static final int DEFAULT_ADMIN_PORT = 18_001;

    private ServerConfigFile() {}

    /**
     * Reads the file. Relative paths in it start from its own folder. Never throws: what cannot be read is a problem.
     */
    public static ConfigResult<ServerConfig> read(Path file) {
        Problems problems = new Problems(file.toString());
        List<Place> documents = ConfigText.read(file, problems);
        documents.stream().skip(1).forEach(second -> second.refuse("one document"));
        return problems.result(
                documents.stream().findFirst().flatMap(document -> document(document, ConfigText.folderOf(file))));
    }

    private static Optional<ServerConfig> document(Place root, Path base) {
        root.withKeys(KEYS);
        if (!root.isMapping()) {
            return Optional.empty();
        }
        ConfigText.checkKind(root, "ServerConfig");
        NetworksReader networks = new NetworksReader();
        networks.read(root.at("networks"));
        List<MemberConfig> members = new ClustersReader(base, networks.declared()).read(root.at("clusters"));
        InetSocketAddress xds = listener(root.at("xds"), DEFAULT_XDS_PORT);
        InetSocketAddress admin = listener(root.at("admin"), DEFAULT_ADMIN_PORT);
        if (xds.getPort() != 0 && xds.equals(admin)) {
            root.at("admin").refuse("an address and port other than those of xds");
        }
        Path state = path(root.at("stateDirectory"), base, "state");
        Path tokens = path(root.at("proxyTokens"), base, "tokens");
        return settings(root, networks).map(settings -> new ServerConfig(settings, members, state, tokens, xds, admin));
    }

    private static Optional<ClusterSetSettings> settings(Place root, NetworksReader networks) {
        Optional<TrustDomain> trustDomain = root.at("trustDomain").required(Syntax.TRUST_DOMAIN);
        AddressRange range = root.at("clusterSetIPRange").optional(Syntax.RANGE).orElse(DEFAULT_RANGE);
        Map<String, List<String>> regions = RegionsReader.read(root.at("regions"));
        return trustDomain.map(name -> new ClusterSetSettings(name, range, networks.gateways(), regions));
    }

    private static InetSocketAddress listener(Place place, int defaultPort) {
        place.withKeys(LISTENER_KEYS);
        InetAddress address = place.at("address").optional(Syntax.LOOPBACK).orElse(InetAddress.ofLiteral("127.0.0.1"));
        return new InetSocketAddress(address, place.at("port").port(0, defaultPort));
    }

    private static Path path(Place place, Path base, String defaultName) {
        return place.optional(Syntax.pathFrom(base)).orElseGet(() -> base.resolve(defaultName));
    }
}
