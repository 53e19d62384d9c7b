/**
 * What scenes found in, text and JSON out. Everything but {@link io.fairway.xds.demo.report.Screen} is pure. Start reading at
 * {@link io.fairway.xds.demo.report.DemoReport}.
 */
@NullMarked
package io.fairway.xds.demo.report;

import org.jspecify.annotations.NullMarked;
