package dev.turnstone.engine.spec.shape;

import com.fasterxml.jackson.annotation.JsonValue;

import dev.turnstone.engine.spec.shape.Located.Place;

import java.util.Locale;

/// One thing that is wrong with a declaration, or that its owner should know: where, what, and what
/// to do. Line and column count from 1; zero where there is no text.
public record Problem(
        Severity severity,
        Source source,
        String path,
        int line,
        int column,
        String what,
        String remedy) {

    /// How much it matters.
    public enum Severity {
        /// Nothing can be planned.
        ERROR,
        /// It can, but somebody should decide.
        WARNING,
        /// Good to know.
        NOTE;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What was asked to find it.
    public enum Source {
        /// The text alone cannot be read.
        SYNTAX,
        /// The published schema says so as well.
        SCHEMA,
        /// What is said contradicts itself.
        MEANING,
        /// A cluster says so.
        CLUSTER;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Problem error(
            Source source, String path, Place place, String what, String remedy) {
        return new Problem(
                Severity.ERROR, source, path, place.line(), place.column(), what, remedy);
    }

    public static Problem warning(
            Source source, String path, Place place, String what, String remedy) {
        return new Problem(
                Severity.WARNING, source, path, place.line(), place.column(), what, remedy);
    }

    public static Problem note(
            Source source, String path, Place place, String what, String remedy) {
        return new Problem(Severity.NOTE, source, path, place.line(), place.column(), what, remedy);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
