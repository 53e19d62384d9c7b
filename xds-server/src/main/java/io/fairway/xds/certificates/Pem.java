package io.fairway.xds.certificates;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The textual encoding of keys and certificates (RFC 7468). */
final class Pem {

    private static final Base64.Encoder ENCODER = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private Pem() {}

    static String encode(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + ENCODER.encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    /**
     * The one block with this label; the text may hold nothing else.
     *
     * @throws IllegalArgumentException saying what was expected, without the text
     */
    static byte[] decodeOnly(String label, String text) {
        Matcher matcher = Pattern.compile(
                        "\\s*-----BEGIN " + label + "-----\\s+([A-Za-z0-9+/=\\s]+)-----END " + label + "-----\\s*")
                .matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a whole PEM block (expected: one \"" + label + "\")");
        }
        return Base64.getMimeDecoder().decode(matcher.group(1));
    }
}
