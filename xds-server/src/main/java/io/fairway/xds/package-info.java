/**
 * The program: arguments in, a running control plane or a printed answer out. May depend on everything below it; nothing
 * depends on it. Start reading at {@code Main}.
 */
@NullMarked
package io.fairway.xds;

import org.jspecify.annotations.NullMarked;
