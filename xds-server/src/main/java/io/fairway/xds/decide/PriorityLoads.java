package io.fairway.xds.decide;

import io.fairway.model.service.Health;
import java.util.ArrayList;
import java.util.List;

/**
 * Envoy's split of load over priorities, in its own integers. A priority's availability is its healthy part of the weight that is
 * not draining, times the overprovisioning factor, cut to whole per cent and to 100. Each priority takes its availability of what
 * the priorities before it left; if all together have less than 100 they are scaled up to it, and what cutting loses goes to the
 * first that is available (Envoy documentation, "Load balancing: priority levels" and "overprovisioning factor"). With panic mode
 * off and nothing available, everything goes to priority 0, where no host takes it unless one is healthy there.
 */
final class PriorityLoads {

    private static final int WHOLE = 100;

    private PriorityLoads() {}

    /** The per cent of the load that each priority gets, 100 in all, in the order of {@code priorities}. */
    static List<Integer> of(List<List<Host>> priorities, int overprovisioningFactor) {
        return distribute(priorities.stream()
                .map(hosts -> availability(hosts, overprovisioningFactor))
                .toList());
    }

    private static int availability(List<Host> hosts, int overprovisioningFactor) {
        long healthy = weight(hosts, Health.HEALTHY);
        long total = healthy + weight(hosts, Health.UNHEALTHY);
        return total == 0 ? 0 : (int) Math.min(WHOLE, overprovisioningFactor * healthy / total);
    }

    private static long weight(List<Host> hosts, Health health) {
        return hosts.stream()
                .filter(host -> host.health() == health)
                .mapToLong(Host::weight)
                .sum();
    }

    private static List<Integer> distribute(List<Integer> availabilities) {
        int normalized = Math.min(
                WHOLE, availabilities.stream().mapToInt(Integer::intValue).sum());
        List<Integer> loads = new ArrayList<>();
        int left = WHOLE;
        for (int availability : availabilities) {
            int load = normalized == 0 ? 0 : Math.min(left, availability * WHOLE / normalized);
            loads.add(load);
            left -= load;
        }
        if (left > 0 && !loads.isEmpty()) {
            int first = normalized == 0 ? 0 : firstAvailable(availabilities);
            loads.set(first, loads.get(first) + left);
        }
        return List.copyOf(loads);
    }

    private static int firstAvailable(List<Integer> availabilities) {
        int first = 0;
        while (availabilities.get(first) == 0) {
            first++;
        }
        return first;
    }
}
