/// What clients said to the source and what it answered, as the proxies saw it.
@NullMarked
package dev.turnstone.model.traffic;

import org.jspecify.annotations.NullMarked;
