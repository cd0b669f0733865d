/// JSON walked over as bytes, so that documents pass through exactly as they were stored.
@NullMarked
package dev.turnstone.documents.raw;

import org.jspecify.annotations.NullMarked;
