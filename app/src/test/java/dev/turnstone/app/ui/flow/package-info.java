/// Whole ways through the window, on real servers.
@NullMarked
package dev.turnstone.app.ui.flow;

import org.jspecify.annotations.NullMarked;
