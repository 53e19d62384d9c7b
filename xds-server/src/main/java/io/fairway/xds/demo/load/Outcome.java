package io.fairway.xds.demo.load;

/** What became of one request. */
public sealed interface Outcome {

    /** Whether the caller got what it wanted. */
    boolean succeeded();

    /**
     * There was a response.
     *
     * @param status its status code
     * @param body its body
     */
    record Responded(int status, String body) implements Outcome {
        @Override
        public boolean succeeded() {
            return status == 200;
        }
    }

    /**
     * There was no response.
     *
     * @param reason why
     */
    record Broken(String reason) implements Outcome {
        @Override
        public boolean succeeded() {
            return false;
        }
    }
}
