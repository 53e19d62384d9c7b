package io.fairway.xds.certificates;

import java.security.PrivateKey;

/** A private key as PKCS#8 PEM, which only {@link #reveal} gives away: never {@code toString}, so that no log can. */
public final class PrivateKeyPem {

    private final String pem;

    PrivateKeyPem(PrivateKey key) {
        this.pem = Pem.encode("PRIVATE KEY", key.getEncoded());
    }

    /** The key itself. */
    public String reveal() {
        return pem;
    }

    @Override
    public String toString() {
        return "[private key]";
    }
}
