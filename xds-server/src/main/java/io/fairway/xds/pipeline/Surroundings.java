package io.fairway.xds.pipeline;

import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * What a control plane takes from the machine that it runs on.
 *
 * @param clock tells the time
 * @param random makes keys and spreads renewals
 */
public record Surroundings(InstantSource clock, SecureRandom random) {

    /** The machine's own clock and chance. */
    public static Surroundings ofThisMachine() {
        return new Surroundings(InstantSource.system(), new SecureRandom());
    }
}
