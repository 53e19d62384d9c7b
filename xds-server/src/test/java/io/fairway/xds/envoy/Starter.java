package io.fairway.xds.envoy;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A program that starts an Envoy, prints its process id and then stays until it is killed. */
final class Starter {

    private Starter() {}

    public static void main(String[] arguments) throws Exception {
        EnvoyProcess envoy = new EnvoyProcesses(Path.of(arguments[0]), HttpClient.newHttpClient())
                .launch(EnvoyLaunch.of("lonely", Path.of(arguments[1]), Path.of(arguments[2])));
        System.out.println(envoy.pid());
        new CountDownLatch(1).await();
    }
}
