package io.fairway.xds.translate;

import io.fairway.xds.snapshot.ResourceType;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Resources in, the golden files that hold them out: one file per type. */
final class GoldenTexts {

    private static final Map<ResourceType, String> FILES = Map.of(
            ResourceType.CLUSTER, "clusters.yaml",
            ResourceType.ENDPOINT, "endpoints.yaml",
            ResourceType.LISTENER, "listeners.yaml",
            ResourceType.ROUTE, "routes.yaml");

    private GoldenTexts() {}

    /** The files of one proxy, by name. */
    static SortedMap<String, String> of(EnvoyResources resources) {
        SortedMap<String, String> files = new TreeMap<>();
        FILES.forEach((type, name) -> files.put(name, ResourceText.yaml(resources.of(type))));
        return files;
    }

    /** The files of several proxies, each in a folder of its name. */
    static SortedMap<String, String> of(SortedMap<String, EnvoyResources> proxies) {
        SortedMap<String, String> files = new TreeMap<>();
        proxies.forEach(
                (proxy, resources) -> of(resources).forEach((name, text) -> files.put(proxy + "/" + name, text)));
        return files;
    }
}
