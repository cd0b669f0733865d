/// The parity proof: whether the target holds every document of the source at the same revision.
@NullMarked
package dev.turnstone.compare.parity;

import org.jspecify.annotations.NullMarked;
