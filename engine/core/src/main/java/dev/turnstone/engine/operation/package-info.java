/// What a user asks for in one piece: carry documents over, keep them in step, prove parity, retry
/// what failed.
@NullMarked
package dev.turnstone.engine.operation;

import org.jspecify.annotations.NullMarked;
