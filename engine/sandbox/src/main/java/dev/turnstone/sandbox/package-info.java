/// Real servers as child processes, for tests and for a user's first try. Depends on nothing of
/// ours.
@NullMarked
package dev.turnstone.sandbox;

import org.jspecify.annotations.NullMarked;
