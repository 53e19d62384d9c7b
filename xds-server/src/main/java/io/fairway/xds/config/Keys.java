package io.fairway.xds.config;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** The keys that a mapping may have, in the order that messages name them in. */
final class Keys {

    private Keys() {}

    static Set<String> of(String... keys) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(Arrays.asList(keys)));
    }
}
