/// Makes the target follow what the proxies captured: in any order, any number of times.
@NullMarked
package dev.turnstone.replay.traffic;

import org.jspecify.annotations.NullMarked;
