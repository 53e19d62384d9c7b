package io.fairway.xds.cli;

import io.fairway.model.ClusterDelta;
import io.fairway.model.id.ClusterId;
import io.fairway.model.merge.MergedImage;
import io.fairway.watchers.Problem;
import io.fairway.watchers.folder.FolderReader;
import io.fairway.watchers.folder.FolderReading;
import io.fairway.xds.config.MemberConfig;
import io.fairway.xds.config.ProxyFile;
import io.fairway.xds.config.ProxySpec;
import io.fairway.xds.config.ServerConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A ClusterSet that is read once, without a server: the answer to "what would happen?".
 *
 * @param image what the folders amount to
 * @param proxies the proxies that {@code proxy.yaml} describes, if there is one
 * @param problems what is wrong in the folders
 */
record OfflineClusterSet(MergedImage image, List<ProxySpec> proxies, List<Problem> problems) {

    private static final String SERVER_FILE = "fairway.yaml";
    private static final String PROXY_FILE = "proxy.yaml";

    /** Reads a folder with {@code fairway.yaml}, {@code proxy.yaml} and the cluster folders that the former names. */
    static OfflineClusterSet ofFolder(Path folder) {
        Path proxies = folder.resolve(PROXY_FILE);
        return of(
                Configs.server(folder.resolve(SERVER_FILE)),
                Files.exists(proxies) ? Configs.require(ProxyFile.read(proxies)) : List.of());
    }

    /** Reads the cluster folders of a server's configuration. */
    static OfflineClusterSet ofConfig(ServerConfig config) {
        return of(config, List.of());
    }

    private static OfflineClusterSet of(ServerConfig config, List<ProxySpec> proxies) {
        List<ClusterDelta> deltas = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (MemberConfig member : config.members()) {
            ClusterId id = member.settings().id();
            FolderReading reading = FolderReader.read(id, member.folder());
            deltas.add(new ClusterDelta.Joined(member.settings()));
            deltas.add(new ClusterDelta.Relisted(id, reading.objects()));
            problems.addAll(reading.problems());
        }
        MergedImage image =
                MergedImage.empty(config.settings()).applyAll(deltas).image();
        return new OfflineClusterSet(image, proxies, problems);
    }

    /** The proxy of that name. */
    ProxySpec proxy(String name) {
        return proxies.stream()
                .filter(proxy -> proxy.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CommandFailure("proxy: \"" + name + "\" (expected: one of "
                        + String.join(
                                ", ", proxies.stream().map(ProxySpec::name).toList()) + ")"));
    }

    /** The named proxy, or all. */
    List<ProxySpec> chosen(Optional<String> name) {
        return name.map(it -> List.of(proxy(it))).orElse(proxies);
    }
}
