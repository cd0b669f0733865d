/// What somebody has to hear of although another page is open, or no window was.
@NullMarked
package dev.turnstone.app.ui.notice;

import org.jspecify.annotations.NullMarked;
