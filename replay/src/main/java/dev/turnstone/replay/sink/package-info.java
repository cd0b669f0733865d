/// Changes become bulks on the target, and every answer is explained.
@NullMarked
package dev.turnstone.replay.sink;

import org.jspecify.annotations.NullMarked;
