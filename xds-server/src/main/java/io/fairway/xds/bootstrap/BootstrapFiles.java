package io.fairway.xds.bootstrap;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files that start one Envoy.
 *
 * @param yaml the bootstrap
 * @param json the same as JSON
 * @param companions what must stand in {@link BootstrapConfig#folder}, by file name: the {@value #TOKEN_SECRET} that the bootstrap
 *     refers to, and {@value #INTERCEPT} where traffic is to be redirected
 */
public record BootstrapFiles(String yaml, String json, SortedMap<String, String> companions) {

    /** The file that tells Envoy where its token stands; holds no secret itself and never changes. */
    public static final String TOKEN_SECRET = "xds-token.json";

    /** The script that redirects the traffic of a network namespace to the proxy. */
    public static final String INTERCEPT = "intercept.sh";

    public BootstrapFiles {
        companions = Collections.unmodifiableSortedMap(new TreeMap<>(companions));
    }
}
