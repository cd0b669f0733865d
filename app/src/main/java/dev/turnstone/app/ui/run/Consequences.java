package dev.turnstone.app.ui.run;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// What an action will do, told before it is done: `lines` are what it touches, one by one; `verb`
/// names the action on its button. `grave` ones take something back or end something.
public record Consequences(
        String title,
        String lead,
        List<String> lines,
        String verb,
        boolean grave,
        ObjectNode asked) {
    public Consequences {
        lines = List.copyOf(lines);
    }
}
