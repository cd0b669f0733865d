/// How everything looks: colours, fonts, states and how they are worded.
@NullMarked
package dev.turnstone.app.ui.theme;

import org.jspecify.annotations.NullMarked;
