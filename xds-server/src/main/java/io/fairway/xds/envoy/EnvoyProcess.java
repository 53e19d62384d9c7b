package io.fairway.xds.envoy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** An Envoy that runs as a process of this machine. */
public final class EnvoyProcess implements RunningEnvoy {

    /** How often something is looked at that Envoy gives no sign of. */
    private static final Duration LOOK = Duration.ofMillis(20);

    private static final int SHOWN_LINES = 15;

    private final String name;
    private final Process process;
    private final Path log;
    private final Path adminAddress;
    private final HttpClient http;

    EnvoyProcess(String name, Process process, Path log, Path adminAddress, HttpClient http) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.adminAddress = adminAddress;
        this.http = http;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Path log() {
        return log;
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    /** The id of the process. */
    public long pid() {
        return process.pid();
    }

    /** How it ended: 0 for as asked; empty while it runs. */
    public Optional<Integer> exitCode() {
        return process.isAlive() ? Optional.empty() : Optional.of(process.exitValue());
    }

    @Override
    public EnvoyAdmin admin(Duration atMost) throws IOException, InterruptedException {
        return await("its admin interface", atMost, this::admin);
    }

    @Override
    public void awaitReady(Duration atMost) throws IOException, InterruptedException {
        await("readiness", atMost, () -> admin().filter(admin -> isReady(admin)));
    }

    private static boolean isReady(EnvoyAdmin admin) {
        try {
            return admin.isReady();
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Envoy writes the file once the interface listens, and with it the port that it got. */
    private Optional<EnvoyAdmin> admin() throws IOException {
        try {
            String address = Files.readString(adminAddress).strip();
            return address.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new EnvoyAdmin(http, URI.create("http://" + address)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /** Waits in small steps, each of which ends early if the process does. */
    private <T> T await(String what, Duration atMost, Look<T> look) throws IOException, InterruptedException {
        for (long steps = Math.max(1, atMost.dividedBy(LOOK)); steps > 0; steps--) {
            Optional<T> seen = look.look();
            if (seen.isPresent()) {
                return seen.get();
            }
            if (process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(
                        "Envoy " + name + " ended with exit code " + process.exitValue() + "; " + endOfLog());
            }
        }
        throw new IOException("Envoy " + name + ": no " + what + " within " + atMost.toMillis() + " ms; " + endOfLog());
    }

    private String endOfLog() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return "the end of " + log + ":\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    }

    @Override
    public void stop(Duration atMost) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    @Override
    public void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
    }

    private interface Look<T> {
        Optional<T> look() throws IOException;
    }
}
