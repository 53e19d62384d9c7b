package io.fairway.xds.cli;

/** What a command ends with. Wrong usage is picocli's own 2. */
final class ExitCodes {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;

    private ExitCodes() {}
}
