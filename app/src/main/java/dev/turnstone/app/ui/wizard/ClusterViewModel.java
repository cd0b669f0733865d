package dev.turnstone.app.ui.wizard;

import dev.turnstone.app.ui.task.Failure;
import dev.turnstone.app.ui.wizard.Inquiry.State;
import dev.turnstone.engine.spec.shape.Problem;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// One cluster as one types it: written to the draft at once, asked when one pauses. A secret is
/// kept and tried only when it is given, and for the address that it was given for. The window's
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
    private Path kept = Path.of("");
    private String given = "";
    private String givenFor = "";
    private boolean isGiven;
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
        fields.typed.addListener((_, _, _) -> typed());
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
        given = "";
        JsonNode cluster = draft.node(draft.cluster(side));
        Path named = named(cluster.path("auth").path("secret").asString(""));
        isGiven = desk.isSecret(of, side, named) && Files.exists(named);
        kept = isGiven ? named : desk.freshSecret(of, side);
        fields.read(cluster, kept);
        givenFor = fields.url.get().strip();
        reading = false;
        check();
    }

    /// A secret was typed once and is kept.
    boolean keepsSecret() {
        return fields.place.get() == SecretPlace.TYPED && isGiven;
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

    /// The secret is typed to its end: keeps it, and tries it.
    void give() {
        if (!isTyped() || fields.typed.get().isEmpty() || fields.url.get().isBlank()) {
            return;
        }
        if (!awaitsSecret()) {
            return;
        }
        String secret = fields.typed.get();
        kept = desk.freshSecret(session, side);
        isGiven = true;
        given = secret;
        givenFor = fields.url.get().strip();
        fields.write(draft, side, kept);
        Path file = kept;
        String yaml = draft.yaml();
        contact.ask(
                () -> {
                    SecretFile.write(file, secret);
                    return survey.contact(side, yaml);
                });
    }

    /// Nobody is asked with a secret that is half typed, or was given for another address.
    boolean awaitsSecret() {
        return isTyped()
                && (!isGiven
                        || !givenFor.equals(fields.url.get().strip())
                        || !(fields.typed.get().isEmpty() || fields.typed.get().equals(given)));
    }

    /// Asks now.
    void check() {
        if (fields.url.get().isBlank() || awaitsSecret()) {
            contact.forget();
            return;
        }
        String yaml = draft.yaml();
        contact.ask(() -> survey.contact(side, yaml));
    }

    private boolean isTyped() {
        return fields.login.get().hasSecret() && fields.place.get() == SecretPlace.TYPED;
    }

    private void typed() {
        if (!reading) {
            contact.forget();
            calm.whenCalm(this::check);
        }
    }

    private void changed() {
        if (reading) {
            return;
        }
        fields.write(draft, side, kept);
        if (fields.url.get().isBlank() || awaitsSecret()) {
            contact.forget();
        } else {
            contact.expect();
        }
        calm.whenCalm(this::check);
    }

    private static Path named(String secret) {
        return Path.of(secret.startsWith("file:") ? secret.substring("file:".length()) : "");
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
