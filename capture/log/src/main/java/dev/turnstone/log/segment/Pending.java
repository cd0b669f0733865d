package dev.turnstone.log.segment;

import dev.turnstone.log.TrafficLogWriter.Receipt;

import java.nio.ByteBuffer;
import java.util.List;

/// A record that was taken and is not durable yet.
record Pending(List<ByteBuffer> record, long length, Receipt receipt) {}
