/**
 * Kubernetes YAML in, model records out, each rejection with file, line, value and expectation. May depend on the
 * model and on the YAML parser, never on files, clocks or threads: everything here is pure. Fields that Fairway does
 * not read may hold anything; those that it reads are checked as an API server checks them, and default as it
 * defaults them. Start reading at {@link io.fairway.watchers.decode.KubernetesYaml}.
 */
@NullMarked
package io.fairway.watchers.decode;

import org.jspecify.annotations.NullMarked;
