/// TLS and authentication in front of servers that have neither, so that clients' security can be
/// tested.
@NullMarked
package dev.turnstone.sandbox.front;

import org.jspecify.annotations.NullMarked;
