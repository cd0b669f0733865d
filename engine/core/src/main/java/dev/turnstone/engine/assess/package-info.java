/// Looks at both clusters before anything is done, and tells what stands in the way.
@NullMarked
package dev.turnstone.engine.assess;

import org.jspecify.annotations.NullMarked;
