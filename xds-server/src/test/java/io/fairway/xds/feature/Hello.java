package io.fairway.xds.feature;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The first words of a stranger, as strange as a test wants them.
 *
 * @param serverName the server name, of any characters, if any
 * @param protocols what is offered by ALPN
 */
record Hello(Optional<String> serverName, List<String> protocols) {

    private static final int PATIENCE_MILLIS = 5_000;

    Hello {
        protocols = List.copyOf(protocols);
    }

    /** Whether somebody showed a certificate for it; false if the connection was closed instead. */
    boolean isAnswered(InetSocketAddress server) throws IOException, GeneralSecurityException {
        AtomicReference<List<? extends Certificate>> shown = new AtomicReference<>(List.of());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Recorder(shown)}, null);
        try (Socket plain = new Socket()) {
            plain.setSoTimeout(PATIENCE_MILLIS);
            plain.connect(server, PATIENCE_MILLIS);
            try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, "", 0, true)) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setServerNames(
                        serverName.stream().<SNIServerName>map(AnyName::new).toList());
                parameters.setApplicationProtocols(protocols.toArray(String[]::new));
                socket.setSSLParameters(parameters);
                socket.startHandshake();
            }
        } catch (SocketTimeoutException silent) {
            throw new AssertionError(this + ": neither answered nor refused", silent);
        } catch (IOException closedOrAlert) {
            return !shown.get().isEmpty();
        }
        return !shown.get().isEmpty();
    }

    /** Says plain text instead, and returns everything that came back before the end. */
    static String plainText(InetSocketAddress server, String text) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(server, PATIENCE_MILLIS);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (SocketException reset) {
            return "";
        }
    }

    /** A host name that need not be one. */
    private static final class AnyName extends SNIServerName {
        private AnyName(String name) {
            super(StandardConstants.SNI_HOST_NAME, name.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static final class Recorder extends X509ExtendedTrustManager {

        private final AtomicReference<List<? extends Certificate>> shown;

        private Recorder(AtomicReference<List<? extends Certificate>> shown) {
            this.shown = shown;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {
            shown.set(List.of(chain));
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
            shown.set(List.of(chain));
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
            shown.set(List.of(chain));
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
