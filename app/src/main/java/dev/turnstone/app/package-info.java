/// Composition root: the command line and the workbench.
@NullMarked
package dev.turnstone.app;

import org.jspecify.annotations.NullMarked;
