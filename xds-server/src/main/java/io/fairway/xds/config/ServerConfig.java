package io.fairway.xds.config;

import io.fairway.model.ClusterSetSettings;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;

/**
 * The configuration of a control plane.
 *
 * @param settings what the hub says of the ClusterSet
 * @param members the member clusters, in the order of the file, each id once
 * @param stateDirectory where the control plane keeps what must survive a restart
 * @param proxyTokens the folder of the tokens that proxies prove themselves with
 * @param xds where proxies connect; port 0 takes any free one
 * @param admin where operators look; port 0 takes any free one
 */
public record ServerConfig(
        ClusterSetSettings settings,
        List<MemberConfig> members,
        Path stateDirectory,
        Path proxyTokens,
        InetSocketAddress xds,
        InetSocketAddress admin) {
    public ServerConfig {
        members = List.copyOf(members);
    }
}
