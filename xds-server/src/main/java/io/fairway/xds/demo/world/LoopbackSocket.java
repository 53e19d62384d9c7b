package io.fairway.xds.demo.world;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * A TCP socket to listen on.
 *
 * @param address an IP address
 * @param port its port
 */
public record LoopbackSocket(String address, int port) {

    /** Whether nothing listens there, neither on this address nor on all addresses at once. Touches the network stack. */
    public boolean isFree() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(toInetSocketAddress());
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** The same for {@code java.net}; never asks DNS. */
    public InetSocketAddress toInetSocketAddress() {
        return new InetSocketAddress(InetAddress.ofLiteral(address), port);
    }

    @Override
    public String toString() {
        return address + ":" + port;
    }
}
