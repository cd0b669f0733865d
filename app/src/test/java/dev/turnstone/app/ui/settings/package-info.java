/// Tests of what stands here.
@NullMarked
package dev.turnstone.app.ui.settings;

import org.jspecify.annotations.NullMarked;
