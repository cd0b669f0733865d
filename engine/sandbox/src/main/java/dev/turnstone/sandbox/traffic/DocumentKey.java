package dev.turnstone.sandbox.traffic;

/// A document's name. The traffic never writes one id of one index with two routings.
record DocumentKey(String index, String id) {}
