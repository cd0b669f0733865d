package dev.turnstone.engine.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Sessions are like branches: each has its spec, in versions, and its runs. One of them is the
/// current one.
public final class Sessions {
    /// The session that is there without having been created.
    public static final String USUAL = "main";

    private static final String CURRENT = "session";

    private final Database database;
    private final Audit audit;

    Sessions(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /// One session; `origin` is the one it was cloned from, or empty.
    public record Session(String name, Instant created, String createdBy, String origin) {}

    /// One version of a session's spec, as it was written.
    public record SpecVersion(
            String session, int version, String text, String hash, Instant saved, String savedBy) {}

    public List<Session> list() {
        return database.query(
                "select * from sessions order by name",
                row ->
                        new Session(
                                row.getString("name"),
                                Database.instant(row, "created"),
                                row.getString("created_by"),
                                row.getString("origin")));
    }

    public String current() {
        return database
                .query(
                        "select content from settings where name = ?",
                        row -> row.getString(1),
                        CURRENT)
                .stream()
                .findFirst()
                .orElse(USUAL);
    }

    public Session create(String name, String origin, String who, Instant now) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw new HistoryException(
                    "A session cannot be called " + name + ". Nothing was created.",
                    "Use letters, digits, dots, dashes and underscores, a letter or digit first.",
                    null);
        }
        if (find(name).isPresent()) {
            throw new HistoryException(
                    "There is a session " + name + " already. Nothing was created.",
                    "Use another name, or switch to it.",
                    null);
        }
        database.update("insert into sessions values (?, ?, ?, ?)", name, now, who, origin);
        audit.record(new Audit.Entry(now, who, name, 0, "session-created", origin));
        return new Session(name, now, who, origin);
    }

    public void switchTo(String name, String who, Instant now) {
        require(name);
        database.update("merge into settings key (name) values (?, ?)", CURRENT, name);
        audit.record(new Audit.Entry(now, who, name, 0, "session-switched", ""));
    }

    /// With its specs, runs and logs; what is on the clusters stays.
    public void delete(String name, String who, Instant now) {
        require(name);
        List<String> open =
                database.query(
                        "select state from runs where session = ? and state in"
                                + " ('running', 'pausing', 'cancelling', 'rolling-back')",
                        row -> row.getString(1),
                        name);
        if (!open.isEmpty()) {
            throw new HistoryException(
                    "A run of the session "
                            + name
                            + " is "
                            + open.getFirst()
                            + ". Nothing was deleted.",
                    "Cancel the run first.",
                    null);
        }
        database.together(
                () -> {
                    database.update("delete from sessions where name = ?", name);
                    database.update(
                            "delete from settings where name = ? and content = ?", CURRENT, name);
                });
        audit.record(new Audit.Entry(now, who, name, 0, "session-deleted", ""));
    }

    public Optional<Session> find(String name) {
        return list().stream().filter(session -> session.name().equals(name)).findFirst();
    }

    /// Keeps a spec as the session's newest version; the same text again makes none.
    public SpecVersion configure(
            String session, String text, String hash, String who, Instant now) {
        if (find(session).isEmpty()) {
            create(session, "", who, now);
        }
        Optional<SpecVersion> newest = spec(session);
        if (newest.isPresent() && newest.get().text().equals(text)) {
            return newest.get();
        }
        int version = newest.map(SpecVersion::version).orElse(0) + 1;
        database.update(
                "insert into specs values (?, ?, ?, ?, ?, ?)",
                session,
                version,
                text,
                hash,
                now,
                who);
        audit.record(new Audit.Entry(now, who, session, 0, "configured", "version " + version));
        return new SpecVersion(session, version, text, hash, now, who);
    }

    /// The newest version of the session's spec.
    public Optional<SpecVersion> spec(String session) {
        return specs(session).stream().reduce((_, newer) -> newer);
    }

    /// All versions, the oldest first.
    public List<SpecVersion> specs(String session) {
        return database.query(
                "select * from specs where session = ? order by version",
                row ->
                        new SpecVersion(
                                row.getString("session"),
                                row.getInt("version"),
                                row.getString("content"),
                                row.getString("hash"),
                                Database.instant(row, "saved"),
                                row.getString("saved_by")),
                session);
    }

    private void require(String name) {
        if (find(name).isEmpty()) {
            throw new HistoryException(
                    "There is no session " + name + ". Nothing was changed.",
                    "See \"turnstone workflow session list\".",
                    null);
        }
    }
}
