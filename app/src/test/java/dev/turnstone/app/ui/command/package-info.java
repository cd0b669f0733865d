/// Tests of what stands here.
@NullMarked
package dev.turnstone.app.ui.command;

import org.jspecify.annotations.NullMarked;
