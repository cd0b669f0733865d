/// The servers' class paths: pinned in lock files, fetched from Maven Central, verified, cached.
@NullMarked
package dev.turnstone.sandbox.jars;

import org.jspecify.annotations.NullMarked;
