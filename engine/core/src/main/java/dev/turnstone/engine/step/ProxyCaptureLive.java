package dev.turnstone.engine.step;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.turnstone.engine.operation.ReplayResult;
import dev.turnstone.proxy.ProxyState;
import dev.turnstone.replay.traffic.Seen;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A capture by a proxy under way; `proxy` is missing where it is a process of its own, which is to
/// be asked itself. `seen` counts, shard by shard, what clients were answered about.
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProxyCaptureLive(@Nullable ProxyState proxy, ReplayResult following, List<Seen> seen) {}
