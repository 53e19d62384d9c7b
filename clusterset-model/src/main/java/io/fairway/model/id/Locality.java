package io.fairway.model.id;

import java.util.Comparator;

/**
 * Where something runs, from {@code topology.kubernetes.io/region} and {@code /zone}.
 *
 * @param region the region, empty if unknown
 * @param zone the zone within the region, empty if unknown
 */
public record Locality(String region, String zone) implements Comparable<Locality> {

    /** Nothing is known about the place. */
    public static final Locality UNKNOWN = new Locality("", "");

    private static final Comparator<Locality> ORDER =
            Comparator.comparing(Locality::region).thenComparing(Locality::zone);

    /** The same region with another zone. */
    public Locality withZone(String newZone) {
        return new Locality(region, newZone);
    }

    @Override
    public int compareTo(Locality other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return (region.isEmpty() ? "-" : region) + "/" + (zone.isEmpty() ? "-" : zone);
    }
}
