package io.fairway.xds.stream;

import static io.fairway.xds.stream.protocol.TestResources.NODE;

import com.google.protobuf.Message;
import io.fairway.testing.AdsReply;
import io.fairway.testing.DeltaClientState;
import io.fairway.testing.SotwClientState;
import io.fairway.xds.snapshot.ProxySnapshot;
import io.fairway.xds.stream.delta.DeltaDialect;
import io.fairway.xds.stream.sotw.SotwDialect;
import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Random histories of configurations, delays, refusals and reconnects, and what must hold in all of them. */
final class StreamPropertiesTest {
    /** {@code -Dstream.histories=N} plays more; every history that fails names its seed. */
    private static final long HISTORIES = Long.getLong("stream.histories", 3_000);

    private static final int STEPS = 60;

    @Test
    void deltaClientsEndWithWhatTheServerHas() {
        forEverySeed(random -> faultyHistory(delta(random), random));
    }

    @Test
    void sotwClientsEndWithWhatTheServerHas() {
        forEverySeed(random -> faultyHistory(sotw(random), random));
    }

    @Test
    void deltaClientsNeverUseAClusterThatTheyDoNotHave() {
        forEverySeed(random -> orderlyHistory(delta(random), random));
    }

    @Test
    void sotwClientsNeverUseAClusterThatTheyDoNotHave() {
        forEverySeed(random -> orderlyHistory(sotw(random), random));
    }

    /** Anything may go wrong but the last configuration; then all is well. */
    private static <Q, R extends Message> void faultyHistory(SimulatedEnvoy<Q, R> envoy, RandomGenerator random) {
        RandomWorld world = new RandomWorld(random, true);
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(20)) {
                case 0, 1, 2 -> envoy.publish(world, true);
                case 3 -> envoy.reconnect();
                case 4 -> envoy.pauseOrResumeReading();
                case 5 -> envoy.passTime(Duration.ofSeconds(random.nextInt(15)));
                case 6, 7, 8, 9, 10, 11, 12 -> envoy.deliverRequest();
                default -> envoy.deliverResponse();
            }
        }
        ProxySnapshot last = envoy.publish(world, false);
        envoy.settle();
        envoy.assertHas(last);
    }

    /** A client that accepts everything in time never sees a gap. */
    private static <Q, R extends Message> void orderlyHistory(SimulatedEnvoy<Q, R> envoy, RandomGenerator random) {
        RandomWorld world = new RandomWorld(random, false);
        ProxySnapshot last = envoy.publish(world, false);
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(12)) {
                case 0, 1 -> last = envoy.publish(world, false);
                case 2 -> envoy.pauseOrResumeReading();
                case 3, 4, 5, 6, 7 -> envoy.deliverRequest();
                default -> envoy.deliverResponse();
            }
            envoy.assertNothingDangles();
        }
        envoy.settle();
        envoy.assertHas(last);
    }

    private static SimulatedEnvoy<?, ?> delta(RandomGenerator random) {
        return new SimulatedEnvoy<>(new DeltaDialect(), new DeltaClientState(NODE), AdsReply::of, random);
    }

    private static SimulatedEnvoy<?, ?> sotw(RandomGenerator random) {
        return new SimulatedEnvoy<>(new SotwDialect(), new SotwClientState(NODE), AdsReply::of, random);
    }

    private static void forEverySeed(Consumer<RandomGenerator> history) {
        LongStream.range(0, HISTORIES).forEach(seed -> {
            try {
                history.accept(new Random(seed));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("history with seed " + seed, e);
            }
        });
    }
}
