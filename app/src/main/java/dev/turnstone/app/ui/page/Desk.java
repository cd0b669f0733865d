package dev.turnstone.app.ui.page;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.feed.Engine;
import dev.turnstone.app.ui.feed.EngineFeed;
import dev.turnstone.app.ui.settings.Settings;
import dev.turnstone.app.ui.task.Tasks;

import java.nio.file.Path;
import java.time.InstantSource;

/// What every page works with.
public record Desk(
        Path home,
        Engine engine,
        EngineFeed feed,
        Tasks tasks,
        Texts texts,
        Navigator navigator,
        InstantSource clock,
        Settings settings) {
    /// With the settings that lie in the home.
    public Desk(
            Path home,
            Engine engine,
            EngineFeed feed,
            Tasks tasks,
            Texts texts,
            Navigator navigator,
            InstantSource clock) {
        this(home, engine, feed, tasks, texts, navigator, clock, Settings.of(home));
    }

    /// Who acts in this window: stands in the history.
    public String who() {
        return System.getProperty("user.name", "somebody");
    }
}
