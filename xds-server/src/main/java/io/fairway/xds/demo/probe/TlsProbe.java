package io.fairway.xds.demo.probe;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/**
 * Sends a TLS ClientHello with a server name and an application protocol, as anybody in another network could, and reports how
 * far it gets. It has no certificate, so it gets no further than the handshake, and it trusts whatever it is shown.
 */
public final class TlsProbe {

    private static final int URI_NAME = 6;

    private final int timeoutMillis;

    /**
     * A probe that gives up after a while.
     *
     * @param timeoutMillis how long it waits for the connection and for each answer
     */
    public TlsProbe(int timeoutMillis) {
        this.timeoutMillis = timeoutMillis;
    }

    /** Makes one attempt. */
    public TlsAnswer probe(InetSocketAddress address, String serverName, String protocol) {
        try (Socket plain = new Socket()) {
            plain.setSoTimeout(timeoutMillis);
            plain.connect(address, timeoutMillis);
            return handshake(plain, serverName, protocol);
        } catch (IOException e) {
            return new TlsAnswer.Unreachable(address + ": " + e.getMessage());
        }
    }

    private static TlsAnswer handshake(Socket plain, String serverName, String protocol) {
        AskedForCertificate keys = new AskedForCertificate();
        ShownCertificate trust = new ShownCertificate();
        try (SSLSocket socket = wrap(plain, keys, trust)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(serverName)));
            parameters.setApplicationProtocols(new String[] {protocol});
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return served(trust, keys);
        } catch (SocketTimeoutException e) {
            return new TlsAnswer.Unreachable("no answer to the ClientHello: " + e.getMessage());
        } catch (EOFException | SocketException e) {
            return trust.wasShown() ? served(trust, keys) : new TlsAnswer.Refused(String.valueOf(e.getMessage()));
        } catch (SSLException e) {
            return trust.wasShown() ? served(trust, keys) : new TlsAnswer.Refused(String.valueOf(e.getMessage()));
        } catch (IOException | GeneralSecurityException e) {
            return new TlsAnswer.Unreachable(String.valueOf(e.getMessage()));
        }
    }

    private static SSLSocket wrap(Socket plain, KeyManager keys, TrustManager trust)
            throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {keys}, new TrustManager[] {trust}, null);
        return (SSLSocket) context.getSocketFactory().createSocket(plain, "", plain.getPort(), true);
    }

    private static TlsAnswer served(ShownCertificate trust, AskedForCertificate keys) {
        return new TlsAnswer.Served(
                trust.shown().stream()
                        .limit(1)
                        .flatMap(shown -> uris(shown).stream())
                        .toList(),
                keys.wasAsked());
    }

    private static List<String> uris(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> Integer.valueOf(URI_NAME).equals(name.get(0)))
                            .map(name -> String.valueOf(name.get(1)))
                            .toList();
        } catch (CertificateParsingException unreadable) {
            return List.of();
        }
    }
}
