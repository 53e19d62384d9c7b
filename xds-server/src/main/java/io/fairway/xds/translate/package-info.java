/**
 * Decisions in, Envoy resources out: one translator per resource type, each a plain function. May depend on the model, the
 * gateway module, {@code decide}, {@code proxy} and {@code snapshot}; pure. Start reading at
 * {@link io.fairway.xds.translate.ViewTranslator}.
 */
@NullMarked
package io.fairway.xds.translate;

import org.jspecify.annotations.NullMarked;
