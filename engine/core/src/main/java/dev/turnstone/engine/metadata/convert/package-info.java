/// Turns an object of the source's metadata into what the target understands: a list of small pure
/// rules over JSON, each of which tells what it changes, why, and what is lost.
@NullMarked
package dev.turnstone.engine.metadata.convert;

import org.jspecify.annotations.NullMarked;
