package io.fairway.xds.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PortProtocolTest {

    @ParameterizedTest
    @CsvSource({
        "http, HTTP1",
        "kubernetes.io/ws, HTTP1",
        "http2, HTTP2",
        "grpc, HTTP2",
        "kubernetes.io/h2c, HTTP2",
        "https, TCP",
        "kubernetes.io/wss, TCP",
        "mysql, TCP",
        "example.com/http, TCP",
    })
    void appProtocolDecidesWhateverTheNameSays(String appProtocol, PortProtocol protocol) {
        assertThat(PortProtocol.of("http", Optional.of(appProtocol))).isEqualTo(protocol);
        assertThat(PortProtocol.of("tcp", Optional.of(appProtocol))).isEqualTo(protocol);
    }

    @ParameterizedTest
    @CsvSource({
        "http, HTTP1",
        "http-web, HTTP1",
        "http2, HTTP2",
        "http2-api, HTTP2",
        "grpc, HTTP2",
        "grpc-api, HTTP2",
        "grpc-web, HTTP1",
        "grpc-web-ui, HTTP1",
        "grpc-webhook, HTTP2",
        "https, TCP",
        "httpx, TCP",
        "web-http, TCP",
        "'', TCP",
    })
    void withoutAppProtocolTheNameOrItsPrefixDecides(String name, PortProtocol protocol) {
        assertThat(PortProtocol.of(name, Optional.empty())).isEqualTo(protocol);
    }
}
