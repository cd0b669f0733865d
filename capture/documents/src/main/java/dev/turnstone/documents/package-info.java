/// Documents as the source holds them: from a snapshot, a scan, a sequence delta or a file.
@NullMarked
package dev.turnstone.documents;

import org.jspecify.annotations.NullMarked;
