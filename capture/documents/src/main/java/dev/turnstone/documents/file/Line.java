package dev.turnstone.documents.file;

import dev.turnstone.model.Body;

import org.jspecify.annotations.Nullable;

/// What a line of a file means.
sealed interface Line {
    /// A line that holds a whole document.
    record Document(String index, String id, @Nullable String routing, Body source)
            implements Line {}

    /// A line of the bulk format, whose document is the next line.
    record Action(String index, String id, @Nullable String routing) implements Line {}

    /// A line of the bulk format that stands alone.
    record Delete(String index, String id, @Nullable String routing) implements Line {}

    /// A line that cannot be taken; `takesNext` where the line behind it goes with it.
    record Bad(String reason, boolean takesNext) implements Line {}
}
