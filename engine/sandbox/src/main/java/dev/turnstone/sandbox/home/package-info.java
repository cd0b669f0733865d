/// A sandbox that outlives the command that started it: `up`, `status`, `down`.
@NullMarked
package dev.turnstone.sandbox.home;

import org.jspecify.annotations.NullMarked;
