/// What clusters say of a spec: whether they are reached, let us in, hold what is named, and have
/// room; and how much there is to carry. Asks, and changes nothing.
@NullMarked
package dev.turnstone.engine.spec.live;

import org.jspecify.annotations.NullMarked;
