/// What happens to documents on the way: declared in JSON, tried on a sample before it is used.
@NullMarked
package dev.turnstone.replay.transform;

import org.jspecify.annotations.NullMarked;
