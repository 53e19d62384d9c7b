package io.fairway.xds.stream.protocol;

/**
 * How much of a type a client wants.
 *
 * @param wildcard whether it wants everything that there is
 * @param names how many resources it asks for by name
 */
public record Interest(boolean wildcard, int names) {
    @Override
    public String toString() {
        return wildcard ? "* and " + names + " names" : names + " names";
    }
}
