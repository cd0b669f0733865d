package dev.turnstone.app.ui.notice;

import dev.turnstone.app.ui.theme.Tone;

/// One thing that somebody has to hear of; stays until it is closed.
record Notice(Tone tone, String session, String text) {}
