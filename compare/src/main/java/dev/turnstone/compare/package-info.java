/// Judges source against target.
@NullMarked
package dev.turnstone.compare;

import org.jspecify.annotations.NullMarked;
