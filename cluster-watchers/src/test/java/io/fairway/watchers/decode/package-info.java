/** Tests of decoding: YAML in, records or reasons out. No files but fixtures, no threads. */
@NullMarked
package io.fairway.watchers.decode;

import org.jspecify.annotations.NullMarked;
