/// Sends captured requests to the target, at a pace, and writes down what it answers.
@NullMarked
package dev.turnstone.replay.shadow;

import org.jspecify.annotations.NullMarked;
