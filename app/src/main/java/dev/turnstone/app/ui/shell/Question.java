package dev.turnstone.app.ui.shell;

import dev.turnstone.app.ui.theme.Tone;

/// The answer to one of the three questions that are always answered: in short, and with its
/// evidence.
public record Question(Tone tone, String answer, String evidence) {}
