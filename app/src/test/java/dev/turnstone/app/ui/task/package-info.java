/// Tests of what stands here.
@NullMarked
package dev.turnstone.app.ui.task;

import org.jspecify.annotations.NullMarked;
