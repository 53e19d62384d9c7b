package io.fairway.xds.decide;

import java.util.Optional;

/** What a proxy takes the bytes of a port for. */
public enum PortProtocol {
    /** HTTP/1.1. */
    HTTP1,
    /** HTTP/2, gRPC included. */
    HTTP2,
    /** Anything else, which is passed on as it is. */
    TCP;

    /**
     * The protocol that a port's author means: {@code appProtocol} where it is given, so that an unknown one is passed on as it
     * is; else the port's name or what stands before its first dash.
     *
     * @param name the port's name, empty if unnamed
     * @param appProtocol Kubernetes' {@code appProtocol}: an IANA name or one of the {@code kubernetes.io/} names of KEP-3726
     */
    public static PortProtocol of(String name, Optional<String> appProtocol) {
        return appProtocol.map(PortProtocol::ofAppProtocol).orElseGet(() -> ofName(name));
    }

    private static PortProtocol ofAppProtocol(String appProtocol) {
        return switch (appProtocol) {
            case "http", "kubernetes.io/ws" -> HTTP1;
            case "http2", "grpc", "kubernetes.io/h2c" -> HTTP2;
            default -> TCP;
        };
    }

    private static PortProtocol ofName(String name) {
        if (name.equals("grpc-web") || name.startsWith("grpc-web-")) {
            return HTTP1;
        }
        int dash = name.indexOf('-');
        return switch (dash < 0 ? name : name.substring(0, dash)) {
            case "http" -> HTTP1;
            case "http2", "grpc" -> HTTP2;
            default -> TCP;
        };
    }
}
