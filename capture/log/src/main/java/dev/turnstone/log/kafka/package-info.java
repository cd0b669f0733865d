/// The traffic log in a Kafka topic: any number of proxies write, any number of workers share the
/// reading.
@NullMarked
package dev.turnstone.log.kafka;

import org.jspecify.annotations.NullMarked;
