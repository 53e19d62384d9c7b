package io.fairway.model.merge;

import io.fairway.model.merge.Condition.Status;
import java.util.List;
import java.util.stream.Collectors;

/** The conditions of one ServiceExport, with the types, reasons and polarity of the Multi-Cluster Services API. */
final class Conditions {

    private static final Condition VALID =
            new Condition("Valid", Status.TRUE, "Valid", "The Service exists and can be exported.");

    private static final Condition EXPORTED =
            new Condition("Ready", Status.TRUE, "Exported", "The Service is part of the import.");

    private static final Condition PENDING =
            new Condition("Ready", Status.FALSE, "Pending", "The export waits until it is valid.");

    private static final Condition NO_CONFLICTS =
            new Condition("Conflict", Status.FALSE, "NoConflicts", "All exports of the Service agree.");

    private Conditions() {}

    /** Of a valid export. Every constituent gets the same: whoever looks at one of them learns of the conflict. */
    static List<Condition> valid(List<Finding> conflicts) {
        return List.of(VALID, EXPORTED, conflicts.isEmpty() ? NO_CONFLICTS : conflict(conflicts));
    }

    /** Of an export that is not valid. It takes no part in the merge, so nothing is said of conflicts. */
    static List<Condition> invalid(Finding why) {
        return List.of(new Condition("Valid", Status.FALSE, why.reason(), why.message()), PENDING);
    }

    private static Condition conflict(List<Finding> conflicts) {
        return new Condition(
                "Conflict",
                Status.TRUE,
                conflicts.stream().map(Finding::reason).collect(Collectors.joining(",")),
                conflicts.stream().map(Finding::message).collect(Collectors.joining(" ")));
    }
}
