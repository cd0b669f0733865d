/// The words that all modules share.
@NullMarked
package dev.turnstone.model;

import org.jspecify.annotations.NullMarked;
