/// What the user wants of the window, and what the window remembers.
@NullMarked
package dev.turnstone.app.ui.settings;

import org.jspecify.annotations.NullMarked;
