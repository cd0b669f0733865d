/// The one line to the engine: questions, and what it knows now.
@NullMarked
package dev.turnstone.app.ui.feed;

import org.jspecify.annotations.NullMarked;
