package io.fairway.model.id;

/**
 * A set of clusters whose pods reach each other's addresses directly. Between two networks traffic passes a gateway.
 *
 * @param value one RFC 1123 label
 */
public record NetworkId(String value) implements Comparable<NetworkId> {

    public NetworkId {
        DnsLabel.require("network", value);
    }

    @Override
    public int compareTo(NetworkId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
