package io.fairway.xds.certificates;

import java.time.Instant;

/**
 * A certificate with its private key.
 *
 * @param chainPem the leaf; the root is its issuer and travels in the trust bundle
 * @param privateKey the key
 * @param issuedAt when it was made
 * @param notAfter when it stops being valid
 */
public record IssuedCertificate(String chainPem, PrivateKeyPem privateKey, Instant issuedAt, Instant notAfter) {}
