package io.fairway.model.merge;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A field of an import that takes the oldest export's value, and the conflict that other values make.
 *
 * @param reason the API's reason of the conflict
 * @param title the field's name, for people
 * @param value the field's value in one export; messages quote it if it is a text
 */
record Field(String reason, String title, Function<Constituent, Object> value) {

    /** The conflict over this field, if some export disagrees with the oldest, which stands first. */
    Optional<Finding> conflict(List<Constituent> oldestFirst) {
        long others = disagreeing(oldestFirst, value);
        return others == 0
                ? Optional.empty()
                : Optional.of(new Finding(
                        reason, message(oldestFirst.getFirst()) + disagreement(others, oldestFirst.size())));
    }

    private String message(Constituent oldest) {
        String used = value.apply(oldest) instanceof String text ? "\"" + text + "\"" : "those";
        return "Conflicting " + title + ". Using " + used + " from the oldest service export in \"" + oldest.cluster()
                + "\". ";
    }

    /** The number of exports whose value differs from that of the first. */
    static long disagreeing(List<Constituent> oldestFirst, Function<Constituent, ?> value) {
        Object used = value.apply(oldestFirst.getFirst());
        return oldestFirst.stream().filter(it -> !used.equals(value.apply(it))).count();
    }

    /** How many clusters see it differently, in words. */
    static String disagreement(long others, int all) {
        return others + "/" + all + " clusters disagree.";
    }
}
