package io.fairway.xds.decide;

import static io.fairway.xds.decide.ClusterSets.clusterSet;
import static io.fairway.xds.decide.ClusterSets.exported;
import static io.fairway.xds.decide.ClusterSets.in;
import static io.fairway.xds.decide.ClusterSets.local;
import static io.fairway.xds.decide.ClusterSets.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.model.ClusterDelta;
import io.fairway.model.ClusterSetImage;
import io.fairway.model.id.ClusterId;
import io.fairway.model.id.ObjectName;
import io.fairway.model.service.AddressType;
import io.fairway.model.service.EndpointSlice;
import io.fairway.model.service.Protocol;
import io.fairway.model.service.Readiness;
import io.fairway.model.service.ServicePort;
import io.fairway.model.service.SliceEndpoint;
import io.fairway.model.service.SlicePort;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WorkloadPortsTest {

    private static final ClusterId EAST = new ClusterId("east");
    private static final ObjectName POD = new ObjectName("shop", "pod-10-1-0-1");

    private static List<String> ports(ClusterSetImage image) {
        return WorkloadPorts.of(image, EAST, POD).stream()
                .map(it -> it.port() + " " + it.name() + " " + it.protocol() + " " + it.services())
                .toList();
    }

    private static ClusterSetImage east(ServiceFixture... services) {
        return clusterSet()
                .cluster("east", in("blue", "eu-west"), services)
                .image()
                .image();
    }

    @Test
    void aPodIsCalledOnThePortsOfEveryServiceThatLeadsToItExportedOrNot() {
        assertThat(ports(east(
                        exported("shop/cart").port("http", 80, 8080).endpoints(pod("10.1.0.1")),
                        local("shop/admin").port("grpc", 9000, 9090).endpoints(pod("10.1.0.1"), pod("10.1.0.2")),
                        local("shop/other").port("http", 80, 7070).endpoints(pod("10.1.0.2")))))
                .containsExactly("8080 http HTTP1 [shop/cart]", "9090 grpc HTTP2 [shop/admin]");
    }

    @Test
    void oneListenerServesAllServicesOfAPort() {
        assertThat(ports(east(
                        exported("shop/cart").port("http", 80, 8080).endpoints(pod("10.1.0.1")),
                        local("shop/admin").port("http-admin", 81, 8080).endpoints(pod("10.1.0.1")))))
                .containsExactly("8080 http-admin HTTP1 [shop/admin, shop/cart]");
    }

    @Test
    void servicesThatDisagreeMakeThePortTcpWhichCarriesBoth() {
        assertThat(ports(east(
                        exported("shop/cart").port("http", 80, 8080).endpoints(pod("10.1.0.1")),
                        local("shop/admin").port("grpc", 81, 8080).endpoints(pod("10.1.0.1")))))
                .containsExactly("8080 grpc TCP [shop/admin, shop/cart]");
    }

    @Test
    void appProtocolComesFromTheOwnService() {
        ServicePort port = new ServicePort("http", Protocol.TCP, 80, Optional.of("kubernetes.io/h2c"));
        assertThat(WorkloadPorts.of(east(exported("shop/cart").port(port, 8080).endpoints(pod("10.1.0.1"))), EAST, POD))
                .satisfiesExactly(it -> {
                    assertThat(it.appProtocol()).contains("kubernetes.io/h2c");
                    assertThat(it.protocol()).isEqualTo(PortProtocol.HTTP2);
                });
    }

    @Test
    void onlyTcpIsListenedFor() {
        ServicePort dns = new ServicePort("dns", Protocol.UDP, 53, Optional.empty());
        assertThat(ports(east(exported("shop/cart").port(dns, 5353).endpoints(pod("10.1.0.1")))))
                .isEmpty();
    }

    @Test
    void anEndpointWithoutAPodIsThePodsByItsAddress() {
        ClusterSetImage image = east(local("shop/cart").port("http", 80, 8080).endpoints(pod("10.1.0.1")));
        SliceEndpoint byAddress = new SliceEndpoint(
                "10.1.0.1", Readiness.READY, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        EndpointSlice manual = new EndpointSlice(
                new ObjectName("shop", "cart-manual"),
                ClusterSets.name("shop/cart"),
                AddressType.IPV4,
                List.of(new SlicePort("metrics", Protocol.TCP, 9102)),
                List.of(byAddress));
        ClusterSetImage next = image.apply(new ClusterDelta.Changed(EAST, List.of(manual), List.of()))
                .image();
        assertThat(ports(next)).containsExactly("8080 http HTTP1 [shop/cart]", "9102 metrics TCP [shop/cart]");
    }

    @Test
    void anUnknownPodOrClusterIsCalledOnNothing() {
        ClusterSetImage image = east(local("shop/cart").port("http", 80, 8080).endpoints(pod("10.1.0.1")));
        assertThat(WorkloadPorts.of(image, EAST, new ObjectName("shop", "nobody")))
                .isEmpty();
        assertThat(WorkloadPorts.of(image, new ClusterId("gone"), POD)).isEmpty();
    }
}
