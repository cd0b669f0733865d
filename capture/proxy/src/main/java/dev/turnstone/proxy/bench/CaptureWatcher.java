package dev.turnstone.proxy.bench;

/// Is told what is being measured. The measuring thread only.
public interface CaptureWatcher {
    void warmingUp(String way);

    void measuring(String load, int connections, String way);
}
