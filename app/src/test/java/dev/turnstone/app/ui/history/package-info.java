/// Tests of what stands here.
@NullMarked
package dev.turnstone.app.ui.history;

import org.jspecify.annotations.NullMarked;
