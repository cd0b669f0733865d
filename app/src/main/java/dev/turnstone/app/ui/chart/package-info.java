/// One chart control: what it draws is worked out by plain classes, and painted on a canvas.
@NullMarked
package dev.turnstone.app.ui.chart;

import org.jspecify.annotations.NullMarked;
