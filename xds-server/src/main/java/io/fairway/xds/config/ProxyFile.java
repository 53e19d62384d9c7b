package io.fairway.xds.config;

import io.fairway.model.id.ClusterId;
import io.fairway.model.id.Locality;
import io.fairway.xds.proxy.Interception;
import io.fairway.xds.proxy.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A YAML file that describes proxies, one document of {@code kind: Proxy} each; see
 * {@code docs/reference/configuration.md}.
 */
public final class ProxyFile {

    static final Set<String> KEYS = Keys.of(
            "apiVersion",
            "kind",
            "name",
            "role",
            "cluster",
            "namespace",
            "serviceAccount",
            "locality",
            "interception",
            "listenAddress",
            "workloadAddress");
    static final Set<String> LOCALITY_KEYS = Keys.of("region", "zone");

    private static final Syntax<Role> ROLE = Syntax.word(Map.of("sidecar", Role.SIDECAR, "gateway", Role.GATEWAY));
    private static final Syntax<Interception> INTERCEPTION =
            Syntax.word(Map.of("none", Interception.NONE, "redirect", Interception.REDIRECT));

    private ProxyFile() {}

    /** Reads the proxies in the order of the file. Never throws: what cannot be read is a problem. */
    public static ConfigResult<List<ProxySpec>> read(Path file) {
        Problems problems = new Problems(file.toString());
        Once names = new Once();
        List<ProxySpec> proxies = ConfigText.read(file, problems).stream()
                .map(document -> document(document, names))
                .flatMap(Optional::stream)
                .toList();
        return problems.result(Optional.of(proxies));
    }

    private static Optional<ProxySpec> document(Place root, Once names) {
        root.withKeys(KEYS);
        if (!root.isMapping()) {
            return Optional.empty();
        }
        ConfigText.checkKind(root, "Proxy");
        Optional<ProxySpec> proxy = proxy(root);
        proxy.ifPresent(it -> names.check(
                it.cluster() + "/" + it.namespace() + "/" + it.serviceAccount() + "/" + it.name(), root.at("name")));
        return proxy;
    }

    private static Optional<ProxySpec> proxy(Place root) {
        Optional<String> name = root.at("name").required(Syntax.OBJECT_NAME);
        Optional<ClusterId> cluster = root.at("cluster").required(Syntax.CLUSTER_ID);
        Optional<String> namespace = root.at("namespace").required(Syntax.LABEL_NAME);
        String account = root.at("serviceAccount").optional(Syntax.OBJECT_NAME).orElse("default");
        Optional<Locality> locality = locality(root.at("locality"));
        Role role = root.at("role").optional(ROLE).orElse(Role.SIDECAR);
        Interception interception =
                root.at("interception").optional(INTERCEPTION).orElse(Interception.NONE);
        Optional<String> listen = listenAddress(root.at("listenAddress"), role, interception);
        Optional<String> workload = root.at("workloadAddress").optional(Syntax.ADDRESS);
        if (name.isEmpty() || cluster.isEmpty() || namespace.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ProxySpec(
                name.get(), role, cluster.get(), namespace.get(), account, locality, interception, listen, workload));
    }

    private static Optional<String> listenAddress(Place place, Role role, Interception interception) {
        return role == Role.SIDECAR && interception == Interception.NONE
                ? place.required(Syntax.LISTEN_ADDRESS)
                : place.optional(Syntax.ADDRESS);
    }

    private static Optional<Locality> locality(Place place) {
        if (!place.withKeys(LOCALITY_KEYS).isMapping()) {
            return Optional.empty();
        }
        String zone = place.at("zone").optional(Syntax.ZONE).orElse("");
        return place.at("region").required(Syntax.REGION).map(region -> new Locality(region, zone));
    }
}
