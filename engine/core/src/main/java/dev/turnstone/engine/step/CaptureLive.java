package dev.turnstone.engine.step;

import java.util.Map;

/// A source that is followed by its sequence numbers; `followed` says up to which position each
/// shard is on the target.
record CaptureLive(long rounds, long read, Map<String, String> followed) {}
