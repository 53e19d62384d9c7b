/**
 * The state of a running control plane in, pages for people and probes out: health, metrics, the image, imports, proxies and
 * explanations over HTTP. Reads immutable values through suppliers and changes nothing; may depend on everything but the loop and
 * the command line. Each request has a virtual thread of its own. Start reading at {@link io.fairway.xds.admin.AdminServer}.
 */
@NullMarked
package io.fairway.xds.admin;

import org.jspecify.annotations.NullMarked;
