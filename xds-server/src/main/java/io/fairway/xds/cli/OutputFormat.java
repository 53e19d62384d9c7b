package io.fairway.xds.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The form in which a command prints its answer. */
enum OutputFormat {
    /** Aligned columns, for people; may change at any time. */
    TABLE,
    /** For people and machines; keys are stable. */
    YAML,
    /** For machines; keys are stable. */
    JSON;

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the lower-case name. */
    static final class Converter implements ITypeConverter<OutputFormat> {
        @Override
        public OutputFormat convert(String value) {
            return Arrays.stream(values())
                    .filter(format -> format.label().equals(value))
                    .findFirst()
                    .orElseThrow(
                            () -> new TypeConversionException("\"" + value + "\" (expected: table, yaml or json)"));
        }
    }

    /** What shells complete to. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(values()).map(OutputFormat::label).iterator();
        }
    }
}
