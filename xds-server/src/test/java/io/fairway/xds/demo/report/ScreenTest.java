package io.fairway.xds.demo.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void printsOnlyTheLastFormWhereNobodyCanRedraw() {
        Screen screen = new Screen(out, false);
        screen.show(List.of("1 of 2"));
        screen.settle(List.of("2 of 2"));
        screen.print("done");
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("2 of 2\ndone\n");
    }

    @Test
    void drawsOverChangingLinesOnATerminal() {
        Screen screen = new Screen(out, true);
        screen.show(List.of("a", "b"));
        screen.settle(List.of("c", "d"));
        screen.print("done");
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo("\u001b[?7l\u001b[2Ka\n\u001b[2Kb\n\u001b[?7h"
                        + "\u001b[?7l\u001b[2A\u001b[2Kc\n\u001b[2Kd\n\u001b[?7h"
                        + "done\n");
    }
}
