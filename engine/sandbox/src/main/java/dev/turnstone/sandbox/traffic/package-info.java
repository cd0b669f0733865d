/// Seeded application traffic against a search cluster, and the oracle that knows afterwards what
/// must be there.
@NullMarked
package dev.turnstone.sandbox.traffic;

import org.jspecify.annotations.NullMarked;
