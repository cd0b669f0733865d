/// Home: what it offers, and what a trial tells.
@NullMarked
package dev.turnstone.app.ui.home;

import org.jspecify.annotations.NullMarked;
