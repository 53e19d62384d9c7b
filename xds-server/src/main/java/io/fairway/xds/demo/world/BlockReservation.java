package io.fairway.xds.demo.world;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/**
 * The right to use a block of loopback addresses, held by listening on its last one: two worlds never get the same block, and the
 * right of a program that dies is free again.
 */
public final class BlockReservation implements AutoCloseable {

    private static final int TRIES = 50;
    private static final int LAST = 254;
    private static final int PORT = 15999;

    private final LoopbackBlock block;
    private final ServerSocket held;

    private BlockReservation(LoopbackBlock block, ServerSocket held) {
        this.block = block;
        this.held = held;
    }

    /** Reserves some block that nobody has. */
    public static BlockReservation of(RandomGenerator random) {
        IOException last = new IOException("no attempt made");
        for (int i = 0; i < TRIES; i++) {
            LoopbackBlock block = LoopbackBlock.any(random);
            try {
                ServerSocket socket = new ServerSocket();
                socket.bind(new LoopbackSocket(block.address(LAST), PORT).toInetSocketAddress());
                return new BlockReservation(block, socket);
            } catch (IOException e) {
                last = e;
            }
        }
        throw new WorldException(
                "cannot listen on any of " + TRIES + " addresses such as 127.x.y." + LAST + ":" + PORT + ": "
                        + last.getMessage() + " (expected: Linux, where all of 127.0.0.0/8 is local, and port " + PORT
                        + " not held on all addresses)",
                last);
    }

    /** The addresses. */
    public LoopbackBlock block() {
        return block;
    }

    /** Whether no program listens on the port on all addresses. */
    public boolean isFree(int port) {
        return new LoopbackSocket(block.address(LAST), port).isFree();
    }

    @Override
    public void close() {
        try {
            held.close();
        } catch (IOException e) {
            throw new WorldException("cannot give " + block + " back", e);
        }
    }
}
