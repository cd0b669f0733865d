/// Tests of what stands here.
@NullMarked
package dev.turnstone.app.ui.shell;

import org.jspecify.annotations.NullMarked;
