package dev.turnstone.proxy.bench;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

/// One load through one way. Micros of processor time are for one request: of what stands in the
/// middle, of the load generator, of the stub and of the broker that is recorded to.
/// `ratioToCeiling` is the rate beside the bare pipe's, and `p99AddedMicros` the p99 above it.
/// `unsaid` counts requests that are neither in the log nor in a gap of it.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaptureRow(
        String name,
        String load,
        int connections,
        double rate,
        String unit,
        double mbPerSecond,
        @Nullable Double ratioToCeiling,
        double p50Micros,
        double p99Micros,
        @Nullable Double p99AddedMicros,
        double cpuSeconds,
        double cpuMicrosPerRequest,
        double loadCpuMicrosPerRequest,
        double stubCpuMicrosPerRequest,
        @Nullable Double brokerCpuMicrosPerRequest,
        String boundBy,
        @Nullable Double rssMb,
        @Nullable Double peakHeapMb,
        long requests,
        long broken,
        @Nullable Long recorded,
        @Nullable Long missed,
        @Nullable Long unsaid) {}
