package io.fairway.xds.certificates;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A bearer token, known by its SHA-256 only, so that neither a table of tokens nor the time of a look-up in it says anything
 * about one that was not presented whole.
 *
 * @param digest the hash as hexadecimal digits
 */
record Token(String digest) {

    /** The shortest token that is hard enough to guess, in characters. */
    static final int MIN_LENGTH = 16;

    /** The longest token, in characters; one of Kubernetes' service account tokens takes about 1,000. */
    static final int MAX_LENGTH = 4096;

    /** RFC 6750, 2.1. */
    private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private static final int RANDOM_BYTES = 32;

    /**
     * The token that was presented or read.
     *
     * @throws IllegalArgumentException saying what was expected, without the text
     */
    static Token of(String text) {
        if (text.length() < MIN_LENGTH || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "token of " + text.length() + " characters (expected: " + MIN_LENGTH + " to " + MAX_LENGTH + ")");
        }
        if (!SYNTAX.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "token with a character that RFC 6750 forbids (expected: letters, digits, - . _ ~ + /)");
        }
        return new Token(HexFormat.of().formatHex(sha256(text)));
    }

    /**
     * The token in a file, without white space around it.
     *
     * @throws IllegalArgumentException as {@link #of}
     */
    static Token read(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(MAX_LENGTH + 2);
            return of(new String(bytes, StandardCharsets.UTF_8).strip());
        }
    }

    static String random(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Compares in a time that does not depend on where the two differ. */
    boolean is(Token other) {
        return MessageDigest.isEqual(
                digest.getBytes(StandardCharsets.US_ASCII), other.digest.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] sha256(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    @Override
    public String toString() {
        return "[token]";
    }
}
