package io.fairway.xds.config;

import java.util.HashMap;
import java.util.Map;

/** Refuses values that stand in a file a second time. Confined to one reading. */
final class Once {

    private final Map<String, Place> firsts = new HashMap<>();

    void check(String value, Place place) {
        Place first = firsts.putIfAbsent(value, place);
        if (first != null) {
            place.refuseSecond(value, first);
        }
    }
}
