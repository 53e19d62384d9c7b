package io.fairway.xds.decide;

import static io.fairway.xds.decide.ClusterSets.caller;
import static io.fairway.xds.decide.ClusterSets.clusterSet;
import static io.fairway.xds.decide.ClusterSets.exported;
import static io.fairway.xds.decide.ClusterSets.in;
import static io.fairway.xds.decide.ClusterSets.name;
import static io.fairway.xds.decide.ClusterSets.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fairway.gateway.Reachability.ViaGateway;
import io.fairway.model.Gateway;
import io.fairway.model.merge.MergedImage;
import io.fairway.model.service.Health;
import io.fairway.xds.decide.EndpointDecision.Dropped;
import io.fairway.xds.decide.EndpointDecision.Kept;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for every ClusterSet, checked on many random ones. */
final class DecisionPropertiesTest {

    private static final int WORLDS = 400;
    private static final Target CART = new Target.ClusterSet(name("shop/cart"), 80);
    private static final Caller CALLER = caller("c0", "r0");

    /** Calls the check with random ClusterSets, and names the seed of the one that fails. */
    private static void forAll(boolean overlapping, BiConsumer<RandomClusterSet, Decision> check) {
        for (long seed = 0; seed < WORLDS; seed++) {
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            RandomClusterSet world = RandomClusterSet.of(random, overlapping);
            Decision decision = EndpointDecider.decide(world.clusters().image(), CALLER, CART);
            try {
                check.accept(world, decision);
            } catch (AssertionError failure) {
                throw new AssertionError("seed " + seed + ": " + world, failure);
            }
        }
    }

    @Test
    void noAddressStandsTwice() {
        forAll(
                true,
                (_, decision) -> assertThat(hosts(decision))
                        .extracting(host -> host.address() + " " + host.port())
                        .doesNotHaveDuplicates());
    }

    @Test
    void prioritiesHaveNoGapAndLocalitiesAreUniqueWithinOne() {
        forAll(true, (_, decision) -> {
            List<Integer> priorities = decision.localities().stream()
                    .map(LocalityHosts::priority)
                    .distinct()
                    .toList();
            assertThat(priorities)
                    .isEqualTo(IntStream.range(0, priorities.size()).boxed().toList());
            assertThat(decision.localities())
                    .extracting(it -> it.priority() + " " + it.locality())
                    .doesNotHaveDuplicates();
        });
    }

    @Test
    void everyKeptEndpointHasAPriorityThatExistsAndEveryEndpointIsDecidedOnce() {
        forAll(true, (world, decision) -> {
            assertThat(decision.endpoints()).hasSize(world.endpoints());
            Set<Integer> priorities = new HashSet<>();
            decision.localities().forEach(it -> priorities.add(it.priority()));
            assertThat(Decisions.kept(decision))
                    .allSatisfy(it -> assertThat(priorities).contains(it.priority()));
        });
    }

    @Test
    void sharesOfHostsAndOfEndpointsAddUpToAll() {
        forAll(true, (_, decision) -> {
            ExpectedShares shares = ExpectedShares.of(decision);
            boolean anyHealthy = hosts(decision).stream().anyMatch(it -> it.health() == Health.HEALTHY);
            double expected = anyHealthy ? 100 : 0;
            assertThat(shares.hosts().stream()
                            .mapToDouble(ExpectedShares.HostShare::percent)
                            .sum())
                    .isCloseTo(expected, within(1e-6));
            assertThat(decision.endpoints().stream()
                            .mapToDouble(shares::percentOf)
                            .sum())
                    .isCloseTo(expected, within(1e-6));
        });
    }

    @Test
    void weightsFitTheWire() {
        forAll(true, (_, decision) -> {
            Map<Integer, Long> sums = new HashMap<>();
            for (LocalityHosts place : decision.localities()) {
                assertThat(place.weight()).isPositive();
                place.hosts().forEach(host -> {
                    assertThat(host.weight()).isPositive();
                    sums.merge(place.priority(), host.weight(), Long::sum);
                });
            }
            assertThat(sums.values()).allMatch(sum -> sum <= 0xFFFF_FFFFL);
        });
    }

    @Test
    void podsOfOtherNetworksNeverBecomeHosts() {
        forAll(false, (world, decision) -> {
            Set<String> own = world.addresses(world.networkOf("c0"));
            for (Host host : hosts(decision)) {
                if (host.transport() == Transport.MUTUAL_TLS_VIA_GATEWAY) {
                    assertThat(host.address()).matches("203\\.0\\.113\\.\\d+|192\\.0\\.2\\.\\d+");
                } else {
                    assertThat(own).contains(host.address());
                }
            }
        });
    }

