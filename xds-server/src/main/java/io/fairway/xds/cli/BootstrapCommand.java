package io.fairway.xds.cli;

import io.fairway.model.id.ClusterId;
import io.fairway.model.id.Locality;
import io.fairway.model.id.NetworkId;
import io.fairway.xds.bootstrap.AdminAddress;
import io.fairway.xds.bootstrap.AdsKind;
import io.fairway.xds.bootstrap.BootstrapConfig;
import io.fairway.xds.bootstrap.BootstrapFiles;
import io.fairway.xds.bootstrap.BootstrapWriter;
import io.fairway.xds.bootstrap.ControlPlane;
import io.fairway.xds.certificates.ProxyTokens;
import io.fairway.xds.config.MemberConfig;
import io.fairway.xds.config.ProxySpec;
import io.fairway.xds.config.ServerConfig;
import io.fairway.xds.proxy.Interception;
import io.fairway.xds.proxy.ProxyIdentity;
import io.fairway.xds.proxy.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "bootstrap",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Prints the Envoy bootstrap of a proxy and writes the files that it refers to.",
            "Start the proxy with: envoy --config-yaml \"$(fairway bootstrap ...)\", or redirect the output to a file."
        },
        footer = {
            "",
            "Examples:",
            "  fairway bootstrap --config fairway.yaml --cluster amsterdam --namespace shop --name web-1 \\",
            "      --listen-address 10.4.0.7 --create-token > web-1.yaml",
            "  fairway bootstrap --config fairway.yaml --role gateway --cluster amsterdam --namespace fairway-system \\",
            "      --name gateway-1 --listen-address 10.4.0.2 --create-token > gateway-1.yaml"
        })
final class BootstrapCommand implements Callable<Integer> {

    private final Console console;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The server's configuration.")
    private Path config = Path.of("fairway.yaml");

    @Option(names = "--role", description = "sidecar or gateway (default: sidecar).")
    private String role = "sidecar";

    @Option(
            names = "--cluster",
            required = true,
            description = "The cluster that the proxy runs in; gives its network.")
    private String cluster = "";

    @Option(names = "--namespace", required = true, description = "Its namespace.")
    private String namespace = "";

    @Option(names = "--service-account", description = "Its service account (default: ${DEFAULT-VALUE}).")
    private String serviceAccount = "default";

    @Option(names = "--name", required = true, description = "Its name; for a sidecar the name of its pod.")
    private String name = "";

    @Option(names = "--region", description = "Where it runs (default: the cluster's region).")
    private @Nullable String region;

    @Option(names = "--zone", description = "Where in the region it runs (default: the cluster's zone).")
    private @Nullable String zone;

    @Option(
            names = "--interception",
            description =
                    "none: the sidecar is addressed itself; redirect: the kernel redirects to it (default: none).")
    private String interception = "none";

    @Option(names = "--listen-address", description = "The IP address that its listeners bind, with interception none.")
    private @Nullable String listenAddress;

    @Option(
            names = "--workload-address",
            description = "The IP address that its workload listens on (default: 127.0.0.1).")
    private @Nullable String workloadAddress;

    @Option(names = "--ads", description = "delta or sotw (default: delta).")
    private String ads = "delta";

    @Option(names = "--admin", description = "Its admin interface, a loopback IP:PORT (default: ${DEFAULT-VALUE}).")
    private String admin = "127.0.0.1:0";

    @Option(names = "--folder", description = "Where the files go that the bootstrap refers to (default: ./NAME).")
    private @Nullable Path folder;

    @Option(names = "--create-token", description = "Make the proxy's token if it has none.")
    private boolean createToken;

    @Option(
            names = {"-o", "--output"},
            description = "yaml or json (default: ${DEFAULT-VALUE}).")
    private OutputFormat output = OutputFormat.yaml;

    BootstrapCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            BootstrapFiles files = BootstrapWriter.write(bootstrap(Configs.server(config)));
            write(files.companions());
            console.out().println((output == OutputFormat.json ? files.json() : files.yaml()).stripTrailing());
            return ExitCodes.DONE;
        } catch (IllegalArgumentException | IOException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    private BootstrapConfig bootstrap(ServerConfig server) throws IOException {
        ProxySpec proxy = proxy();
        return new BootstrapConfig(
                ProxyNodes.node(proxy, network(server, proxy.cluster())),
                new ControlPlane(
                        server.xds().getAddress().getHostAddress(), server.xds().getPort()),
                oneOf("--ads", ads, Map.of("delta", AdsKind.DELTA, "sotw", AdsKind.SOTW)),
                token(server, ProxyNodes.identity(proxy)).toAbsolutePath(),
                folder().toAbsolutePath(),
                adminAddress(),
                BootstrapConfig.DEFAULT_MAX_CONNECTIONS);
    }

    private ProxySpec proxy() {
        return new ProxySpec(
                name,
                oneOf("--role", role, Map.of("sidecar", Role.SIDECAR, "gateway", Role.GATEWAY)),
                new ClusterId(cluster),
                namespace,
                serviceAccount,
                region == null && zone == null
                        ? Optional.empty()
                        : Optional.of(new Locality(region == null ? "" : region, zone == null ? "" : zone)),
                oneOf(
                        "--interception",
                        interception,
                        Map.of("none", Interception.NONE, "redirect", Interception.REDIRECT)),
                Optional.ofNullable(listenAddress),
                Optional.ofNullable(workloadAddress));
    }

    private static NetworkId network(ServerConfig server, ClusterId id) {
        return server.members().stream()
                .map(MemberConfig::settings)
                .filter(member -> member.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ProxyNodes.unknown(
                        id,
                        server.members().stream().map(it -> it.settings().id()).toList()))
                .network();
    }

    private Path token(ServerConfig server, ProxyIdentity identity) throws IOException {
        ProxyTokens tokens = new ProxyTokens(server.proxyTokens(), InstantSource.system());
        Path file = tokens.file(identity);
        if (createToken && !Files.exists(file)) {
            return tokens.create(identity, new SecureRandom());
        }
        if (!Files.exists(file)) {
            throw new CommandFailure("token: " + file + " is missing (expected: a file with the proxy's token; "
                    + "--create-token makes it)");
        }
        return file;
    }

    private AdminAddress adminAddress() {
        int colon = admin.lastIndexOf(':');
        if (colon < 0 || !admin.substring(colon + 1).matches("\\d{1,5}")) {
            throw new CommandFailure("--admin: \"" + admin + "\" (expected: IP:PORT)");
        }
        return new AdminAddress.Tcp(admin.substring(0, colon), Integer.parseInt(admin.substring(colon + 1)));
    }

    private Path folder() {
        return folder == null ? Path.of(name) : folder;
    }

    private void write(Map<String, String> companions) throws IOException {
        Files.createDirectories(folder());
        for (Map.Entry<String, String> file : companions.entrySet()) {
            Path written = Files.writeString(folder().resolve(file.getKey()), file.getValue());
            console.err().println("fairway: wrote " + written);
        }
    }

    private static <T> T oneOf(String option, String text, Map<String, T> values) {
        return Optional.ofNullable(values.get(text.toLowerCase(Locale.ROOT)))
                .orElseThrow(() -> new CommandFailure(option + ": \"" + text + "\" (expected: one of "
                        + String.join(", ", values.keySet().stream().sorted().toList()) + ")"));
    }
}
