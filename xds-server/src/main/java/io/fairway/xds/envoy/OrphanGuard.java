package io.fairway.xds.envoy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A small shell that ends a process when this program is gone, however it went: it reads from a pipe that nobody writes to, and
 * the kernel closes the pipe with the program. Once the process has ended by itself the guard is dismissed, so that it cannot hit
 * another one with the same id.
 */
final class OrphanGuard {

    private static final String SCRIPT = "trap '' INT TERM HUP; read -r _ && exit 0; kill -KILL \"$1\"";

    private OrphanGuard() {}

    /** Guards the process; ends it if it cannot be guarded. */
    static void post(Process process) throws IOException {
        try {
            Process guard = new ProcessBuilder("/bin/sh", "-c", SCRIPT, "fairway-guard", String.valueOf(process.pid()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var _ = process.onExit().thenRun(() -> dismiss(guard));
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static void dismiss(Process guard) {
        try (OutputStream pipe = guard.getOutputStream()) {
            pipe.write("done\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException _) {
            guard.destroyForcibly();
        }
    }
}
