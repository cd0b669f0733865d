/// Text and JSON to look at: lines in colours, only those in view built.
@NullMarked
package dev.turnstone.app.ui.text;

import org.jspecify.annotations.NullMarked;
