/**
 * A command line in, a running server or a printed answer and an exit code out: 0 done, 1 failed, 2 wrong usage. May depend on
 * everything; nothing depends on it but {@code Main}. Start reading at {@link io.fairway.xds.cli.FairwayCommand}.
 */
@NullMarked
package io.fairway.xds.cli;

import org.jspecify.annotations.NullMarked;
