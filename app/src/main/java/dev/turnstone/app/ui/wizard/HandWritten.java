package dev.turnstone.app.ui.wizard;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What somebody writes by hand for objects and has neither kept nor discarded. Whoever leaves the
/// object, the step or the session finds it again. The window's thread.
final class HandWritten {
    private final Map<String, Map<String, String>> sessions = new HashMap<>();
    private final ReadOnlyObjectWrapper<Set<String>> keys = new ReadOnlyObjectWrapper<>(Set.of());
    private Map<String, String> texts = new HashMap<>();

    void of(String session) {
        texts = sessions.computeIfAbsent(session, _ -> new HashMap<>());
        tell();
    }

    /// The keys of the objects that something is written for.
    ReadOnlyObjectProperty<Set<String>> keysProperty() {
        return keys.getReadOnlyProperty();
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(texts.get(key));
    }

    void write(String key, String text) {
        texts.put(key, text);
        tell();
    }

    /// It was kept, or is not wanted any more.
    void done(String key) {
        texts.remove(key);
        tell();
    }

    private void tell() {
        keys.set(Set.copyOf(texts.keySet()));
    }
}
