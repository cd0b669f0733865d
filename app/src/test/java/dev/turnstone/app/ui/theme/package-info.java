@NullMarked
package dev.turnstone.app.ui.theme;

import org.jspecify.annotations.NullMarked;
