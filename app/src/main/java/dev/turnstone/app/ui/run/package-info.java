/// What the pages of a run share.
@NullMarked
package dev.turnstone.app.ui.run;

import org.jspecify.annotations.NullMarked;
