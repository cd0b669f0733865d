/// Documents from files that users bring.
@NullMarked
package dev.turnstone.documents.file;

import org.jspecify.annotations.NullMarked;
