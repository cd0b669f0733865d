/// The proxy's configuration file, read strictly: what is unknown or wrong is named by its path.
@NullMarked
package dev.turnstone.proxy.config;

import org.jspecify.annotations.NullMarked;
