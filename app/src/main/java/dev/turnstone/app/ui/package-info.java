/// The workbench: the window of Turnstone. What it shows is what the engine knows, and nothing
/// else.
@NullMarked
package dev.turnstone.app.ui;

import org.jspecify.annotations.NullMarked;
