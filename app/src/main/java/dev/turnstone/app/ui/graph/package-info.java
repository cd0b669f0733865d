/// The graph of a plan: laid out off the UI's thread, shown as a drawing and as a list.
@NullMarked
package dev.turnstone.app.ui.graph;

import org.jspecify.annotations.NullMarked;
