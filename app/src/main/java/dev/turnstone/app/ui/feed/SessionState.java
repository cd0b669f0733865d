package dev.turnstone.app.ui.feed;

import dev.turnstone.engine.host.RunView;

import java.util.Optional;

/// One session at one moment: its name, the one it was cloned from or nothing, and its newest run.
public record SessionState(String name, String origin, Optional<RunView> run) {}
