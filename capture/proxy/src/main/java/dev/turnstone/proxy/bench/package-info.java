/// Measures what the proxy costs beside a bare pipe, each part in a process of its own.
@NullMarked
package dev.turnstone.proxy.bench;

import org.jspecify.annotations.NullMarked;
