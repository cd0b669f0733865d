package dev.turnstone.app.ui.wizard;

import dev.turnstone.app.ui.task.Failure;
import dev.turnstone.app.ui.wizard.Inquiry.State;
import dev.turnstone.engine.spec.shape.Problem;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// One cluster as one types it: written to the draft at once, asked when one pauses. The window's
/// thread.
final class ClusterViewModel {
    private final Side side;
    private final Draft draft;
    private final Survey survey;
    private final Calm calm;
    private final DraftDesk desk;
    private final Inquiry<Contact> contact;
    private final ClusterFields fields = new ClusterFields();
    private String session = "";
    private boolean reading;

    /// A part of the page that problems stand beside.
    enum Field {
        URL,
        LOGIN,
        TRUST
    }

    ClusterViewModel(Side side, Draft draft, DraftDesk desk, Survey survey, Work work) {
        this.side = side;
        this.draft = draft;
        this.survey = survey;
        this.calm = work.calm();
        this.desk = desk;
        this.contact = new Inquiry<>(work.tasks());
        fields.all().forEach(each -> each.addListener((_, _, _) -> changed()));
    }

    Side side() {
        return side;
    }

    ClusterFields fields() {
        return fields;
    }

    Inquiry<Contact> contact() {
        return contact;
    }

    /// Takes over what the draft says, and asks the cluster again.
    void read(String of) {
        reading = true;
        session = of;
        fields.typed.set("");
        fields.read(draft.node(draft.cluster(side)), secretFile());
        reading = false;
        check();
    }

    /// A secret was typed once and is kept.
    boolean keepsSecret() {
        return fields.place.get() == SecretPlace.TYPED && Files.exists(secretFile());
    }

    boolean isClear() {
        return contact.answer().map(Contact::isClear).orElse(false);
    }

    /// What is to be said beside a part of the page.
    List<Problem> problems(Field field) {
        return contact.answer().stream()
                .flatMap(each -> each.problems().stream())
                .filter(each -> fieldOf(each) == field)
                .toList();
    }

    /// Asks now.
    void check() {
        if (fields.url.get().isBlank()) {
            contact.forget();
            return;
        }
        String yaml = draft.yaml();
        String typed = fields.place.get() == SecretPlace.TYPED ? fields.typed.get() : "";
        boolean writes = fields.login.get().hasSecret() && !typed.isEmpty();
        Path file = secretFile();
        contact.ask(
                () -> {
                    if (writes) {
                        SecretFile.write(file, typed);
                    }
                    return survey.contact(side, yaml);
                });
    }

    private void changed() {
        if (reading) {
            return;
        }
        fields.write(draft, side, secretFile());
        if (fields.url.get().isBlank()) {
            contact.forget();
        } else {
            contact.expect();
        }
        calm.whenCalm(this::check);
    }

    private Path secretFile() {
        return desk.secret(session, side);
    }

    private Field fieldOf(Problem problem) {
        String path = draft.cluster(side);
        if (problem.path().startsWith(path + ".auth")) {
            return Field.LOGIN;
        }
        if (problem.path().startsWith(path + ".tls")) {
            return Field.TRUST;
        }
        if (!problem.path().equals(path)) {
            return Field.URL;
        }
        // About a secret or a certificate, before anything was sent.
        return fields.login.get() == LoginKind.NONE ? Field.TRUST : Field.LOGIN;
    }

    /// Why nothing could be asked at all; empty while that is not so.
    java.util.Optional<Failure> failure() {
        return contact.stateProperty().get() instanceof State.Failed<Contact>(Failure failure)
                ? java.util.Optional.of(failure)
                : java.util.Optional.empty();
    }
}
