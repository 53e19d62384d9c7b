package io.fairway.model.id;

/**
 * The identity of a member cluster within its ClusterSet: one DNS label, or two as in {@code name.extra} (KEP-1645,
 * "Cluster name"). At most 63 characters in all, because it is also a label value on EndpointSlices.
 *
 * @param value the id as it stands in names, lower case; never {@value #ANY}, which cross-cluster server names
 *     reserve
 */
public record ClusterId(String value) implements Comparable<ClusterId> {

    /** The word that stands for every cluster in a cross-cluster server name, and so for none in particular. */
    public static final String ANY = "any";

    public ClusterId {
        String[] labels = value.split("\\.", -1);
        if (value.length() > DnsLabel.MAX_LENGTH || labels.length > 2) {
            throw invalid(value);
        }
        for (String label : labels) {
            if (!DnsLabel.isValid(label)) {
                throw invalid(value);
            }
        }
        if (value.equals(ANY)) {
            throw new IllegalArgumentException("cluster id: \"any\" (expected: another id; \"any\" is reserved)");
        }
    }

    private static IllegalArgumentException invalid(String value) {
        return new IllegalArgumentException("cluster id: \"" + value
                + "\" (expected: one or two lower-case RFC 1123 labels, at most 63 characters in all)");
    }

    @Override
    public int compareTo(ClusterId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
