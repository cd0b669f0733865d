package dev.turnstone.app.ui.wizard;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.wizard.ClusterViewModel.Field;

import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import java.util.List;
import java.util.function.Function;

/// One cluster: where it is, who we are there, whom we trust; and beside that, who answers.
final class ClusterView implements StepContent {
    private final ClusterViewModel model;
    private final Texts texts;
    private final String key;
    private final HBox node;
    private final TextField url;

    ClusterView(ClusterViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        this.key = model.side().key();
        ClusterFields fields = model.fields();
        url = text(fields.url, "url");
        url.setPromptText("https://" + key + ".example:9200");
        VBox form =
                new VBox(
                        section(Field.URL, row("wizard.url", url), hint("wizard.url.hint")),
                        section(Field.LOGIN, login()),
                        section(Field.TRUST, trust()));
        form.getStyleClass().add("cluster-form");
        ScrollPane scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("edge-to-edge", "card-scroll");
        VBox card = new VBox(scroll);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        card.getStyleClass().addAll("card", "form-card");
        HBox.setHgrow(card, Priority.ALWAYS);
        node = new HBox(16, card, new ContactCard(model, texts));
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Node first() {
        return url;
    }

    private Node[] login() {
        ClusterFields fields = model.fields();
        BooleanBinding secret =
                javafx.beans.binding.Bindings.createBooleanBinding(
                        () -> fields.login.get().hasSecret(), fields.login);
        BooleanBinding typed = fields.place.isEqualTo(SecretPlace.TYPED);
        PasswordField password = new PasswordField();
        password.textProperty().bindBidirectional(fields.typed);
        password.setId(key + "-secret");
        password.setPromptText(texts.text("wizard.secret.prompt"));
        password.setOnAction(_ -> model.give());
        for (TextField field : List.of(password, url)) {
            field.focusedProperty()
                    .subscribe(
                            focused -> {
                                if (!focused) {
                                    model.give();
                                }
                            });
        }
        return new Node[] {
            row(
                    "wizard.login",
                    choice(
                            fields.login,
                            LoginKind.values(),
                            kind -> texts.text("wizard.login." + kind.key()),
                            "login")),
            when(
                    fields.login.isEqualTo(LoginKind.BASIC),
                    row("wizard.user", text(fields.user, "user"))),
            when(
                    fields.login.isEqualTo(LoginKind.SIGV4),
                    row("wizard.region", text(fields.region, "region"))),
            when(
                    secret,
                    row(
                            "wizard.place",
                            choice(
                                    fields.place,
                                    SecretPlace.values(),
                                    place -> texts.text("wizard.place." + place.key()),
                                    "place"))),
            when(secret.and(typed), row("wizard.secret", password)),
            when(
                    secret.and(fields.place.isEqualTo(SecretPlace.VARIABLE)),
                    row("wizard.variable", variable())),
            when(
                    secret.and(fields.place.isEqualTo(SecretPlace.FILE)),
                    row("wizard.file", text(fields.reference, "file")))
        };
    }

    private TextField variable() {
        TextField field = text(model.fields().reference, "variable");
        field.setPromptText("TURNSTONE_" + model.side().name() + "_SECRET");
        return field;
    }

    private Node[] trust() {
        ClusterFields fields = model.fields();
        return new Node[] {
            row(
                    "wizard.trust",
                    choice(
                            fields.trust,
                            TrustKind.values(),
                            kind -> texts.text("wizard.trust." + kind.key()),
                            "trust")),
            when(fields.trust.isEqualTo(TrustKind.CA), row("wizard.ca", text(fields.ca, "ca"))),
            when(
                    fields.trust.isEqualTo(TrustKind.FINGERPRINT),
                    row("wizard.fingerprint", text(fields.fingerprint, "fingerprint")))
        };
    }

    /// Rows that belong together, and below them what is to be said about them.
    private VBox section(Field field, Node... rows) {
        VBox problems = new VBox();
        problems.getStyleClass().add("problems");
        problems.setId(key + "-problems-" + field.name().toLowerCase(java.util.Locale.ROOT));
        VBox section = new VBox(rows);
        section.getChildren().add(problems);
        section.getStyleClass().add("form-section");
        model.contact()
                .stateProperty()
                .subscribe(
                        () -> {
                            problems.getChildren()
                                    .setAll(
                                            model.problems(field).stream()
                                                    .map(each -> ProblemLabel.of(each, texts))
                                                    .toList());
                            if (field == Field.URL) {
                                model.failure()
                                        .ifPresent(
                                                failure ->
                                                        problems.getChildren()
                                                                .add(
                                                                        ProblemLabel.error(
                                                                                failure.what(),
                                                                                failure.remedy(),
                                                                                texts)));
                            }
                            boolean said = !problems.getChildren().isEmpty();
                            problems.setVisible(said);
                            problems.setManaged(said);
                        });
        return section;
    }

    private HBox row(String label, Control control) {
        Label name = new Label(texts.bundle().getString(label));
        name.setLabelFor(control);
        name.getStyleClass().add("form-label");
        control.setAccessibleText(name.getText());
        control.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(control, Priority.ALWAYS);
        HBox row = new HBox(name, control);
        row.getStyleClass().add("form-row");
        return row;
    }

    private Label hint(String text) {
        Label hint = new Label(texts.bundle().getString(text));
        hint.setWrapText(true);
        hint.getStyleClass().addAll("hint", "form-hint");
        return hint;
    }

    private TextField text(StringProperty value, String id) {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(value);
        field.setId(key + "-" + id);
        return field;
    }

    private <T> ComboBox<T> choice(
            ObjectProperty<T> value, T[] all, Function<T, String> words, String id) {
        ComboBox<T> choice = new ComboBox<>();
        choice.getItems().setAll(all);
        choice.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(T each) {
                        return each == null ? "" : words.apply(each);
                    }

                    @Override
                    public T fromString(String text) {
                        return value.get();
                    }
                });
        choice.valueProperty().bindBidirectional(value);
        choice.setId(key + "-" + id);
        return choice;
    }

    private static Node when(ObservableBooleanValue wanted, Node node) {
        node.visibleProperty().bind(wanted);
        node.managedProperty().bind(wanted);
        return node;
    }
}
