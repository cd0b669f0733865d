package dev.turnstone.app.ui.command;

/// Something that can be done from anywhere; `keys` is how its shortcut is shown, or empty.
public record Command(String title, String keys, Runnable action) {}
