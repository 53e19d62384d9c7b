package io.fairway.xds.certificates;

import io.fairway.model.id.ClusterId;
import io.fairway.model.id.DnsLabel;
import io.fairway.xds.proxy.ProxyIdentity;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The place of a proxy's token, {@code <cluster>/<namespace>/<service account>/<name>.token}: the path is the identity. */
final class TokenPath {

    static final String SUFFIX = ".token";

    /** How many names a path has. */
    static final int DEPTH = 4;

    private static final int MAX_NAME = 253;
    private static final Pattern SUBDOMAIN = Pattern.compile("[a-z0-9]([-a-z0-9.]*[a-z0-9])?");

    private TokenPath() {}

    /**
     * The place of this identity's token, below the tokens folder.
     *
     * @throws IllegalArgumentException if a part is not a Kubernetes name, and so might lead anywhere
     */
    static Path of(ProxyIdentity identity) {
        requireNames(identity);
        return Path.of(
                identity.cluster().value(), identity.namespace(), identity.serviceAccount(), identity.name() + SUFFIX);
    }

    /**
     * The identity whose token stands at this place.
     *
     * @throws IllegalArgumentException naming what is wrong with the path
     */
    static ProxyIdentity parse(Path relative) {
        String file = relative.getFileName().toString();
        if (relative.getNameCount() != DEPTH || !file.endsWith(SUFFIX)) {
            throw new IllegalArgumentException(
                    "not a token's place (expected: <cluster>/<namespace>/<service account>/<name>" + SUFFIX + ")");
        }
        ProxyIdentity identity = new ProxyIdentity(
                new ClusterId(relative.getName(0).toString()),
                relative.getName(1).toString(),
                relative.getName(2).toString(),
                file.substring(0, file.length() - SUFFIX.length()));
        requireNames(identity);
        return identity;
    }

    private static void requireNames(ProxyIdentity identity) {
        DnsLabel.require("namespace", identity.namespace());
        requireSubdomain("service account", identity.serviceAccount());
        requireSubdomain("name", identity.name());
    }

    private static void requireSubdomain(String what, String value) {
        if (value.length() > MAX_NAME || !SUBDOMAIN.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    what + ": \"" + value + "\" (expected: a lower-case RFC 1123 subdomain of 1 to 253 characters)");
        }
    }
}
