/**
 * Stand-ins for what surrounds Fairway, for tests only: models of clients that know the protocols but share no code with the
 * servers under test. May depend on Envoy's messages and gRPC, never on a module that it tests. Start reading at
 * {@link io.fairway.testing.AdsTestClient}.
 */
@NullMarked
package io.fairway.testing;

import org.jspecify.annotations.NullMarked;
