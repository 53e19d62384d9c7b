package io.fairway.xds.envoy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts Envoys as processes of this machine. */
public final class EnvoyProcesses implements EnvoyLauncher {

    private final Path binary;
    private final HttpClient http;

    /**
     * Makes a launcher.
     *
     * @param binary the Envoy, as {@link EnvoyBinary} finds it
     * @param http does the calls to the admin interfaces
     */
    public EnvoyProcesses(Path binary, HttpClient http) {
        this.binary = binary;
        this.http = http;
    }

    @Override
    public EnvoyProcess launch(EnvoyLaunch launch) throws IOException {
        Files.createDirectories(launch.folder());
        Path log = launch.folder().resolve("envoy.log");
        Path admin = launch.folder().resolve("admin-address");
        Files.deleteIfExists(admin);
        Process process = new ProcessBuilder(command(launch, admin))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        OrphanGuard.post(process);
        return new EnvoyProcess(launch.name(), process, log, admin, http);
    }

    /** No hot restart: two Envoys on one machine would otherwise take each other for their parent. */
    private List<String> command(EnvoyLaunch launch, Path admin) {
        List<String> command = new ArrayList<>(List.of(
                binary.toString(),
                "--config-path",
                launch.bootstrap().toString(),
                "--concurrency",
                String.valueOf(launch.concurrency()),
                "--admin-address-path",
                admin.toString(),
                "--disable-hot-restart",
                "--use-dynamic-base-id"));
        command.addAll(launch.options());
        return command;
    }
}
