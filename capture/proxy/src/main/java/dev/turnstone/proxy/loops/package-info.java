/// Event loops and their sockets.
@NullMarked
package dev.turnstone.proxy.loops;

import org.jspecify.annotations.NullMarked;
