package dev.turnstone.app.ui.wizard;

import dev.turnstone.engine.spec.Endpoints;
import dev.turnstone.model.Json;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.List;

/// What one types about a cluster, and how that stands in the spec. The window's thread.
final class ClusterFields {
    private static final String VARIABLE = "env:";
    private static final String FILE = "file:";

    final StringProperty url = new SimpleStringProperty("");
    final ObjectProperty<LoginKind> login = new SimpleObjectProperty<>(LoginKind.NONE);
    final StringProperty user = new SimpleStringProperty("");
    final StringProperty region = new SimpleStringProperty("");
    final ObjectProperty<SecretPlace> place = new SimpleObjectProperty<>(SecretPlace.TYPED);
    final StringProperty typed = new SimpleStringProperty("");
    final StringProperty reference = new SimpleStringProperty("");
    final ObjectProperty<TrustKind> trust = new SimpleObjectProperty<>(TrustKind.SYSTEM);
    final StringProperty ca = new SimpleStringProperty("");
    final StringProperty fingerprint = new SimpleStringProperty("");
    private final KindSwitch logins = new KindSwitch();

    /// Everything that stands in the spec: all but a secret itself.
    List<ObservableValue<?>> all() {
        return List.of(url, login, user, region, place, reference, trust, ca, fingerprint);
    }

    /// `kept` is the file of a typed secret.
    void read(JsonNode cluster, Path kept) {
        logins.forget();
        url.set(cluster.path("url").asString(""));
        JsonNode auth = cluster.path("auth");
        login.set(LoginKind.of(auth.path("kind").asString("none")));
        user.set(auth.path("user").asString(""));
        region.set(auth.path("region").asString(""));
        readSecret(auth.path("secret").asString(""), kept);
        JsonNode tls = cluster.path("tls");
        ca.set(tls.path("ca").asString(""));
        fingerprint.set(tls.path("fingerprint").asString(""));
        trust.set(
                tls.path("insecure").asBoolean(false)
                        ? TrustKind.INSECURE
                        : tls.has("fingerprint")
                                ? TrustKind.FINGERPRINT
                                : tls.has("ca") ? TrustKind.CA : TrustKind.SYSTEM);
    }

    void write(Draft draft, Side side, Path kept) {
        String path = draft.cluster(side);
        draft.put(path + ".url", url.get().strip());
        writeLogin(draft, path + ".auth", secret(draft.clusterName(side), kept));
        put(draft, path + ".tls.ca", trust.get() == TrustKind.CA ? ca.get() : "");
        put(
                draft,
                path + ".tls.fingerprint",
                trust.get() == TrustKind.FINGERPRINT ? fingerprint.get() : "");
        if (trust.get() == TrustKind.INSECURE) {
            draft.put(path + ".tls.insecure", Json.MAPPER.getNodeFactory().booleanNode(true));
        } else {
            draft.remove(path + ".tls.insecure");
        }
    }

    private static void put(Draft draft, String path, String text) {
        draft.put(path, text.strip());
    }

    /// Only what is shown: a login may say more than that.
    private void writeLogin(Draft draft, String path, String secret) {
        LoginKind kind = login.get();
        if (kind == LoginKind.NONE) {
            logins.away(draft, path);
            return;
        }
        logins.to(kind.key(), draft, path);
        if (kind == LoginKind.BASIC) {
            put(draft, path + ".user", user.get());
        }
        if (kind == LoginKind.SIGV4) {
            put(draft, path + ".region", region.get());
        }
        if (kind.hasSecret()) {
            put(draft, path + ".secret", secret);
        }
    }

    /// Empty where it is the variable that is usual for the cluster's name.
    private String secret(String name, Path kept) {
        String said = reference.get().strip();
        return switch (place.get()) {
            case TYPED -> FILE + kept;
            case FILE -> said.isEmpty() ? "" : FILE + said;
            case VARIABLE ->
                    said.isEmpty() || Endpoints.usualSecret(name).text().equals(VARIABLE + said)
                            ? ""
                            : VARIABLE + said;
        };
    }

    private void readSecret(String secret, Path kept) {
        if (secret.equals(FILE + kept)) {
            place.set(SecretPlace.TYPED);
            reference.set("");
        } else if (secret.startsWith(FILE)) {
            place.set(SecretPlace.FILE);
            reference.set(secret.substring(FILE.length()));
        } else {
            place.set(login.get().hasSecret() ? SecretPlace.VARIABLE : SecretPlace.TYPED);
            reference.set(secret.startsWith(VARIABLE) ? secret.substring(VARIABLE.length()) : "");
        }
    }
}
