package dev.turnstone.engine.spec.dataprepper;

import dev.turnstone.engine.spec.shape.Located;
import dev.turnstone.engine.spec.shape.Located.Member;
import dev.turnstone.engine.spec.shape.Paths;
import dev.turnstone.engine.spec.shape.Problem;
import dev.turnstone.engine.spec.shape.Problem.Source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A part of a pipeline that is taken field by field; whoever took a field answers for it, and what
/// nobody took is told.
final class Pipeline {
    private final Located at;
    private final String path;
    private final List<Problem> remarks;
    private final Set<String> taken = new HashSet<>();

    Pipeline(Located at, String path, List<Problem> remarks) {
        this.at = at;
        this.path = path;
        this.remarks = remarks;
    }

    Optional<Pipeline> part(String name) {
        taken.add(name);
        return member(name)
                .map(found -> new Pipeline(found.value(), Paths.child(path, name), remarks));
    }

    /// The text of a field, whatever type it was written in.
    Optional<String> text(String name) {
        return part(name)
                .filter(part -> part.at instanceof Located.Value value && !value.json().isNull())
                .map(part -> part.at.json().asString());
    }

    boolean isTrue(String name) {
        return text(name).filter("true"::equalsIgnoreCase).isPresent();
    }

    /// The entries of a list; a single entry counts as a list of one.
    List<Pipeline> entries() {
        if (!(at instanceof Located.Items list)) {
            return List.of(this);
        }
        List<Pipeline> entries = new ArrayList<>();
        for (Located item : list.items()) {
            entries.add(new Pipeline(item, path + "[" + entries.size() + "]", remarks));
        }
        return entries;
    }

    List<Pipeline> entries(String name) {
        return part(name).map(Pipeline::entries).orElse(List.of());
    }

    List<String> texts(String name) {
        return entries(name).stream().map(entry -> entry.at.json().asString()).toList();
    }

    List<String> names() {
        return at instanceof Located.Members object
                ? object.members().stream().map(Member::name).toList()
                : List.of();
    }

    void error(String what, String remedy) {
        remarks.add(Problem.error(Source.MEANING, path, at.place(), what, remedy));
    }

    void warning(String what, String remedy) {
        remarks.add(Problem.warning(Source.MEANING, path, at.place(), what, remedy));
    }

    void note(String what, String remedy) {
        remarks.add(Problem.note(Source.MEANING, path, at.place(), what, remedy));
    }

    /// Tells of a field that is not carried over, if it is there.
    void dropped(String name, String why, String remedy) {
        taken.add(name);
        member(name)
                .ifPresent(
                        found ->
                                remarks.add(
                                        Problem.warning(
                                                Source.MEANING,
                                                Paths.child(path, name),
                                                found.place(),
                                                name + " is not carried over: " + why,
                                                remedy)));
    }

    /// Tells of every field that nobody took.
    void rest() {
        names().stream()
                .filter(name -> !taken.contains(name))
                .toList()
                .forEach(
                        name ->
                                dropped(
                                        name,
                                        "a spec has nothing that stands for it.",
                                        "See docs/spec.md for what there is instead."));
    }

    private Optional<Member> member(String name) {
        return at instanceof Located.Members object ? object.find(name) : Optional.empty();
    }
}
