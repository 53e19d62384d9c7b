package io.fairway.model.merge;

/**
 * A condition of a ServiceExport, in the form of {@code metav1.Condition} without times.
 *
 * @param type {@code Valid}, {@code Ready} or {@code Conflict}
 * @param status whether it holds
 * @param reason the API's reason; several are joined by commas
 * @param message why, for people
 */
public record Condition(String type, Status status, String reason, String message) {

    /** Whether a condition holds. */
    public enum Status {
        TRUE,
        FALSE,
        UNKNOWN
    }
}
