/// Metadata: reads what the source has, plans what the target will get, tries it there, makes it,
/// and takes it back.
@NullMarked
package dev.turnstone.engine.metadata;

import org.jspecify.annotations.NullMarked;
