/// One engine for one home: runs of sessions, driven here, and asked from other processes.
@NullMarked
package dev.turnstone.engine.host;

import org.jspecify.annotations.NullMarked;
