package io.fairway.xds.cli;

import io.fairway.model.ClusterSettings;
import io.fairway.model.id.ClusterId;
import io.fairway.model.id.Locality;
import io.fairway.xds.bootstrap.AdminAddress;
import io.fairway.xds.bootstrap.AdsKind;
import io.fairway.xds.bootstrap.BootstrapConfig;
import io.fairway.xds.bootstrap.BootstrapFiles;
import io.fairway.xds.bootstrap.BootstrapWriter;
import io.fairway.xds.bootstrap.ControlPlane;
import io.fairway.xds.certificates.ProxyTokens;
import io.fairway.xds.config.MemberConfig;
import io.fairway.xds.config.ServerConfig;
import io.fairway.xds.pipeline.Surroundings;
import io.fairway.xds.proxy.Interception;
import io.fairway.xds.proxy.ProxyIdentity;
import io.fairway.xds.proxy.ProxyNode;
import io.fairway.xds.proxy.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fairway bootstrap}. */
@Command(
        name = "bootstrap",
        sortOptions = false,
        description = {
            "Print the bootstrap that starts a proxy's Envoy.",
            "The network, the control plane's address and the token's place follow from the server's file.",
        },
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Example:",
            "  fairway bootstrap --config fairway.yaml --cluster east --namespace shop --service-account cart \\",
            "      --name cart-0 --listen-address 127.0.1.1 --create-token --folder run/cart-0",
        })
public final class BootstrapCommand implements Callable<Integer> {

    private static final int DEFAULT_ADMIN_PORT = 15000;

    private final Console console;
    private final Surroundings machine;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The server's file.")
    private Path config = Path.of("");

    @Option(names = "--role", paramLabel = "ROLE", description = "sidecar or gateway; sidecar unless given.")
    private String role = "sidecar";

    @Option(names = "--cluster", required = true, paramLabel = "ID", description = "The cluster that it runs in.")
    private String cluster = "";

    @Option(names = "--namespace", required = true, paramLabel = "NAME", description = "Its namespace.")
    private String namespace = "";

