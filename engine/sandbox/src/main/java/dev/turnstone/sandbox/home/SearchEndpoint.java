package dev.turnstone.sandbox.home;

/// Where a sandbox's search server is; `snapshots` is a folder usable as an `fs` repository.
public record SearchEndpoint(String url, String version, String snapshots, long pid) {}
