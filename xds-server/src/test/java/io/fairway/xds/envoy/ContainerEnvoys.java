package io.fairway.xds.envoy;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Starts Envoys in containers on the host's network, so that loopback addresses mean the same to them as to a process.
 * They see one folder of the host under its own path, and run as its owner, so that private files are readable for
 * them.
 */
public final class ContainerEnvoys implements EnvoyLauncher {

    /** The image, at least of the version that the project installs. */
    public static final DockerImageName IMAGE = DockerImageName.parse("envoyproxy/envoy:v1.36-latest");

    private final Path shared;
    private final HttpClient http;

    /**
     * Makes a launcher.
     *
     * @param shared the folder that holds everything that bootstraps name, such as the one for temporary files
     * @param http does the calls to the admin interfaces
     */
    public ContainerEnvoys(Path shared, HttpClient http) {
        this.shared = shared;
        this.http = http;
    }

    @Override
    public RunningEnvoy launch(EnvoyLaunch launch) throws IOException {
        if (!launch.folder().startsWith(shared) || !launch.bootstrap().startsWith(shared)) {
            throw new IOException("folder: " + launch.folder() + " (expected: below " + shared
                    + ", which containers share with this machine)");
        }
        Files.createDirectories(launch.folder());
        Files.deleteIfExists(adminAddress(launch));
        Files.writeString(log(launch), "");
        String owner =
                Files.getAttribute(launch.folder(), "unix:uid") + ":" + Files.getAttribute(launch.folder(), "unix:gid");
        GenericContainer<?> container = new GenericContainer<>(IMAGE)
                .withNetworkMode("host")
                .withCreateContainerCmdModifier(command -> describe(command, owner))
                .withCommand(arguments(launch).toArray(String[]::new));
        try {
            container.start();
        } catch (ContainerLaunchException e) {
            container.close();
            throw new IOException(
                    "Envoy " + launch.name() + " did not start: " + e.getMessage() + "\n"
                            + Files.readString(log(launch)),
                    e);
        }
        return new ContainerEnvoy(launch.name(), container, log(launch), adminAddress(launch), http);
    }

    private void describe(CreateContainerCmd command, String owner) {
        HostConfig host = Objects.requireNonNull(command.getHostConfig(), "the container's host configuration");
        host.withBinds(new Bind(shared.toString(), new Volume(shared.toString())));
        command.withUser(owner).withEntrypoint("/usr/local/bin/envoy");
    }

    /** The command line of one Envoy. */
    static List<String> arguments(EnvoyLaunch launch) {
        List<String> arguments = new ArrayList<>(List.of(
                "--config-path",
                launch.bootstrap().toString(),
                "--concurrency",
                String.valueOf(launch.concurrency()),
                "--admin-address-path",
                adminAddress(launch).toString(),
                "--log-path",
                log(launch).toString(),
                "--disable-hot-restart",
                "--use-dynamic-base-id"));
        arguments.addAll(launch.options());
        return arguments;
    }

    private static Path log(EnvoyLaunch launch) {
        return launch.folder().resolve("envoy.log");
    }

    private static Path adminAddress(EnvoyLaunch launch) {
        return launch.folder().resolve("admin-address");
    }
}