    @Option(
            names = "--service-account",
            paramLabel = "NAME",
            defaultValue = "default",
            description = "Its service account; ${DEFAULT-VALUE} unless given.")
    private String serviceAccount = "default";

    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            description = "Its own name; of a sidecar, the name of its pod.")
    private String name = "";

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "Where it runs; its cluster's region unless given.")
    private Optional<String> region = Optional.empty();

    @Option(names = "--zone", paramLabel = "ZONE", description = "Where in the region it runs.")
    private Optional<String> zone = Optional.empty();

    @Option(
            names = "--interception",
            paramLabel = "HOW",
            description = "How traffic gets in: none or redirect; none unless given.")
    private String interception = "none";

    @Option(
            names = "--listen-address",
            paramLabel = "IP",
            description = "What its listeners bind; needed without interception.")
    private Optional<String> listenAddress = Optional.empty();

    @Option(
            names = "--workload-address",
            paramLabel = "IP",
            description = "Where a sidecar's workload listens; 127.0.0.1 unless given.")
    private Optional<String> workloadAddress = Optional.empty();

    @Option(names = "--ads", paramLabel = "KIND", description = "delta or sotw; delta unless given.")
    private String ads = "delta";

    @Option(
            names = "--admin-port",
            paramLabel = "PORT",
            description = "The port of Envoy's own admin interface, on 127.0.0.1; 15000 unless given.")
    private int adminPort = DEFAULT_ADMIN_PORT;

    @Option(names = "--create-token", description = "Make the proxy's token unless it has one.")
    private boolean createToken;

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "Write the bootstrap and the files that it refers to into this folder too.")
    private Optional<Path> folder = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "yaml or json; yaml unless given.")
    private String format = "yaml";

    public BootstrapCommand(Console console, Surroundings machine) {
        this.console = console;
        this.machine = machine;
    }

    @Override
    public Integer call() {
        boolean json = Words.read("--output", format, Map.of("yaml", false, "json", true));
        ServerConfig server = Configs.server(config);
        BootstrapFiles files = write(server);
        try {
            prepareToken(server);
            if (folder.isPresent()) {
                save(folder.get(), files, json);
            } else {
                files.companions()
                        .keySet()
                        .forEach(file -> console.err()
                                .println("fairway: needs " + companions().resolve(file) + " too; --folder writes it"));
            }
        } catch (IOException e) {
            throw new CommandFailed("cannot write: " + Reasons.of(e));
        }
        console.out().print(text(files, json));
        return Cli.DONE;
    }

    private BootstrapFiles write(ServerConfig server) {
        try {
            ProxyIdentity identity = identity();
            return BootstrapWriter.write(new BootstrapConfig(
                    node(identity, member(server)),
                    new ControlPlane(
                            server.xds().getAddress().getHostAddress(),
                            server.xds().getPort()),
                    Words.read("--ads", ads, Map.of("delta", AdsKind.DELTA, "sotw", AdsKind.SOTW)),
                    tokens(server).file(identity).toAbsolutePath(),
                    companions(),
                    new AdminAddress.Tcp("127.0.0.1", adminPort),
                    BootstrapConfig.DEFAULT_MAX_CONNECTIONS));
        } catch (IllegalArgumentException invalid) {
            throw new WrongUsage(String.valueOf(invalid.getMessage()));
        }
    }

    private ProxyIdentity identity() {
        return new ProxyIdentity(new ClusterId(cluster), namespace, serviceAccount, name);
    }

    private ProxyNode node(ProxyIdentity identity, ClusterSettings member) {
        return new ProxyNode(
                Words.read("--role", role, Map.of("sidecar", Role.SIDECAR, "gateway", Role.GATEWAY)),
                identity,
                member.network(),
                region.isEmpty() && zone.isEmpty()
                        ? member.defaultLocality()
                        : new Locality(region.orElse(member.defaultLocality().region()), zone.orElse("")),
                Words.read(
                        "--interception",
                        interception,
                        Map.of("none", Interception.NONE, "redirect", Interception.REDIRECT)),
                listenAddress,
                workloadAddress);
    }

    private ClusterSettings member(ServerConfig server) {
        return server.members().stream()
                .map(MemberConfig::settings)
                .filter(it -> it.id().value().equals(cluster))
                .findFirst()
                .orElseThrow(() -> new WrongUsage("--cluster: \"" + cluster + "\" (expected: one of "
                        + server.members().stream()
                                .map(it -> it.settings().id().value())
                                .collect(Collectors.joining(", "))
                        + ")"));
    }

    private ProxyTokens tokens(ServerConfig server) {
        return new ProxyTokens(server.proxyTokens(), machine.clock());
    }

    private void prepareToken(ServerConfig server) throws IOException {
        Path token = tokens(server).file(identity());
        if (createToken) {
            tokens(server).create(identity(), machine.random());
        } else if (!Files.exists(token)) {
            console.err().println("fairway: no token at " + token + " yet; --create-token makes one");
        }
    }

    private Path companions() {
        return folder.orElse(Path.of("")).toAbsolutePath().normalize();
    }

    private void save(Path target, BootstrapFiles files, boolean json) throws IOException {
        Files.createDirectories(target);
        for (Map.Entry<String, String> companion : files.companions().entrySet()) {
            Files.writeString(target.resolve(companion.getKey()), companion.getValue());
        }
        Path bootstrap = target.resolve(json ? "envoy.json" : "envoy.yaml");
        Files.writeString(bootstrap, text(files, json));
        console.err().println("fairway: wrote " + bootstrap + "; start it with: envoy -c " + bootstrap);
    }

    private static String text(BootstrapFiles files, boolean json) {
        String text = json ? files.json() : files.yaml();
        return text.endsWith("\n") ? text : text + "\n";
    }
}
