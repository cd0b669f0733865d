package dev.turnstone.engine.step;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.turnstone.engine.operation.ReplayResult;
import dev.turnstone.proxy.ProxyState;

import org.jspecify.annotations.Nullable;

/// A capture by a proxy under way; `proxy` is missing where it is a process of its own, which is to
/// be asked itself.
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProxyCaptureLive(@Nullable ProxyState proxy, ReplayResult following) {}
