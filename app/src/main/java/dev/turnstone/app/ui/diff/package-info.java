/// Two documents side by side: the model is plain and immutable, the view shows a window of it.
@NullMarked
package dev.turnstone.app.ui.diff;

import org.jspecify.annotations.NullMarked;
