/// Measures the controls: for `bench workbench`, not for tests.
@NullMarked
package dev.turnstone.app.ui.bench;

import org.jspecify.annotations.NullMarked;
