package io.fairway.xds.translate;

import java.nio.file.Path;
import java.util.SortedMap;

/** How the folder of a golden case becomes what its proxies should have. */
@FunctionalInterface
interface CaseLoader {

    /**
     * The resources of every proxy of the case, by the proxy's name.
     *
     * @throws AssertionError naming what is wrong with the case's own files
     */
    SortedMap<String, EnvoyResources> load(Path folder);
}
