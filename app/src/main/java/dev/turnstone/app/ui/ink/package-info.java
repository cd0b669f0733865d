/// Colours of the theme for what is painted instead of built from nodes.
@NullMarked
package dev.turnstone.app.ui.ink;

import org.jspecify.annotations.NullMarked;
