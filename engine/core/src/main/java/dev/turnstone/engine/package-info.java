/// Steers: plans, runs, remembers, undoes.
@NullMarked
package dev.turnstone.engine;

import org.jspecify.annotations.NullMarked;
