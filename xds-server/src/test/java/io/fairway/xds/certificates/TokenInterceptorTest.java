package io.fairway.xds.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fairway.xds.proxy.ProxyIdentity;
import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Through a real server on loopback, since a header is what the wire makes of it. */
class TokenInterceptorTest {

    private static final Context.Key<ProxyIdentity> KEY = Context.key("proxy");
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final MethodDescriptor<String, String> UNARY = method("Unary", MethodDescriptor.MethodType.UNARY);
    private static final MethodDescriptor<String, String> STREAM =
            method("Stream", MethodDescriptor.MethodType.BIDI_STREAMING);

    private Server server;
    private ManagedChannel channel;

    @BeforeEach
    void start() throws IOException {
        TokenInterceptor interceptor = new TokenInterceptor(
                token -> token.equals("the-token") ? Optional.of(Proxies.WEB) : Optional.empty(), KEY);
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(ServerServiceDefinition.builder("test.Whoami")
                        .addMethod(UNARY, ServerCalls.asyncUnaryCall((_, answer) -> whoami(answer)))
                        .addMethod(STREAM, ServerCalls.asyncBidiStreamingCall(TokenInterceptorTest::whoamiOnEach))
                        .build())
                .intercept(interceptor)
                .build()
                .start();
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.getPort())
                .usePlaintext()
                .build();
    }

    @AfterEach
    void stop() {
        channel.shutdownNow();
        server.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer the-token", "bearer the-token", "BEARER  the-token"})
    void tellsTheCallWhoseTokenItCarries(String header) {
        assertThat(call(UNARY, List.of(header))).isEqualTo("east/shop/web/web-1");
        assertThat(call(STREAM, List.of(header))).isEqualTo("east/shop/web/web-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Bearer", "Bearer ", "Bearer another", "Bearer the-token2", "the-token", "Basic the-token"})
    void refusesEverythingElseOnEveryMethodWithTheSameWords(String header) {
        for (MethodDescriptor<String, String> method : List.of(UNARY, STREAM)) {
            assertRefused(method, List.of(header));
        }
    }

    @Test
    void refusesACallWithoutAHeader() {
        assertRefused(UNARY, List.of());
        assertRefused(STREAM, List.of());
    }

    @Test
    void refusesTwoHeadersEvenIfBothAreRight() {
        assertRefused(UNARY, List.of("Bearer the-token", "Bearer the-token"));
    }

    private void assertRefused(MethodDescriptor<String, String> method, List<String> headers) {
        StatusRuntimeException refusal =
                catchThrowableOfType(StatusRuntimeException.class, () -> call(method, headers));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(refusal.getStatus().getDescription()).isEqualTo("a valid bearer token is required");
    }

    private String call(MethodDescriptor<String, String> method, List<String> headers) {
        Metadata metadata = new Metadata();
        headers.forEach(header -> metadata.put(AUTHORIZATION, header));
        return ClientCalls.blockingServerStreamingCall(
                        ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(metadata)),
                        method.toBuilder()
                                .setType(MethodDescriptor.MethodType.SERVER_STREAMING)
                                .build(),
                        CallOptions.DEFAULT,
                        "?")
                .next();
    }

    private static void whoami(StreamObserver<String> answer) {
        answer.onNext(KEY.get().toString());
        answer.onCompleted();
    }

    private static StreamObserver<String> whoamiOnEach(StreamObserver<String> answer) {
        return new StreamObserver<>() {
            @Override
            public void onNext(String question) {
                whoami(answer);
            }

            @Override
            public void onError(Throwable error) {}

            @Override
            public void onCompleted() {}
        };
    }

    private static MethodDescriptor<String, String> method(String name, MethodDescriptor.MethodType type) {
        return MethodDescriptor.<String, String>newBuilder(new Text(), new Text())
                .setFullMethodName("test.Whoami/" + name)
                .setType(type)
                .build();
    }

    private static final class Text implements MethodDescriptor.Marshaller<String> {
        @Override
        public InputStream stream(String value) {
            return new ByteArrayInputStream(value.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String parse(InputStream stream) {
            try {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
