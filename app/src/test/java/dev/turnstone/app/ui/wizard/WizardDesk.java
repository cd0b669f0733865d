package dev.turnstone.app.ui.wizard;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.run.FakeDesk;
import dev.turnstone.app.ui.run.FakeEngine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a wizard in a test stands on: a folder, and an engine that answers what it is told.
final class WizardDesk {
    static final String YAML =
            """
            sources:
              source:
                url: http://es.shop.example:9200
                auth:
                  kind: basic
                  user: maria
            targets:
              target:
                url: http://os.shop.example:9200
            migrations:
              main:
                indices:
                  include: ["orders-*", "customers"]
                  exclude: ["orders-00*"]
                validation:
                  parity: true
            """;

    private WizardDesk() {}

    static Desk at(Path home, Desk desk) {
        return new Desk(
                home,
                desk.engine(),
                desk.feed(),
                desk.tasks(),
                desk.texts(),
                desk.navigator(),
                desk.clock(),
                desk.settings());
    }

    static WizardViewModel model(Path home, FakeDesk fake) {
        return new WizardViewModel(
                at(home, fake.desk()),
                new FakeSurvey(),
                new Work(fake.desk().tasks(), Calm::none),
                Texts.of("wizard"));
    }

    static void answer(FakeEngine engine) {
        engine.answer("spec", "{\"session\":\"prod\"}");
        engine.answer("configure", "{\"session\":\"prod\",\"version\":1}");
        engine.answer("start", "{\"session\":\"prod\",\"run\":1}");
        StringBuilder steps = new StringBuilder();
        String[] kinds = {"assess", "metadata", "capture", "backfill", "replay", "validate"};
        String before = "";
        for (String kind : kinds) {
            String id = "main/" + kind + "/rest/target";
            steps.append(steps.isEmpty() ? "" : ",")
                    .append(
                            "{\"id\":\"%s\",\"kind\":\"%s\",\"after\":[%s],\"gate\":{\"mode\":\"%s\"}}"
                                    .formatted(
                                            id,
                                            kind,
                                            before,
                                            kind.equals("metadata") ? "MANUAL" : "OPEN"));
            before = '"' + id + '"';
        }
        engine.answer(
                "plan", "{\"steps\":[" + steps + "],\"canStart\":true,\"notInThisVersion\":[]}");
    }

    /// As if somebody had left the wizard there.
    static void leave(Path home, String yaml, WizardStep step) {
        try {
            Path drafts = Files.createDirectories(home.resolve("drafts"));
            Files.writeString(drafts.resolve("prod.yaml"), yaml);
            Files.writeString(drafts.resolve("prod.step"), step.key());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
