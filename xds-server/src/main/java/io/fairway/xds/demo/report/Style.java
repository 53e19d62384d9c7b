package io.fairway.xds.demo.report;

/** Whether text is coloured, by ANSI escapes. */
public enum Style {
    /** It is not. */
    PLAIN,
    /** It is. */
    COLOURED;

    String bold(String text) {
        return escape("1", text);
    }

    String dim(String text) {
        return escape("2", text);
    }

    String good(String text) {
        return escape("32", text);
    }

    String bad(String text) {
        return escape("31", text);
    }

    private String escape(String code, String text) {
        return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
