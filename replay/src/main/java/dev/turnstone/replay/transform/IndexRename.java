package dev.turnstone.replay.transform;

import dev.turnstone.model.DocumentChange;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Writes the indices whose whole name fits the pattern under another name.
final class IndexRename implements Transform {
    private final Pattern from;
    private final String to;
    private final Map<String, String> names = new ConcurrentHashMap<>();

    IndexRename(Pattern from, String to) {
        this.from = from;
        this.to = to;
    }

    @Override
    public Outcome apply(DocumentChange change) {
        String name = targetIndex(change.index());
        return new Outcome.Passed(
                name.equals(change.index())
                        ? change
                        : new DocumentChange(
                                name,
                                change.shard(),
                                change.id(),
                                change.routing(),
                                change.revision(),
                                change.change()));
    }

    @Override
    public String targetIndex(String index) {
        return names.computeIfAbsent(
                index,
                name -> {
                    var matcher = from.matcher(name);
                    return matcher.matches() ? matcher.replaceFirst(to) : name;
                });
    }
}
