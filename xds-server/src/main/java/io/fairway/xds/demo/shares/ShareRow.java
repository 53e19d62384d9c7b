package io.fairway.xds.demo.shares;

/**
 * Expected beside measured.
 *
 * @param expected what was expected
 * @param requests how many requests were answered there
 * @param failures how many of these answers were failures
 * @param measuredPercent its share of all requests that were answered somewhere, 0 to 100
 * @param tolerancePoints how far measured and expected may be apart
 */
public record ShareRow(
        ExpectedRow expected, int requests, int failures, double measuredPercent, double tolerancePoints) {

    /** Whether the measured share is near enough to the expected one. */
    public boolean holds() {
        return Math.abs(measuredPercent - expected.percent()) <= tolerancePoints;
    }
}
