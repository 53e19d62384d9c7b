package io.fairway.xds.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
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

    private static List<String> names() {
        return Arrays.stream(values())
                .map(it -> it.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Reads the lower-case name. */
    static final class Converter implements ITypeConverter<OutputFormat> {
        @Override
        public OutputFormat convert(String value) {
            int index = names().indexOf(value);
            if (index < 0) {
                throw new TypeConversionException("\"" + value + "\" (expected: table, yaml or json)");
            }
            return values()[index];
        }
    }

    /** What shells complete to. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return names().iterator();
        }
    }
}
