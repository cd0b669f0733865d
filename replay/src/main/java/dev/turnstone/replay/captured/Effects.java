package dev.turnstone.replay.captured;

import dev.turnstone.model.Body;
import dev.turnstone.replay.captured.Api.Verb;
import dev.turnstone.replay.captured.Effect.Changed;
import dev.turnstone.replay.captured.Effect.NotWritten;

import org.jspecify.annotations.Nullable;

/// What one write did, from what was asked and what was answered.
final class Effects {
    private Effects() {}

    /// Nobody told how it ended.
    static Effect unanswered(WriteRequest write) {
        String name = write.nameOr("");
        return write.id() == null
                ? new Effect.Lost(name)
                : new Changed(
                        new Address(name, null, write.id(), write.routing()),
                        null,
                        Changed.Why.AMBIGUOUS);
    }

    /// An answer came, but not one that says what became of this write.
    static Effect unread(WriteRequest write) {
        Effect effect = unanswered(write);
        return effect instanceof Changed(Address at, _, _)
                ? new Changed(at, null, Changed.Why.UNREADABLE)
                : effect;
    }

    static Effect refused(WriteRequest write, boolean usedANumber) {
        return new NotWritten(
                new Address(
                        write.nameOr(""),
                        null,
                        write.id() == null ? "" : write.id(),
                        write.routing()),
                usedANumber ? NotWritten.Why.REFUSED_WITH_NUMBER : NotWritten.Why.REFUSED);
    }

    static Effect of(WriteRequest write, ItemAnswer answer) {
        if (answer.isAmbiguous()) {
            return unanswered(write);
        }
        if (answer.isMuted()) {
            return unread(write);
        }
        Numbers numbers = answer.numbers();
        boolean done =
                answer.isSuccess()
                        || answer.status() == 404 && write.verb() == Verb.DELETE && numbers != null;
        if (!done) {
            return refused(write, answer.usedANumber());
        }
        String id = answer.id() == null ? write.id() : answer.id();
        if (id == null) {
            return new Effect.Lost(answer.index() == null ? write.nameOr("") : answer.index());
        }
        var at = new Address(write.nameOr(""), answer.index(), id, write.routing());
        if (answer.isNoop()) {
            return new NotWritten(
                    at, write.verb() == Verb.UPDATE ? NotWritten.Why.NOOP : NotWritten.Why.DROPPED);
        }
        return done(write, at, numbers, answer.result());
    }

    private static Effect done(
            WriteRequest write, Address at, @Nullable Numbers numbers, String result) {
        if (numbers == null || at.index() == null) {
            return new Changed(at, numbers, Changed.Why.UNREADABLE);
        }
        return switch (write.verb()) {
            case DELETE -> new Effect.Deleted(at, numbers);
            case UPDATE ->
                    result.equals("deleted")
                            ? new Effect.Deleted(at, numbers)
                            : new Changed(at, numbers, Changed.Why.UPDATE);
            case INDEX, CREATE -> indexed(write, at, numbers);
        };
    }

    private static Effect indexed(WriteRequest write, Address at, Numbers numbers) {
        if (write.piped()) {
            return new Changed(at, numbers, Changed.Why.PIPELINE);
        }
        Body source = write.source();
        return source == null
                ? new Changed(at, numbers, Changed.Why.UNREADABLE)
                : new Effect.Written(at, numbers, source);
    }
}
