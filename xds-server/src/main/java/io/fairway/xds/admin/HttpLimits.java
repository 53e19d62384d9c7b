package io.fairway.xds.admin;

/**
 * The limits of the JDK's HTTP server, which it reads from system properties once, before its first use. What an operator set on
 * the command line stays.
 */
final class HttpLimits {

    private static final String REQUEST_SECONDS = "10";
    private static final String RESPONSE_SECONDS = "30";
    private static final String CONNECTIONS = "64";
    private static final String HEADERS = "64";
    private static final String HEADER_BYTES = "16384";

    private HttpLimits() {}

    static void apply() {
        limit("sun.net.httpserver.maxReqTime", REQUEST_SECONDS);
        limit("sun.net.httpserver.maxRspTime", RESPONSE_SECONDS);
        limit("jdk.httpserver.maxConnections", CONNECTIONS);
        limit("sun.net.httpserver.maxReqHeaders", HEADERS);
        limit("sun.net.httpserver.maxReqHeaderSize", HEADER_BYTES);
    }

    private static void limit(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
