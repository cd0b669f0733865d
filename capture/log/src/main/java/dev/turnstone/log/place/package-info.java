/// Where traffic logs are, and how they are opened.
@NullMarked
package dev.turnstone.log.place;

import org.jspecify.annotations.NullMarked;
