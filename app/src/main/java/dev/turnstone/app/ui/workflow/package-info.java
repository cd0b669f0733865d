/// The page of the plan: its graph, each step, and what can be done about it.
@NullMarked
package dev.turnstone.app.ui.workflow;

import org.jspecify.annotations.NullMarked;
