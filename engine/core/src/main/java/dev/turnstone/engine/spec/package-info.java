/// What a migration shall be, as its owner declares it: clusters, what moves from which to which,
/// how, and who approves. Immutable; read from JSON or YAML, judged at once, hashed part by part.
@NullMarked
package dev.turnstone.engine.spec;

import org.jspecify.annotations.NullMarked;
