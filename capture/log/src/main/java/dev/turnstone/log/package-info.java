/// The traffic log: what the proxies saw, in order, durable.
@NullMarked
package dev.turnstone.log;

import org.jspecify.annotations.NullMarked;
