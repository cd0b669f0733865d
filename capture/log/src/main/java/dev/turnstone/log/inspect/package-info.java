/// Looks into a traffic log without leaving a trace: what it holds, and whether it is whole.
@NullMarked
package dev.turnstone.log.inspect;

import org.jspecify.annotations.NullMarked;
