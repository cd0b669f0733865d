/// Captured traffic that a target follows, with proxies and replays in processes of their own.
@NullMarked
package dev.turnstone.engine.traffic;

import org.jspecify.annotations.NullMarked;
