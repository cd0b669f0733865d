/// The page of the documents under way.
@NullMarked
package dev.turnstone.app.ui.backfill;

import org.jspecify.annotations.NullMarked;
