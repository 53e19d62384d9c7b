/** Tests of cluster folders: the rules without I/O, and the watch with real files in temporary folders. */
@NullMarked
package io.fairway.watchers.folder;

import org.jspecify.annotations.NullMarked;
