/// Talking to one cluster: where it is, who we are there, what it runs, and how fast we may go.
@NullMarked
package dev.turnstone.model.cluster;

import org.jspecify.annotations.NullMarked;
