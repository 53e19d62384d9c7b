/**
 * Rows in, lines for people out. Depends on the JDK only; pure. Start reading at {@link io.fairway.xds.text.TextTable}.
 */
@NullMarked
package io.fairway.xds.text;

import org.jspecify.annotations.NullMarked;
