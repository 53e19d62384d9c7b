package io.fairway.xds.envoy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.testcontainers.containers.GenericContainer;

/** An Envoy that runs in a container on the host's network. */
final class ContainerEnvoy implements RunningEnvoy {

    private final String name;
    private final GenericContainer<?> container;
    private final Path log;
    private final Path adminAddress;
    private final HttpClient http;

    ContainerEnvoy(String name, GenericContainer<?> container, Path log, Path adminAddress, HttpClient http) {
        this.name = name;
        this.container = container;
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
        return container.isRunning();
    }

    @Override
    public EnvoyAdmin admin(Duration atMost) throws IOException, InterruptedException {
        await(
                "its admin interface",
                atMost,
                () -> Files.exists(adminAddress)
                        && !Files.readString(adminAddress).isBlank());
        return new EnvoyAdmin(
                http, URI.create("http://" + Files.readString(adminAddress).strip()));
    }

    @Override
    public void awaitReady(Duration atMost) throws IOException, InterruptedException {
        EnvoyAdmin admin = admin(atMost);
        await("readiness", atMost, admin::isReady);
    }

    private void await(String what, Duration atMost, Callable<Boolean> condition)
            throws IOException, InterruptedException {
        try {
            Await.until(what, atMost, () -> condition.call() || !isAlive());
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | AssertionError e) {
            throw new IOException(
                    "Envoy " + name + ": no " + what + " within " + atMost.toMillis() + " ms; its log:\n"
                            + Files.readString(log),
                    e);
        }
        if (!isAlive()) {
            throw new IOException("Envoy " + name + " ended; its log:\n" + Files.readString(log));
        }
    }

    @Override
    public void stop(Duration atMost) {
        if (isAlive()) {
            container
                    .getDockerClient()
                    .stopContainerCmd(container.getContainerId())
                    .withTimeout((int) Math.max(1, atMost.toSeconds()))
                    .exec();
        }
        container.close();
    }

    @Override
    public void kill() {
        container.close();
    }

    @Override
    public void close() {
        kill();
    }
}
