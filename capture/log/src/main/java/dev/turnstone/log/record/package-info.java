/// What stands in a traffic log: the kinds of records, how they are encoded, and how exchanges are
/// put together from them again.
@NullMarked
package dev.turnstone.log.record;

import org.jspecify.annotations.NullMarked;
