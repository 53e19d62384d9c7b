package io.fairway.xds.decide;

import static io.fairway.xds.decide.ClusterSets.clusterSet;
import static io.fairway.xds.decide.ClusterSets.exported;
import static io.fairway.xds.decide.ClusterSets.in;
import static io.fairway.xds.decide.ClusterSets.local;
import static io.fairway.xds.decide.ClusterSets.pod;

import io.fairway.model.service.Health;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A random ClusterSet with one Service, shop/cart, and caller cluster c0 in region r0.
 *
 * @param clusters the ClusterSet
 * @param members what was put into it
 */
record RandomClusterSet(ClusterSets clusters, List<RandomMember> members) {

    /** One member cluster: its network, its region and its endpoints. */
    record RandomMember(String id, String network, String region, boolean exported, List<EndpointFixture> pods) {}

    /** @param overlapping whether clusters draw their pod addresses from one small pool */
    static RandomClusterSet of(RandomGenerator random, boolean overlapping) {
        ClusterSets clusters = clusterSet().regionOrder("r0", "r1", "r2");
        for (int network = 0; network < 4; network++) {
            int gateways = random.nextInt(4);
            for (int gateway = 0; gateway < gateways; gateway++) {
                clusters.gateway("n" + network, "203.0.113." + (10 * network + gateway));
            }
        }
        List<RandomMember> members = new ArrayList<>();
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            RandomMember member = member(random, i, overlapping);
            members.add(member);
            ServiceFixture service = member.exported() ? exported("shop/cart") : local("shop/cart");
            clusters.cluster(
                    member.id(),
                    in(member.network(), member.region()),
                    service.port("http", 80, 8080).endpoints(member.pods()));
        }
        return new RandomClusterSet(clusters, members);
    }

    private static RandomMember member(RandomGenerator random, int index, boolean overlapping) {
        List<EndpointFixture> pods = new ArrayList<>();
        Set<Integer> taken = new HashSet<>();
        int count = random.nextInt(9);
        for (int i = 0; i < count; i++) {
            int host = overlapping ? random.nextInt(12) : i;
            if (taken.add(host)) {
                EndpointFixture pod = pod("10." + (overlapping ? 0 : index) + ".0." + host)
                        .zone("z" + random.nextInt(3))
                        .health(health(random));
                pods.add(random.nextInt(8) == 0 ? pod.plain() : pod);
            }
        }
        return new RandomMember(
                "c" + index, "n" + random.nextInt(4), "r" + random.nextInt(5), random.nextInt(6) > 0, pods);
    }

    static Health health(RandomGenerator random) {
        Health[] all = Health.values();
        return random.nextBoolean() ? Health.HEALTHY : all[random.nextInt(all.length)];
    }

    String networkOf(String id) {
        return members.stream()
                .filter(it -> it.id().equals(id))
                .map(RandomMember::network)
                .findFirst()
                .orElseThrow();
    }

    Set<String> addresses(String network) {
        Set<String> addresses = new HashSet<>();
        members.stream()
                .filter(it -> it.network().equals(network))
                .forEach(member -> member.pods().forEach(pod -> addresses.add(pod.address())));
        return addresses;
    }

    /** The clusters other than the caller's. */
    List<String> others() {
        return members.stream()
                .map(RandomMember::id)
                .filter(it -> !it.equals("c0"))
                .toList();
    }

    int endpoints() {
        return members.stream().mapToInt(it -> it.pods().size()).sum();
    }

    @Override
    public String toString() {
        return members.toString();
    }
}
