package io.fairway.xds.demo.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class BlockReservationTest {

    @Test
    void neverGivesOneBlockToTwo() {
        long seed = System.nanoTime();
        try (BlockReservation one = BlockReservation.of(random(seed));
                BlockReservation other = BlockReservation.of(random(seed))) {
            assertThat(other.block()).as("seed %d", seed).isNotEqualTo(one.block());
        }
    }

    @Test
    void seesThatAPortIsHeldOnAllAddresses() throws Exception {
        try (BlockReservation block = BlockReservation.of(random(System.nanoTime()));
                ServerSocket everywhere = new ServerSocket(0)) {
            assertThat(block.isFree(everywhere.getLocalPort())).isFalse();
        }
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
