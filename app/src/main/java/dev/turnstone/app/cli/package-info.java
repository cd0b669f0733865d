/// The command line: a contract that scripts rely on. Every command reports as text or as one JSON
/// object.
@NullMarked
package dev.turnstone.app.cli;

import org.jspecify.annotations.NullMarked;
