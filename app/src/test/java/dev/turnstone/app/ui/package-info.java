/// Holds the window to its promises, on a real toolkit.
@NullMarked
package dev.turnstone.app.ui;

import org.jspecify.annotations.NullMarked;
