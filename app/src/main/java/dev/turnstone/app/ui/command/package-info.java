/// Everything that can be done by typing: the palette, and the keys.
@NullMarked
package dev.turnstone.app.ui.command;

import org.jspecify.annotations.NullMarked;
