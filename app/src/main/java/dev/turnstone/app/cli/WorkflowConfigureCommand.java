package dev.turnstone.app.cli;

import dev.turnstone.engine.spec.SpecEdit;
import dev.turnstone.engine.spec.SpecReading;
import dev.turnstone.engine.spec.Specs;
import dev.turnstone.engine.spec.dataprepper.DataPrepperImport;
import dev.turnstone.engine.spec.dataprepper.Imported;
import dev.turnstone.engine.spec.shape.Problem;
import dev.turnstone.engine.spec.shape.SpecMapper;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Shows and changes a session's spec, field by field or as a whole, and says at once how it
/// stands.
@Command(name = "configure")
final class WorkflowConfigureCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private WorkflowOptions options;

    @Option(names = "--spec", paramLabel = "FILE")
    private @Nullable Path file;

    @Option(names = "--data-prepper", paramLabel = "FILE")
    private @Nullable Path pipeline;

    @Option(names = "--source", paramLabel = "URL")
    private @Nullable String source;

    @Option(names = "--target", paramLabel = "URL")
    private @Nullable String target;

    @Option(names = "--get", paramLabel = "PATH")
    private @Nullable String get;

    @Option(names = "--remove", paramLabel = "PATH")
    private List<String> removed = List.of();

    @Parameters(paramLabel = "FIELD", descriptionKey = "FIELD", arity = "0..*")
    private List<String> fields = List.of();

    WorkflowConfigureCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (file != null && pipeline != null) {
            throw new WrongUsage(console.texts().text("spec.oneOrigin"));
        }
        SpecDesk desk = SpecDesk.open(options);
        List<Problem> told = new ArrayList<>();
        if (file != null && !isEdited()) {
            // As its owner wrote it, with comments, whatever it holds.
            return kept(desk, GivenFile.read("spec", file), told);
        }
        SpecEdit edit = begun(desk, told);
        if (get != null) {
            return shown(edit, desk, get);
        }
        if (pipeline == null && file == null && !isEdited()) {
            return answer(desk, edit.yaml(), edit.reading(), told, -1);
        }
        changed(edit);
        return kept(desk, edit.yaml(), told);
    }

    private boolean isEdited() {
        return !fields.isEmpty() || !removed.isEmpty() || source != null || target != null;
    }

    private SpecEdit begun(SpecDesk desk, List<Problem> told) {
        if (pipeline != null) {
            Imported imported = DataPrepperImport.read(GivenFile.read("spec", pipeline));
            told.addAll(imported.remarks());
            return imported.spec();
        }
        String text = file == null ? desk.text().orElse("{}") : GivenFile.read("spec", file);
        return SpecEdit.of(text)
                .orElseThrow(() -> new WrongUsage(console.texts().text("spec.notEditable")));
    }

    private void changed(SpecEdit edit) {
        if (source != null) {
            edit.setText("sources.source.url", source);
        }
        if (target != null) {
            edit.setText("targets.target.url", target);
        }
        for (String path : removed) {
            if (!edit.remove(path)) {
                throw new WrongUsage(console.texts().text("spec.nothingThere", path));
            }
        }
        for (String field : fields) {
            int equal = field.indexOf('=');
            if (equal < 1) {
                throw new WrongUsage(console.texts().text("spec.pathAndValue", field));
            }
            edit.set(field.substring(0, equal), field.substring(equal + 1));
        }
    }

    private int shown(SpecEdit edit, SpecDesk desk, String path) {
        JsonNode value =
                edit.get(path)
                        .orElseThrow(
                                () ->
                                        new WrongUsage(
                                                console.texts().text("spec.nothingThere", path)));
        ObjectNode answer = new SpecAnswer(desk.session(), edit.reading().feedback()).json();
        answer.put("path", path);
        answer.set("value", value);
        return options.report(console, answer, _ -> plain(value));
    }

    private static String plain(JsonNode value) {
        return value.isString()
                ? value.asString()
                : SpecMapper.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }

    private int kept(SpecDesk desk, String text, List<Problem> told) {
        SpecReading reading = Specs.read(text);
        return answer(desk, text, reading, told, desk.keep(text, reading));
    }

    /// `version` is that of the spec in its session, zero for a draft, below where nothing was to
    /// be kept.
    private int answer(
            SpecDesk desk, String text, SpecReading reading, List<Problem> told, int version) {
        ObjectNode answer = new SpecAnswer(desk.session(), reading.feedback()).of(reading.spec());
        answer.put("written", text);
        answer.set("imported", SpecMapper.JSON.valueToTree(told));
        if (version > 0) {
            answer.put("version", version);
        }
        SpecText shown = new SpecText(console.texts());
        shown.tell(console, told);
        shown.tell(console, reading.feedback().problems());
        if (version > 0) {
            console.say("spec.kept", desk.session(), String.valueOf(version));
        } else if (version == 0) {
            console.say("spec.draft", desk.session());
        }
        options.report(console, answer, _ -> text.stripTrailing());
        return reading.isClear() ? Cli.DONE : Cli.FAILED;
    }
}
