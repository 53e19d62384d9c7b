package io.fairway.xds.stream.sotw;

import io.fairway.xds.snapshot.ResourceType;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a state-of-the-world client wants of a type: the names of its newest request. No names mean everything, but only for
 * listeners and clusters and only until the stream has named any; after that they mean nothing (P20). Immutable.
 *
 * @param explicit the names, without the wildcard
 * @param wildcard whether everything is wanted
 * @param everNamed whether any request of the stream named anything
 */
record SotwNames(SortedSet<String> explicit, boolean wildcard, boolean everNamed) {
    private static final String WILDCARD = "*";
    static final SotwNames NONE = new SotwNames(Collections.emptySortedSet(), false, false);

    SotwNames {
        explicit = Collections.unmodifiableSortedSet(new TreeSet<>(explicit));
    }

    /** What a client wants after a request with these names. */
    SotwNames replacedBy(ResourceType type, Collection<String> requested) {
        SortedSet<String> next = new TreeSet<>(requested);
        boolean star = type.isFullState() && next.remove(WILDCARD);
        boolean named = everNamed || !requested.isEmpty();
        return new SotwNames(next, star || (type.isFullState() && !named), named);
    }

    boolean wants(String name) {
        return wildcard || explicit.contains(name);
    }

    boolean isNothing() {
        return !wildcard && explicit.isEmpty();
    }
}
