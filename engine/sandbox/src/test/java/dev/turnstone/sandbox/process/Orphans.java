package dev.turnstone.sandbox.process;

import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.ServerVersion;
import dev.turnstone.sandbox.Servers;

import java.nio.file.Path;

/// A parent that starts servers, one of them paused, and waits to be killed: `Orphans FOLDER`.
/// Prints their process ids.
final class Orphans {
    private Orphans() {}

    public static void main(String[] args) throws InterruptedException {
        Servers servers = Servers.open(Path.of(args[0]), (_, _, _) -> {});
        SearchServer running = servers.search(ServerVersion.ES_5_6);
        SearchServer paused = servers.search(ServerVersion.ES_5_6);
        paused.pause();
        System.out.println("PIDS " + running.pid() + " " + paused.pid());
        Thread.currentThread().join();
    }
}
