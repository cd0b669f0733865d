/// Brings traffic that other tools captured into a log of ours.
@NullMarked
package dev.turnstone.log.imports;

import org.jspecify.annotations.NullMarked;
