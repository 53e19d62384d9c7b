package io.fairway.policies.failover;

import io.fairway.model.ClusterSetSettings;
import java.util.List;

/**
 * The order in which regions get a caller's load: its own first, then the others as their distance is configured, then all that
 * no distance is configured for, together.
 *
 * @param region the caller's region, empty if unknown
 * @param others the other regions, nearest first; each once
 */
public record WaterfallByRegion(String region, List<String> others) {

    public WaterfallByRegion {
        String own = region;
        others = others.stream().filter(other -> !other.equals(own)).distinct().toList();
    }

    /** The order for callers in a region. */
    public static WaterfallByRegion of(ClusterSetSettings settings, String callerRegion) {
        return new WaterfallByRegion(callerRegion, settings.regionOrder().getOrDefault(callerRegion, List.of()));
    }

    /** How many choices come before the region: 0 for the caller's own. Regions without a configured distance share the last. */
    public int rank(String other) {
        if (other.equals(region)) {
            return 0;
        }
        int listed = others.indexOf(other);
        return 1 + (listed >= 0 ? listed : others.size());
    }

    /** Why the region has its rank, for people. */
    public String reason(String other) {
        if (other.equals(region)) {
            return region.isEmpty() ? "neither caller nor endpoint names a region" : "same region " + region;
        }
        int rank = rank(other);
        if (rank > others.size()) {
            return "no distance configured from " + (region.isEmpty() ? "a caller without region" : region);
        }
        return ordinal(rank + 1) + " choice after " + region;
    }

    private static String ordinal(int number) {
        boolean teen = number / 10 % 10 == 1;
        return number
                + switch (teen ? 0 : number % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
    }
}
