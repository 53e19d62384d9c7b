package io.fairway.xds.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.model.ClusterDelta;
import io.fairway.model.ClusterSetSettings;
import io.fairway.model.ClusterSettings;
import io.fairway.model.Freshness;
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
import io.fairway.xds.proxy.Binding;
import io.fairway.xds.proxy.Interception;
import io.fairway.xds.proxy.ProxyView;
import io.fairway.xds.proxy.Role;
import io.fairway.xds.translate.ViewTranslator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is remembered from earlier images never shows: every view gets what a translation from scratch would give it. */
class IncrementalTranslationTest {

    private static final List<ClusterId> CLUSTERS =
            List.of(new ClusterId("east"), new ClusterId("near"), new ClusterId("far"));
    private static final ClusterSetSettings SETTINGS = new ClusterSetSettings(
            new TrustDomain("test.example"),
            AddressRange.parse("10.99.0.0/16"),
            List.of(gateway("blue", 1), gateway("green", 2)),
            Map.of("r0", List.of("r1")));

    private final RememberedDecisions decisions = new RememberedDecisions();
    private final RememberedTranslations translations = new RememberedTranslations();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void equalsTranslationFromScratchAfterAnyChanges(long seed) {
        Random random = new Random(seed);
        MergedImage image = MergedImage.empty(SETTINGS);
        for (int i = 0; i < 150; i++) {
            ClusterDelta delta = i < CLUSTERS.size() ? joined(i) : any(random);
            MergedImage.Step step = image.applyAll(List.of(delta));
            image = step.image();
            if (!step.change().isNothing()) {
                decisions.forget(step.change());
                translations.next();
            }
            for (ProxyView view : List.of(sidecar(random.nextInt(2)), gateway())) {
                assertThat(ViewTranslator.translate(image, view, decisions.in(image), translations))
                        .as("seed %d, change %d: %s", seed, i, delta)
                        .isEqualTo(ViewTranslator.translate(image, view));
            }
        }
    }

    private static ClusterDelta any(Random random) {
        ClusterId cluster = CLUSTERS.get(random.nextInt(CLUSTERS.size()));
        ServiceName service = new ServiceName("ns" + random.nextInt(2), "svc" + random.nextInt(3));
        return switch (random.nextInt(10)) {
            case 0 ->
                new ClusterDelta.Relisted(
                        cluster, List.of(new Namespace(service.namespace()), service(service, random)));
            case 1 -> new ClusterDelta.Left(cluster);
            case 2, 3 -> joined(CLUSTERS.indexOf(cluster));
            case 4 -> new ClusterDelta.Sighted(cluster, Freshness.stale("out of sight"));
            case 5 ->
                new ClusterDelta.Changed(
                        cluster, List.of(), List.of(object(service, random).key()));
            default -> new ClusterDelta.Changed(cluster, List.of(object(service, random)), List.of());
        };
    }

    private static ClusterObject object(ServiceName service, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> new Namespace(service.namespace());
            case 1 -> service(service, random);
            case 2 ->
                new ServiceExport(
                        ObjectKind.SERVICE_EXPORT,
                        service,
                        Instant.ofEpochSecond(random.nextInt(3)),
                        new TreeMap<>(),
                        new TreeMap<>());
            case 3 -> slice(service, random);
            default ->
                new Pod(
                        new ObjectName(service.namespace(), service.name() + "-" + random.nextInt(2)),
                        "sa" + random.nextInt(2),
                        new TreeMap<>(),
                        Optional.empty(),
                        random.nextBoolean());
        };
    }

    private static Service service(ServiceName name, Random random) {
        String appProtocol = List.of("http", "grpc", "tcp").get(random.nextInt(3));
        return new Service(
                name,
                random.nextInt(6) == 0 ? ServiceType.EXTERNAL_NAME : ServiceType.CLUSTER_IP,
                List.of(new ServicePort("main", Protocol.TCP, 80 + random.nextInt(2), Optional.of(appProtocol))),
                List.of(),
                List.of("IPv4"),
                TrafficSettings.DEFAULT);
    }

    private static EndpointSlice slice(ServiceName service, Random random) {
        List<SliceEndpoint> endpoints = random.ints(random.nextInt(4), 1, 5)
                .distinct()
                .mapToObj(host -> new SliceEndpoint(
                        "10.0.0." + host,
                        new Readiness(random.nextBoolean(), true, random.nextInt(4) == 0),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new ObjectName(service.namespace(), service.name() + "-" + host % 2))))
                .toList();
        return new EndpointSlice(
                new ObjectName(service.namespace(), service.name() + "-slice"),
                service,
                AddressType.IPV4,
                List.of(new SlicePort("main", Protocol.TCP, 8080)),
                endpoints);
    }

    private static ClusterDelta joined(int index) {
        return new ClusterDelta.Joined(new ClusterSettings(
                CLUSTERS.get(index),
                new NetworkId(index == 2 ? "green" : "blue"),
                new Locality("r" + index % 2, "z" + index),
                List.of()));
    }

    private static Gateway gateway(String network, int host) {
        return new Gateway(new NetworkId(network), "192.168.0." + host, Gateway.DEFAULT_PORT);
    }

    private static ProxyView sidecar(int cluster) {
        return new ProxyView(
                Role.SIDECAR,
                CLUSTERS.get(cluster),
                new Locality("r0", "z0"),
                new Binding(Interception.NONE, "10.0.0.1", "127.0.0.1"),
                Optional.of(new ObjectName("ns0", "svc0-0")));
    }

    private static ProxyView gateway() {
        return new ProxyView(
                Role.GATEWAY,
                CLUSTERS.get(2),
                Locality.UNKNOWN,
                new Binding(Interception.NONE, "192.168.0.2", "127.0.0.1"),
                Optional.empty());
    }
}
