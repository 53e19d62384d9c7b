package io.fairway.model.trust;

import java.util.regex.Pattern;

/**
 * The authority part of a SPIFFE id: everything that one root of trust vouches for.
 *
 * @param name lower-case letters, digits, dots, dashes and underscores, 1 to 255 characters (SPIFFE-ID, 2.1)
 */
public record TrustDomain(String name) {

    private static final Pattern SYNTAX = Pattern.compile("[a-z0-9._-]{1,255}");

    public TrustDomain {
        if (!SYNTAX.matcher(name).matches()) {
            throw new IllegalArgumentException("trust domain: \"" + name
                    + "\" (expected: 1 to 255 lower-case letters, digits, dots, dashes or underscores)");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
