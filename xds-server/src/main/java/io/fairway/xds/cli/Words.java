package io.fairway.xds.cli;

import java.util.Map;
import java.util.TreeSet;

/** Options that take one of a few words. */
final class Words {

    private Words() {}

    static <T> T read(String option, String word, Map<String, T> known) {
        T value = known.get(word);
        if (value == null) {
            throw new WrongUsage(option + ": \"" + word + "\" (expected: "
                    + String.join(" or ", new TreeSet<>(known.keySet())) + ")");
        }
        return value;
    }
}
