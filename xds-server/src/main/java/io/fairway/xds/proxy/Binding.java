package io.fairway.xds.proxy;

/**
 * Where a proxy listens and where it finds its workload.
 *
 * @param interception how traffic gets in
 * @param listenAddress the IP address that its listeners bind: the pod's own with {@link Interception#NONE}, so that the
 *     workload can hold the same ports on another address; {@code 0.0.0.0} with {@link Interception#REDIRECT}
 * @param workloadAddress the IP address that the workload listens on
 */
public record Binding(Interception interception, String listenAddress, String workloadAddress) {

    /** The port of the listener that takes the workload's own calls. */
    public static final int OUTBOUND_PORT = 15001;

    /** The port of the listener that takes redirected calls to the workload. */
    public static final int INBOUND_PORT = 15006;
}
