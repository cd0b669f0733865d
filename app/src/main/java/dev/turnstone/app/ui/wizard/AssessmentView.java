package dev.turnstone.app.ui.wizard;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.run.Nothing;
import dev.turnstone.app.ui.theme.Icons;
import dev.turnstone.app.ui.theme.Tone;
import dev.turnstone.engine.assess.Finding;
import dev.turnstone.engine.assess.Severity;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What was found, worst first: what it means, what to do, and whether Turnstone does it.
final class AssessmentView implements StepContent {
    private static final int MOST_NAMES = 6;

    /// Beside the cards, where there are more than fit.
    private static final double SCROLLBAR = 12;

    private final ListView<Finding> list = new ListView<>();
    private final HBox counts = new HBox(8);
    private final AnswerPane<?> node;
    private final Texts texts;

    AssessmentView(AssessmentViewModel model, Texts texts) {
        this.texts = texts;
        list.setId("findings");
        list.setAccessibleText(texts.text("wizard.findings"));
        list.setCellFactory(_ -> new Cell());
        list.getStyleClass().add("findings");
        Nothing nothing =
                new Nothing(
                        Feather.CHECK_CIRCLE,
                        texts.text("wizard.findings.none"),
                        texts.text("wizard.findings.none.lead"));
        Button again = new Button(texts.text("wizard.again"), Icons.of(Feather.REFRESH_CW));
        again.setOnAction(_ -> model.ask());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox top = new HBox(12, counts, gap, again);
        top.getStyleClass().add("bar");
        counts.setAlignment(Pos.CENTER_LEFT);
        StackPane both = new StackPane(list, nothing);
        VBox.setVgrow(both, Priority.ALWAYS);
        VBox content = new VBox(12, top, both);
        node =
                new AnswerPane<>(
                        model.assessment(),
                        texts,
                        texts.text("wizard.assessing"),
                        content,
                        model::ask);
        model.assessment()
                .stateProperty()
                .subscribe(
                        () -> {
                            list.getItems().setAll(model.findings());
                            nothing.setVisible(model.findings().isEmpty());
                            counts.getChildren().clear();
                            for (Severity severity : Severity.values()) {
                                Label badge = badge(severity);
                                badge.setText(model.count(severity) + " × " + badge.getText());
                                counts.getChildren().add(badge);
                            }
                        });
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Node first() {
        return list;
    }

    private Label badge(Severity severity) {
        Label badge = new Label(texts.text("wizard.severity." + severity.label()));
        badge.setMinWidth(Region.USE_PREF_SIZE);
        badge.getStyleClass().add("state-badge");
        switch (severity) {
            case BLOCKER -> dress(badge, Feather.X_OCTAGON, Tone.BAD);
            case WARNING -> dress(badge, Feather.ALERT_TRIANGLE, Tone.WARNING);
            case INFORMATION -> dress(badge, Feather.INFO, Tone.ACTIVE);
        }
        return badge;
    }

    private static void dress(Label badge, Feather icon, Tone tone) {
        badge.setGraphic(Icons.of(icon));
        badge.getStyleClass().add(tone.style());
    }

    private final class Cell extends ListCell<Finding> {
        @Override
        protected void updateItem(@Nullable Finding finding, boolean empty) {
            super.updateItem(finding, empty);
            setText(null);
            setGraphic(finding == null || empty ? null : card(finding));
            if (finding != null && !empty) {
                setAccessibleText(
                        finding.severity().label()
                                + ": "
                                + finding.title()
                                + ". "
                                + finding.meaning()
                                + " "
                                + finding.remedy());
            }
        }

        private Node card(Finding finding) {
            Label title = new Label(finding.title());
            title.getStyleClass().add("strong");
            Label code = new Label(finding.code());
            code.getStyleClass().addAll("mono", "muted");
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            Label who =
                    new Label(
                            texts.bundle()
                                    .getString(
                                            finding.automatic()
                                                    ? "wizard.finding.automatic"
                                                    : "wizard.finding.yours"),
                            Icons.of(finding.automatic() ? Feather.ZAP : Feather.USER));
            who.getStyleClass().add("muted");
            who.setMinWidth(Region.USE_PREF_SIZE);
            HBox head = new HBox(10, badge(finding.severity()), title, code, gap, who);
            head.getStyleClass().add("bar");
            VBox card =
                    new VBox(
                            6,
                            head,
                            words(objects(finding), "mono"),
                            words(finding.meaning(), "plain"),
                            words(finding.remedy(), "muted"));
            card.getStyleClass().add("finding");
            card.prefWidthProperty().bind(list.widthProperty().subtract(SCROLLBAR));
            card.setMaxWidth(Region.USE_PREF_SIZE);
            return card;
        }

        private Label words(String text, String style) {
            Label words = new Label(text);
            words.setWrapText(true);
            words.setMinHeight(USE_PREF_SIZE);
            words.getStyleClass().add(style);
            return words;
        }

        private String objects(Finding finding) {
            int more = finding.objects().size() - MOST_NAMES;
            if (finding.objects().isEmpty()) {
                return finding.object();
            }
            return more > 0
                    ? texts.text(
                            "wizard.finding.more",
                            String.join(", ", finding.objects().subList(0, MOST_NAMES)),
                            more)
                    : String.join(", ", finding.objects());
        }
    }
}
