package io.fairway.xds.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.model.ClusterDelta;
import io.fairway.model.ClusterSetImage;
import io.fairway.model.id.Locality;
import io.fairway.model.merge.MergedImage;
import io.fairway.watchers.folder.FolderReader;
import io.fairway.watchers.folder.FolderReading;
import io.fairway.xds.config.ConfigResult;
import io.fairway.xds.config.MemberConfig;
import io.fairway.xds.config.ProxyFile;
import io.fairway.xds.config.ProxySpec;
import io.fairway.xds.config.ServerConfig;
import io.fairway.xds.config.ServerConfigFile;
import io.fairway.xds.decide.Caller;
import io.fairway.xds.proxy.ProxyIdentity;
import io.fairway.xds.proxy.ProxyNode;
import io.fairway.xds.proxy.ProxyView;
import io.fairway.xds.proxy.ProxyViews;
import io.fairway.xds.proxy.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The whole way: {@code fairway.yaml}, {@code proxy.yaml} and the cluster folders in, the resources of every proxy out. */
final class FolderCaseLoader implements CaseLoader {

    @Override
    public SortedMap<String, EnvoyResources> load(Path folder) {
        MergedImage image = image(folder);
        SortedMap<String, EnvoyResources> proxies = new TreeMap<>();
        for (ProxySpec proxy : valid(ProxyFile.read(folder.resolve("proxy.yaml")))) {
            proxies.put(proxy.name(), ViewTranslator.translate(image, view(proxy, image.image())));
        }
        return proxies;
    }

    /** What the cluster folders of the case amount to. */
    static MergedImage image(Path folder) {
        ServerConfig config = valid(ServerConfigFile.read(folder.resolve("fairway.yaml")));
        return MergedImage.empty(config.settings()).applyAll(deltas(config)).image();
    }

    /** {@code <proxy>/unavailable.txt} for each proxy of the case that cannot offer a port, with the reasons. */
    static SortedMap<String, String> unavailable(Path folder, MergedImage image) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (ProxySpec proxy : valid(ProxyFile.read(folder.resolve("proxy.yaml")))) {
            List<String> reasons = ViewTranslator.unavailable(image, view(proxy, image.image()));
            if (!reasons.isEmpty()) {
                texts.put(proxy.name() + "/unavailable.txt", String.join("\n", reasons) + "\n");
            }
        }
        return texts;
    }

    /** The sidecars of the case, as callers. */
    static SortedMap<String, Caller> callers(Path folder, MergedImage image) {
        SortedMap<String, Caller> callers = new TreeMap<>();
        for (ProxySpec proxy : valid(ProxyFile.read(folder.resolve("proxy.yaml")))) {
            ProxyView view = view(proxy, image.image());
            if (view.role() == Role.SIDECAR) {
                callers.put(proxy.name(), new Caller(view.cluster(), view.locality()));
            }
        }
        return callers;
    }

    private static List<ClusterDelta> deltas(ServerConfig config) {
        List<ClusterDelta> deltas = new ArrayList<>();
        for (MemberConfig member : config.members()) {
            FolderReading reading = FolderReader.read(member.settings().id(), member.folder());
            assertThat(reading.problems()).as("problems of %s", member.folder()).isEmpty();
            deltas.add(new ClusterDelta.Joined(member.settings()));
            deltas.add(new ClusterDelta.Relisted(member.settings().id(), reading.objects()));
        }
        return deltas;
    }

    private static ProxyView view(ProxySpec proxy, ClusterSetImage image) {
        ProxyIdentity identity =
                new ProxyIdentity(proxy.cluster(), proxy.namespace(), proxy.serviceAccount(), proxy.name());
        ProxyNode node = new ProxyNode(
                proxy.role(),
                identity,
                image.cluster(proxy.cluster()).orElseThrow().settings().network(),
                proxy.locality().orElse(Locality.UNKNOWN),
                proxy.interception(),
                proxy.listenAddress(),
                proxy.workloadAddress());
        return ProxyViews.of(identity, node, image);
    }

    private static <T> T valid(ConfigResult<T> result) {
        return switch (result) {
            case ConfigResult.Valid<T> valid -> valid.value();
            case ConfigResult.Invalid<T> invalid -> throw new AssertionError(invalid.problems());
        };
    }
}
