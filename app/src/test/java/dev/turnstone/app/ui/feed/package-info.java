/// What the window hears of the engine.
@NullMarked
package dev.turnstone.app.ui.feed;

import org.jspecify.annotations.NullMarked;
