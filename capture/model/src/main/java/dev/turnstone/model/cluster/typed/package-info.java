/// The OpenSearch Java client's typed calls, over our own client.
@NullMarked
package dev.turnstone.model.cluster.typed;

import org.jspecify.annotations.NullMarked;
