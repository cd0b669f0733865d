/// The page where one begins.
@NullMarked
package dev.turnstone.app.ui.home;

import org.jspecify.annotations.NullMarked;
