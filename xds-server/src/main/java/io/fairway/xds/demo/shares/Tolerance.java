package io.fairway.xds.demo.shares;

/**
 * How far a measured share may be from the expected one: four standard deviations of that many independent requests, and two
 * points for what the prediction leaves out, such as Envoy's whole per cents and an update that reaches its threads in turn.
 */
public final class Tolerance {

    private static final double SIGMAS = 4;
    private static final double SLACK_POINTS = 2;

    private Tolerance() {}

    /** The tolerance in points of per cent. */
    public static double points(double expectedPercent, int requests) {
        double share = Math.clamp(expectedPercent / 100, 0, 1);
        return SLACK_POINTS + SIGMAS * 100 * Math.sqrt(share * (1 - share) / Math.max(1, requests));
    }
}
