/**
 * The names that everything is keyed by: validated text in, comparable records out. Depends on nothing but the JDK;
 * immutable, so safe for any thread. Start reading at {@link io.fairway.model.id.ServiceName}.
 */
@NullMarked
package io.fairway.model.id;

import org.jspecify.annotations.NullMarked;
