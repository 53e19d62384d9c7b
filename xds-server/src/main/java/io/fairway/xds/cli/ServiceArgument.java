package io.fairway.xds.cli;

import io.fairway.model.id.ServiceName;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a Service as {@code namespace/name} or as its host name. */
final class ServiceArgument implements ITypeConverter<ServiceName> {

    private static final String EXPECTED = "namespace/name or name.namespace.svc.clusterset.local";
    private static final List<String> SUFFIX = List.of("svc", "clusterset", "local");

    @Override
    public ServiceName convert(String value) {
        List<String> slashed = List.of(value.split("/", -1));
        List<String> dotted = List.of(value.split("\\.", -1));
        try {
            if (slashed.size() == 2) {
                return new ServiceName(slashed.get(0), slashed.get(1));
            }
            if (dotted.size() == 5 && dotted.subList(2, 5).equals(SUFFIX)) {
                return new ServiceName(dotted.get(1), dotted.get(0));
            }
        } catch (IllegalArgumentException invalid) {
            throw new TypeConversionException(String.valueOf(invalid.getMessage()));
        }
        throw new TypeConversionException("\"" + value + "\" (expected: " + EXPECTED + ")");
    }
}
