package io.fairway.xds.snapshot;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Turns messages into bytes that depend on nothing but their content. Protobuf's usual serialisation may order the entries of a
 * map differently in each process; this one may not, so that replicas agree on versions. Pure; safe for any thread.
 */
public final class ResourceEncoder {
    private static final int VERSION_BYTES = 8;

    private ResourceEncoder() {}

    /**
     * The resource as it goes over the wire, under its own name: its field {@code name} or, for a ClusterLoadAssignment,
     * {@code cluster_name}.
     *
     * @throws IllegalArgumentException if the message is not a named resource
     */
    public static EncodedResource encode(Message resource) {
        Any body = pack(resource);
        return new EncodedResource(nameOf(resource), version(body.getValue()), body);
    }

    /** As {@link Any#pack(Message)}, with deterministic bytes; for the extensions inside a resource too. */
    public static Any pack(Message message) {
        return Any.newBuilder()
                .setTypeUrl(
                        "type.googleapis.com/" + message.getDescriptorForType().getFullName())
                .setValue(deterministicBytes(message))
                .build();
    }

    /** The first 64 bits of the SHA-256 of the bytes, in hexadecimal. */
    public static String version(ByteString bytes) {
        MessageDigest digest = sha256();
        bytes.asReadOnlyByteBufferList().forEach(digest::update);
        return HexFormat.of().formatHex(digest.digest(), 0, VERSION_BYTES);
    }

    private static ByteString deterministicBytes(Message message) {
        ByteString.Output bytes = ByteString.newOutput(message.getSerializedSize());
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.useDeterministicSerialization();
        try {
            message.writeTo(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return bytes.toByteString();
    }

    private static String nameOf(Message resource) {
        FieldDescriptor name = resource.getDescriptorForType().findFieldByName("name");
        if (name == null) {
            name = resource.getDescriptorForType().findFieldByName("cluster_name");
        }
        if (name == null || !(resource.getField(name) instanceof String text) || text.isEmpty()) {
            throw new IllegalArgumentException("resource of type "
                    + resource.getDescriptorForType().getFullName()
                    + " has no name (expected: a field name or cluster_name that is not empty)");
        }
        return text;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
