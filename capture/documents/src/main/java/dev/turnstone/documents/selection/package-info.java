/// Which indices of a cluster are taken, and which are left out and why: nothing is assumed.
@NullMarked
package dev.turnstone.documents.selection;

import org.jspecify.annotations.NullMarked;
