/// The page of what follows the source.
@NullMarked
package dev.turnstone.app.ui.capture;

import org.jspecify.annotations.NullMarked;
