/// What was planned, done, approved and found out: one H2 file, the only place with SQL.
@NullMarked
package dev.turnstone.engine.history;

import org.jspecify.annotations.NullMarked;
