/// The eight steps from two addresses to a migration that runs.
@NullMarked
package dev.turnstone.app.ui.wizard;

import org.jspecify.annotations.NullMarked;
