/// The wizard without a window, on pictures, and by keys against real servers.
@NullMarked
package dev.turnstone.app.ui.wizard;

import org.jspecify.annotations.NullMarked;
