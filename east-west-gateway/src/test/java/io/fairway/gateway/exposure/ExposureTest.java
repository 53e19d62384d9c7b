package io.fairway.gateway.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.model.ClusterDelta;
import io.fairway.model.ClusterSetSettings;
import io.fairway.model.ClusterSettings;
import io.fairway.model.id.AddressRange;
import io.fairway.model.id.ClusterId;
import io.fairway.model.id.Locality;
import io.fairway.model.id.NetworkId;
import io.fairway.model.id.ServiceName;
import io.fairway.model.merge.ImportType;
import io.fairway.model.merge.ImportedPort;
import io.fairway.model.merge.MergedImage;
import io.fairway.model.merge.MergedService;
import io.fairway.model.merge.ServiceImport;
import io.fairway.model.service.Protocol;
import io.fairway.model.service.TrafficSettings;
import io.fairway.model.trust.TrustDomain;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class ExposureTest {

    private static final NetworkId BLUE = new NetworkId("blue");
    private static final NetworkId GREEN = new NetworkId("green");
    private static final ServiceName CART = new ServiceName("shop", "cart");
    private static final ServiceName STOCK = new ServiceName("shop", "stock");

    @Test
    void everyPortHasANameForAnyClusterAndOnePerDeclaringClusterOfTheNetwork() {
        MergedImage image = image(imported(CART, "east north west", port("http", Protocol.TCP, 80, "east north west")));
        assertThat(Exposure.routes(BLUE, image))
                .extracting(route -> route.sni() + " " + route.clusters())
                .containsExactly(
                        "80.any.cart.shop.svc.clusterset.local [east, north]",
                        "80.east.cart.shop.svc.clusterset.local [east]",
                        "80.north.cart.shop.svc.clusterset.local [north]");
    }

    @Test
    void aPortThatNoClusterOfTheNetworkDeclaresIsNotExposed() {
        MergedImage image = image(imported(
                CART,
                "east west",
                port("http", Protocol.TCP, 80, "east west"),
                port("admin", Protocol.TCP, 81, "west")));
        assertThat(Exposure.routes(BLUE, image))
                .extracting(it -> it.sni().port())
                .containsOnly(80);
        assertThat(Exposure.routes(GREEN, image))
                .extracting(it -> it.sni().port())
                .contains(80, 81);
    }

    @Test
    void onlyTcpIsExposed() {
        MergedImage image = image(imported(CART, "east", port("dns", Protocol.UDP, 53, "east")));
        assertThat(Exposure.routes(BLUE, image)).isEmpty();
    }

    @Test
    void whatIsNotExportedHasNoName() {
        MergedImage image = image(Optional.empty(), CART);
        assertThat(Exposure.routes(BLUE, image)).isEmpty();
    }

    @Test
    void aClusterThatDeclaresAPortButIsNotBehindTheImportIsLeftOut() {
        MergedImage image = image(imported(CART, "east", port("http", Protocol.TCP, 80, "east north")));
        assertThat(Exposure.routes(BLUE, image))
                .extracting(it -> it.clusters().toString())
                .containsOnly("[east]");
    }

    @Test
    void routesAreSortedByServiceThenPort() {
        MergedImage image = image(
                imported(STOCK, "west", port("grpc", Protocol.TCP, 9000, "west")),
                imported(CART, "west", port("b", Protocol.TCP, 443, "west"), port("a", Protocol.TCP, 80, "west")));
        assertThat(Exposure.routes(GREEN, image))
                .filteredOn(it -> it.sni().cluster().isEmpty())
                .extracting(it -> it.sni().service() + ":" + it.sni().port())
                .containsExactly("shop/cart:80", "shop/cart:443", "shop/stock:9000");
    }

    private static ImportedPort port(String name, Protocol protocol, int number, String declaredBy) {
        return new ImportedPort(name, protocol, number, Optional.empty(), clusters(declaredBy));
    }

    private static ServiceImport imported(ServiceName name, String exportedBy, ImportedPort... ports) {
        return new ServiceImport(
                name,
                ImportType.CLUSTER_SET_IP,
                List.of(ports),
                TrafficSettings.DEFAULT,
                Collections.emptySortedMap(),
                Collections.emptySortedMap(),
                clusters(exportedBy));
    }

    private static SortedSet<ClusterId> clusters(String ids) {
        SortedSet<ClusterId> clusters = new TreeSet<>();
        List.of(ids.split(" ")).forEach(id -> clusters.add(new ClusterId(id)));
        return clusters;
    }

    private static MergedImage image(ServiceImport... imports) {
        SortedMap<ServiceName, MergedService> services = new TreeMap<>();
        for (ServiceImport it : imports) {
            services.put(it.name(), new MergedService(it.name(), Optional.of(it), Collections.emptySortedMap()));
        }
        return image(services);
    }

    private static MergedImage image(Optional<ServiceImport> serviceImport, ServiceName name) {
        SortedMap<ServiceName, MergedService> services = new TreeMap<>();
        services.put(name, new MergedService(name, serviceImport, Collections.emptySortedMap()));
        return image(services);
    }

    private static MergedImage image(SortedMap<ServiceName, MergedService> services) {
        MergedImage members = MergedImage.empty(new ClusterSetSettings(
                        new TrustDomain("fairway.test"), AddressRange.parse("10.99.0.0/16"), List.of(), Map.of()))
                .applyAll(List.of(joined("east", BLUE), joined("north", BLUE), joined("west", GREEN)))
                .image();
        return new MergedImage(members.image(), services, members.clusterSetIps());
    }

    private static ClusterDelta joined(String id, NetworkId network) {
        return new ClusterDelta.Joined(new ClusterSettings(new ClusterId(id), network, Locality.UNKNOWN, List.of()));
    }
}
