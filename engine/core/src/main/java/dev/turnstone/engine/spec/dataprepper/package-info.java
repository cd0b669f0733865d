/// Reads pipelines of Data Prepper that copy one cluster to another, and makes specs of them.
@NullMarked
package dev.turnstone.engine.spec.dataprepper;

import org.jspecify.annotations.NullMarked;
