/**
 * The server's YAML files in, settings or every problem of the file with its line out. Nothing is guessed: an unknown
 * key, a wrong type or a dangling name is a problem, and a file with a problem yields no settings. May depend on the
 * model, on the watchers' YAML tree and on the file system, of which it reads only the named file; safe for any thread.
 * Start reading at {@link io.fairway.xds.config.ServerConfigFile}.
 */
@NullMarked
package io.fairway.xds.config;

import org.jspecify.annotations.NullMarked;
