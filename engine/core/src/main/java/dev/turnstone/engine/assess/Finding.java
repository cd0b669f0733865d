package dev.turnstone.engine.assess;

import java.util.List;

/// One thing that the assessment found. `object` sums up `objects` in a few words; `details` tell
/// where and why; `automatic` says that Turnstone deals with it by itself.
public record Finding(
        String code,
        Severity severity,
        String title,
        String object,
        List<String> objects,
        String meaning,
        String remedy,
        boolean automatic,
        List<String> details) {
    public Finding {
        objects = List.copyOf(objects);
        details = List.copyOf(details);
    }
}
