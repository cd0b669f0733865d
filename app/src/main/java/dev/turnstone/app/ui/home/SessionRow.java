package dev.turnstone.app.ui.home;

import dev.turnstone.app.ui.feed.SessionState;

/// One session of the list; `current` is the one that is worked in.
record SessionRow(SessionState session, boolean current) {}
