/// What captured exchanges mean for the documents of the source. Pure: nothing here asks anybody.
@NullMarked
package dev.turnstone.replay.captured;

import org.jspecify.annotations.NullMarked;
