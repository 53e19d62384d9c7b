/**
 * Command lines in, printed answers and exit codes out. Data goes to standard output, everything else to standard error. May
 * depend on everything; nothing but {@code Main} depends on it. One command runs per process, on the main thread. Start reading
 * at {@link io.fairway.xds.cli.Cli}.
 */
@NullMarked
package io.fairway.xds.cli;

import org.jspecify.annotations.NullMarked;
