/// Tests of what stands here.
@NullMarked
package dev.turnstone.app.ui.notice;

import org.jspecify.annotations.NullMarked;
