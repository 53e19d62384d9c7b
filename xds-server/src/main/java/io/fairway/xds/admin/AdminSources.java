package io.fairway.xds.admin;

import io.fairway.model.id.ClusterId;
import io.fairway.model.merge.MergedImage;
import io.fairway.watchers.Problem;
import io.fairway.xds.snapshot.ServedSnapshots.Served;
import io.fairway.xds.stream.ProxyStatus;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where the admin server gets what it shows. Each is asked anew for each request, from any thread, and must not block.
 *
 * @param image the newest image
 * @param problems what is wrong with each cluster's objects at present
 * @param proxies the connected proxies, sorted by node id
 * @param served by node id what a connected proxy was given
 */
public record AdminSources(
        Supplier<MergedImage> image,
        Supplier<SortedMap<ClusterId, List<Problem>>> problems,
        Supplier<List<ProxyStatus>> proxies,
        Function<String, Optional<Served>> served) {}
