package io.fairway.xds.demo.report;

/**
 * One thing that was held against what was expected.
 *
 * @param name its stable name, {@code scene.what}
 * @param held whether it was as expected
 * @param expectation what was expected, for people
 * @param finding what was found, for people
 */
public record Check(String name, boolean held, String expectation, String finding) {}
