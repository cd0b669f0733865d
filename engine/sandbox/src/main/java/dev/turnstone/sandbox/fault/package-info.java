/// A network that fails on demand.
@NullMarked
package dev.turnstone.sandbox.fault;

import org.jspecify.annotations.NullMarked;
