package dev.turnstone.app.ui.feed;

import dev.turnstone.engine.host.RunView;

import java.util.Optional;

/// One session at one moment: its name, the one it was cloned from or nothing, and its newest run.
/// `trouble` says why that could not be read, and is empty where it could.
public record SessionState(String name, String origin, Optional<RunView> run, String trouble) {
    public SessionState(String name, String origin, Optional<RunView> run) {
        this(name, origin, run, "");
    }
}
