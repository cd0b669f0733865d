/// The capture proxy: stands before a source, passes bytes through untouched, and records a copy.
@NullMarked
package dev.turnstone.proxy;

import org.jspecify.annotations.NullMarked;
