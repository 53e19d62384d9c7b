package io.fairway.xds.config;

import io.fairway.model.id.AddressRange;
import io.fairway.model.id.ClusterId;
import io.fairway.model.id.DnsLabel;
import io.fairway.model.id.IpLiteral;
import io.fairway.model.id.NetworkId;
import io.fairway.model.trust.TrustDomain;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a text at some place must look like.
 *
 * @param expected the expectation in words, as it stands in problems
 * @param parse yields the value, or throws an {@link IllegalArgumentException} if the text is none
 */
record Syntax<T>(String expected, Function<String, T> parse) {

    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final int LONGEST_SUBDOMAIN = 253;
    private static final String LABEL = "a lower-case RFC 1123 label of 1 to 63 characters";

    static final Syntax<String> TEXT = checked("a string that is not empty", text -> !text.isBlank());
    static final Syntax<String> REGION = checked("the name of a region", text -> !text.isBlank());
    static final Syntax<String> ZONE = checked("the name of a zone", text -> !text.isBlank());
    static final Syntax<String> LABEL_NAME = checked(LABEL, DnsLabel::isValid);
    static final Syntax<String> OBJECT_NAME = checked(
            "a lower-case RFC 1123 subdomain of 1 to 253 characters",
            text -> text.length() <= LONGEST_SUBDOMAIN
                    && SUBDOMAIN.matcher(text).matches());
    static final Syntax<TrustDomain> TRUST_DOMAIN =
            new Syntax<>("1 to 255 lower-case letters, digits, dots, dashes or underscores", TrustDomain::new);
    static final Syntax<ClusterId> CLUSTER_ID = new Syntax<>(
            "one or two lower-case RFC 1123 labels of at most 63 characters in all, other than \"any\"",
            ClusterId::new);
    static final Syntax<NetworkId> NETWORK_ID = new Syntax<>(LABEL, NetworkId::new);
    static final Syntax<AddressRange> RANGE = new Syntax<>(
            "CIDR notation such as 10.0.0.0/8 or fd00::/8, with no bits set behind the prefix length",
            AddressRange::parse);
    static final Syntax<InetAddress> LOOPBACK = new Syntax<>(
            "a loopback IP address such as 127.0.0.1; others need TLS, which there is not yet",
            text -> required(IpLiteral.parse(text).filter(InetAddress::isLoopbackAddress)));
    static final Syntax<String> GATEWAY_ADDRESS = new Syntax<>(
            "a unicast IP address that is neither unspecified nor link-local",
            text -> IpLiteral.format(required(ip(text).filter(Syntax::isReachable))));
    static final Syntax<String> ADDRESS = new Syntax<>("an IP address", text -> IpLiteral.format(required(ip(text))));
    static final Syntax<String> LISTEN_ADDRESS =
            new Syntax<>("an IP address, which a sidecar with interception none listens on", ADDRESS.parse());

    /** A path, taken from the folder that the file is in unless it is absolute. */
    static Syntax<Path> pathFrom(Path folder) {
        return new Syntax<>(
                "a path", text -> folder.resolve(TEXT.parse.apply(text)).normalize());
    }

    /** One of some words, each of which means something. */
    static <T> Syntax<T> word(Map<String, T> meanings) {
        String[] words = meanings.keySet().stream().sorted().toArray(String[]::new);
        String last = words[words.length - 1];
        String others = String.join(", ", Arrays.copyOf(words, words.length - 1));
        return new Syntax<>(
                others.isEmpty() ? last : others + " or " + last,
                text -> required(Optional.ofNullable(meanings.get(text))));
    }

    Optional<T> read(String text) {
        try {
            return Optional.of(parse.apply(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Syntax<String> checked(String expected, Predicate<String> check) {
        return new Syntax<>(expected, text -> required(Optional.of(text).filter(check)));
    }

    private static <T> T required(Optional<T> value) {
        return value.orElseThrow(IllegalArgumentException::new);
    }

    /** An IPv4 address in the clothes of IPv6 is refused: it would not equal the same address in plain. */
    private static Optional<InetAddress> ip(String text) {
        return IpLiteral.parse(text).filter(ip -> text.indexOf(':') < 0 || ip.getAddress().length > 4);
    }

    private static boolean isReachable(InetAddress ip) {
        byte[] bytes = ip.getAddress();
        boolean thisNetwork = bytes.length == 4 && bytes[0] == 0;
        boolean broadcast = ip.getHostAddress().equals("255.255.255.255");
        return !(ip.isAnyLocalAddress()
                || ip.isMulticastAddress()
                || ip.isLinkLocalAddress()
                || thisNetwork
                || broadcast);
    }
}
