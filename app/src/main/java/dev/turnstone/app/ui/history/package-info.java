/// What was done: runs, specs, and who did what.
@NullMarked
package dev.turnstone.app.ui.history;

import org.jspecify.annotations.NullMarked;
