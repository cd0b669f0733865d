/// Child processes that end when their parent ends.
@NullMarked
package dev.turnstone.sandbox.process;

import org.jspecify.annotations.NullMarked;
