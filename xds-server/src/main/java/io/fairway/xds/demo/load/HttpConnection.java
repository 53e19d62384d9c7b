package io.fairway.xds.demo.load;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One keep-alive HTTP/1.1 connection to a proxy, that sends a request once and only once. (The JDK's client repeats a GET by
 * itself when a connection breaks, which would hide the very failures that are to be counted.) For one thread.
 */
final class HttpConnection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int MAX_LINE = 16_384;

    private final Socket socket;
    private final InputStream in;
    private boolean reusable = true;

    private HttpConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    static HttpConnection open(InetSocketAddress proxy) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(proxy, TIMEOUT_MILLIS);
            return new HttpConnection(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Whether another request may be sent. */
    boolean isReusable() {
        return reusable;
    }

    /**
     * Asks the proxy for a page of another host, as every HTTP proxy understands it (RFC 9112, 3.2.2: absolute form).
     *
     * @param url {@code http://host:port/path}
     * @param host the {@code host:port} of the URL
     */
    Outcome get(String url, String host) throws IOException {
        String request = "GET " + url + " HTTP/1.1\r\nHost: " + host + "\r\nUser-Agent: fairway-demo\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        int status = Integer.parseInt(line().split(" ")[1]);
        int length = -1;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        lower.substring("content-length:".length()).trim());
            } else if (lower.equals("connection: close")) {
                reusable = false;
            }
        }
        if (length < 0) {
            throw new IOException("response without content-length (expected: a body of known length)");
        }
        return new Outcome.Responded(status, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("connection closed before the response was complete");
            }
            if (line.length() >= MAX_LINE) {
                throw new IOException("header line too long (expected: at most " + MAX_LINE + " characters)");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            reusable = false;
        }
    }
}
