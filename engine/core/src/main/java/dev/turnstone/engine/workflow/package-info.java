/// Runs a plan: a pure state machine that decides, and a thin driver that does.
@NullMarked
package dev.turnstone.engine.workflow;

import org.jspecify.annotations.NullMarked;
