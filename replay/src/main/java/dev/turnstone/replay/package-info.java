/// Makes the target follow: changes become bulks that converge.
@NullMarked
package dev.turnstone.replay;

import org.jspecify.annotations.NullMarked;
