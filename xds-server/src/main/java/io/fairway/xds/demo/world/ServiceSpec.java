package io.fairway.xds.demo.world;

import io.fairway.model.id.ServiceName;

/**
 * A Service of a world. It has one port, which its pods listen on under the same number.
 *
 * @param name its name
 * @param portName the name of its port, which tells the protocol: {@code http}, {@code grpc}, {@code tcp}
 * @param port the number of its port
 * @param exported whether its cluster exports it from the start
 */
public record ServiceSpec(ServiceName name, String portName, int port, boolean exported) {

    /** Whether the pod stands behind this Service. */
    public boolean selects(PodSpec pod) {
        return pod.name().namespace().equals(name.namespace()) && pod.app().equals(name.name());
    }

    /** The same Service, exported from the start or not. */
    public ServiceSpec exported(boolean fromTheStart) {
        return new ServiceSpec(name, portName, port, fromTheStart);
    }
}
