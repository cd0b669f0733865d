package dev.turnstone.proxy.bench;

import java.time.Duration;

/// What a load generator is told to do; `perSecond` 0 stands for as much as goes.
record LoadOrder(
        int port,
        String load,
        int connections,
        int perSecond,
        Duration warmUp,
        Duration measured) {}
