/// The real steps: each kind of the plan done by the operations of the house.
@NullMarked
package dev.turnstone.engine.step;

import org.jspecify.annotations.NullMarked;
