package io.fairway.model.id;

import java.util.regex.Pattern;

/** The syntax of one RFC 1123 DNS label, which Kubernetes demands of namespaces and Services. */
public final class DnsLabel {

    /** The longest label that DNS can carry, in octets (RFC 1035, 2.3.4). */
    public static final int MAX_LENGTH = 63;

    private static final Pattern SYNTAX = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");

    private DnsLabel() {}

    /** Whether the text is a lower-case RFC 1123 label of 1 to 63 characters. */
    public static boolean isValid(String text) {
        return text.length() <= MAX_LENGTH && SYNTAX.matcher(text).matches();
    }

    /**
     * Returns the text unchanged.
     *
     * @throws IllegalArgumentException naming {@code what}, the value and the expectation, if it is no label
     */
    public static String require(String what, String text) {
        if (!isValid(text)) {
            throw new IllegalArgumentException(
                    what + ": \"" + text + "\" (expected: a lower-case RFC 1123 label of 1 to 63 characters)");
        }
        return text;
    }
}
