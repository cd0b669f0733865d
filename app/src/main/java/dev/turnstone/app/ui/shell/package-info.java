/// The window around the pages: where one is, what is under way, what the engine says.
@NullMarked
package dev.turnstone.app.ui.shell;

import org.jspecify.annotations.NullMarked;
