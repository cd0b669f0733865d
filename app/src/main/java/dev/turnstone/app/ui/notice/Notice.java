package dev.turnstone.app.ui.notice;

import dev.turnstone.app.ui.theme.Tone;

/// One thing that somebody has to hear of; stays until it is closed, or until there is newer to
/// tell of the same session: what happened while nobody looked (`away`) is not replaced by that.
record Notice(Tone tone, String session, String text, boolean away) {}
