/// Pages, and how the window finds them.
@NullMarked
package dev.turnstone.app.ui.page;

import org.jspecify.annotations.NullMarked;
