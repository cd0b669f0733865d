/// A whole migration of a sandbox under live traffic: the same for the command line and the
/// workbench.
@NullMarked
package dev.turnstone.app.sandbox;

import org.jspecify.annotations.NullMarked;
