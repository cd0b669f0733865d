/// Work beside the window, and how it fails.
@NullMarked
package dev.turnstone.app.ui.task;

import org.jspecify.annotations.NullMarked;
