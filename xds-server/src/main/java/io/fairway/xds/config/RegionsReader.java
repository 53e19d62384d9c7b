package io.fairway.xds.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the {@code regions} of a server's configuration: per region the others, nearest first. */
final class RegionsReader {

    private RegionsReader() {}

    static Map<String, List<String>> read(Place regions) {
        Map<String, List<String>> order = new TreeMap<>();
        for (String region : regions.keys()) {
            order.put(region, others(region, regions.at(region)));
        }
        return order;
    }

    private static List<String> others(String region, Place list) {
        Once once = new Once();
        return list.items().stream()
                .map(item -> other(region, item, once))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> other(String region, Place item, Once once) {
        Optional<String> other = item.required(Syntax.REGION);
        other.ifPresent(name -> once.check(name, item));
        if (other.filter(region::equals).isPresent()) {
            item.refuse("a region other than the caller's own");
        }
        return other;
    }
}