    @Test
    void aGatewaysWeightCountsExactlyTheHealthyEndpointsBehindIt() {
        forAll(false, (_, decision) -> {
            Map<String, Double> expected = new TreeMap<>();
            Decisions.kept(decision).forEach(it -> addShare(expected, it));
            Map<String, Double> actual = new TreeMap<>();
            Map<Integer, Long> healthy = new HashMap<>();
            decision.localities().forEach(place -> healthy.merge(place.priority(), healthyWeight(place), Long::sum));
            for (LocalityHosts place : decision.localities()) {
                place.hosts().stream()
                        .filter(it -> it.transport() == Transport.MUTUAL_TLS_VIA_GATEWAY)
                        .filter(it -> it.health() == Health.HEALTHY)
                        .forEach(it -> actual.put(
                                it.address(), (double) it.weight() / healthy.getOrDefault(place.priority(), 0L)));
            }
            assertThat(actual.keySet()).isEqualTo(expected.keySet());
            actual.forEach((address, share) ->
                    assertThat(share).as(address).isCloseTo(expected.getOrDefault(address, 0.0), within(1e-9)));
        });
    }

    /** Of equals at one priority each healthy endpoint has an equal share, wherever it runs. */
    @Test
    void healthyEndpointsOfOnePriorityShareItEqually() {
        forAll(false, (_, decision) -> {
            Map<Integer, Double> first = new HashMap<>();
            Decisions.kept(decision).filter(it -> it.share() > 0).forEach(it -> {
                Double share = first.putIfAbsent(it.priority(), it.share());
                assertThat(it.share()).isCloseTo(share == null ? it.share() : share, within(1e-9));
            });
        });
    }

    @Test
    void partialHealthBehindAGatewaySpillsAsTheSameEndpointsWouldDirectly() {
        for (long seed = 0; seed < WORLDS; seed++) {
            List<List<EndpointFixture>> regions = randomRegions(seed);
            Decision direct = EndpointDecider.decide(oneClusterPerRegion(regions, false), CALLER, CART);
            Decision remote = EndpointDecider.decide(oneClusterPerRegion(regions, true), CALLER, CART);
            assertThat(ExpectedShares.of(remote).priorities())
                    .as("seed %s: %s", seed, regions)
                    .isEqualTo(ExpectedShares.of(direct).priorities());
            assertThat(ExpectedShares.of(remote).byCluster(remote))
                    .as("seed %s", seed)
                    .isEqualTo(ExpectedShares.of(direct).byCluster(direct));
        }
    }

    @Test
    void removingAClusterChangesNothingForTheOthersButPrioritiesAndShares() {
        forAll(false, (world, before) -> {
            for (String removed : world.others()) {
                Decision after =
                        EndpointDecider.decide(world.clusters().without(removed).image(), CALLER, CART);
                assertThat(after.endpoints().stream()
                                .map(DecisionPropertiesTest::gist)
                                .toList())
                        .isEqualTo(before.endpoints().stream()
                                .filter(it -> !it.endpoint().cluster().value().equals(removed))
                                .map(DecisionPropertiesTest::gist)
                                .toList());
            }
        });
    }

    @Test
    void theSameQuestionHasTheSameAnswer() {
        forAll(
                true,
                (world, decision) -> assertThat(
                                EndpointDecider.decide(world.clusters().image(), CALLER, CART))
                        .isEqualTo(decision));
    }

    private static String gist(EndpointDecision decision) {
        return decision.endpoint() + " "
                + switch (decision.outcome()) {
                    case Kept kept -> kept.reachability().toString();
                    case Dropped dropped -> dropped.toString();
                };
    }

    private static void addShare(Map<String, Double> shares, Kept kept) {
        if (kept.reachability() instanceof ViaGateway via && kept.share() > 0) {
            for (Gateway gateway : via.gateways()) {
                shares.merge(gateway.address(), kept.share() / via.gateways().size(), Double::sum);
            }
        }
    }

    private static long healthyWeight(LocalityHosts place) {
        return place.hosts().stream()
                .filter(it -> it.health() == Health.HEALTHY)
                .mapToLong(Host::weight)
                .sum();
    }

    private static List<Host> hosts(Decision decision) {
        return decision.localities().stream().flatMap(it -> it.hosts().stream()).toList();
    }

    private static List<List<EndpointFixture>> randomRegions(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<List<EndpointFixture>> regions = new ArrayList<>();
        for (int region = 0; region < 3; region++) {
            List<EndpointFixture> pods = new ArrayList<>();
            int count = 1 + random.nextInt(12);
            for (int i = 0; i < count; i++) {
                pods.add(pod("10." + region + ".0." + i).health(RandomClusterSet.health(random)));
            }
            regions.add(pods);
        }
        return regions;
    }

    private static MergedImage oneClusterPerRegion(List<List<EndpointFixture>> regions, boolean remote) {
        ClusterSets clusters = clusterSet().regionOrder("r0", "r1", "r2");
        for (int region = 0; region < regions.size(); region++) {
            String network = remote ? "n" + region : "n0";
            for (int gateway = 0; gateway <= region; gateway++) {
                clusters.gateway("n" + region, "203.0.113." + (10 * region + gateway));
            }
            clusters.cluster(
                    "c" + region,
                    in(network, "r" + region),
                    exported("shop/cart").port("http", 80, 8080).endpoints(regions.get(region)));
        }
        return clusters.image();
    }
}
