/// The page of the proof.
@NullMarked
package dev.turnstone.app.ui.parity;

import org.jspecify.annotations.NullMarked;
