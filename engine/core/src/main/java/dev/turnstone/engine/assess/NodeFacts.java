package dev.turnstone.engine.assess;

import java.time.Duration;

/// One node: its clock against ours, and its disk.
record NodeFacts(
        String id, String version, boolean data, Duration ahead, long freeBytes, long totalBytes) {}
