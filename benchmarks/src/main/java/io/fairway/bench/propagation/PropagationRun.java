package io.fairway.bench.propagation;

import io.fairway.xds.certificates.ProxyTokens;
import io.fairway.xds.demo.world.BlockReservation;
import io.fairway.xds.demo.world.Parts;
import io.fairway.xds.demo.world.ProxyPlace;
import io.fairway.xds.demo.world.World;
import io.fairway.xds.demo.world.WorldLayout;
import io.fairway.xds.demo.world.WorldState;
import io.fairway.xds.proxy.ProxyIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;

/**
 * One run: the bare watch first, then the same changes under a control plane with its Envoys.
 *
 * @param sizes how big the ClusterSet is
 * @param warmUp changes that are not counted, per arm
 * @param counted changes that are, per arm
 * @param envoys starts the Envoys
 * @param random spreads the pauses and chooses addresses
 */
record PropagationRun(Sizes sizes, int warmUp, int counted, Parts envoys, RandomGenerator random) {

    private static final int FIRST_RESPONSE_SECONDS = 30;

    List<Times> measure() throws IOException, InterruptedException {
        try (BlockReservation block = BlockReservation.of(random)) {
            WorldLayout layout = BenchWorld.layout(sizes, block.block());
            World world = World.of(WorldState.initial(layout), Files.createTempDirectory("fairway-bench-"));
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(world::close));
            try (world) {
                Changes changes = new Changes(Folders.write(sizes, world.folder()), warmUp, counted, random);
                Times bare = bareWatch(changes);
                return everything(world, changes, bare);
            }
        }
    }

    private Times bareWatch(Changes changes) throws IOException, InterruptedException {
        Sighting sighting = new Sighting("bare file watch");
        Times times = new Times("bare file watch (baseline)");
        try (BareWatch _ = BareWatch.start(changes.folders(), sighting)) {
            changes.run(List.of(new Changes.Observer(sighting, sighting::expect, sizes.endpoints(), times)));
        }
        return times;
    }

    private List<Times> everything(World world, Changes changes, Times bare) throws IOException, InterruptedException {
        Sighting received = new Sighting("ADS client");
        Sighting acked = new Sighting("acknowledgements");
        Sighting shown = new Sighting("Envoy's admin interface");
        EnvoyAcks acks = new EnvoyAcks(acked, sizes.envoys());
        world.start(new MeasuredParts(envoys, acks), (_, _, _) -> {});
        ProxyPlace place = world.layout().proxies().getFirst();
        Times intervals = new Times("(interval of the polling)");
        Times client = new Times("ADS client has the response");
        Times last = new Times(sizes.envoys() == 1 ? "Envoy has acknowledged" : "last Envoy has acknowledged");
        Times admin = new Times("Envoy's admin shows it");
        try (AdsReader reader = AdsReader.open(
                        world.layout(),
                        place,
                        token(world.folder(), place.identity()),
                        sizes.observedCluster(),
                        received);
                EnvoyPoll _ = EnvoyPoll.start(place.admin(), sizes.observedCluster(), shown, intervals)) {
            int healthy = first(reader);
            changes.run(List.of(
                    new Changes.Observer(received, received::expect, healthy, client),
                    new Changes.Observer(acked, acks::expect, healthy, last),
                    new Changes.Observer(shown, shown::expect, healthy, admin)));
        }
        return List.of(bare, client, last, admin, intervals);
    }

    private static String token(Path folder, ProxyIdentity identity) throws IOException {
        Path file = new ProxyTokens(folder.resolve("tokens"), InstantSource.system()).file(identity);
        return Files.readString(file).strip();
    }

    private static int first(AdsReader reader) throws IOException, InterruptedException {
        try {
            return reader.first().get(FIRST_RESPONSE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("ADS client: no first response within " + FIRST_RESPONSE_SECONDS + " s", e);
        }
    }
}
