package dev.turnstone.app.ui.wizard;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.run.Sheet;
import dev.turnstone.app.ui.task.Failure;
import dev.turnstone.app.ui.theme.Icons;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The steps at the left, one of them in the middle, and below it the way on and the command that
/// does the same.
final class WizardView extends BorderPane {
    private static final KeyCombination ON =
            new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination BACK =
            new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN);

    private final Map<WizardStep, StepContent> contents = new EnumMap<>(WizardStep.class);
    private final Label title = new Label();
    private final Label lead = new Label();
    private final Button back;
    private final Button next;
    private final Label obstacle = new Label();
    private final NewerSpecBar newer;
    private final VBox trouble = new VBox();
    private final WizardViewModel model;
    private final Desk desk;
    private final Texts texts;

    WizardView(WizardViewModel model, Desk desk, Texts texts) {
        this.model = model;
        this.desk = desk;
        this.texts = texts;
        setId("wizard");
        getStyleClass().add("wizard");
        Sheet.dress(this);
        getStylesheets()
                .add(
                        Objects.requireNonNull(
                                        WizardView.class.getResource(
                                                "/dev/turnstone/app/ui/wizard.css"))
                                .toExternalForm());
        back = new Button(texts.text("wizard.back"), Icons.of(Feather.ARROW_LEFT));
        back.setId("wizard-back");
        back.setOnAction(_ -> model.back());
        next = new Button("", Icons.of(Feather.ARROW_RIGHT));
        next.setContentDisplay(ContentDisplay.RIGHT);
        next.setId("wizard-next");
        next.getStyleClass().add("accent");
        next.setDefaultButton(true);
        next.setOnAction(_ -> model.next());
        title.getStyleClass().add("page-title");
        lead.getStyleClass().add("page-lead");
        lead.setWrapText(true);
        lead.setMinHeight(Region.USE_PREF_SIZE);
        newer = new NewerSpecBar(model, texts);
        obstacle.getStyleClass().add("muted");
        obstacle.setId("wizard-obstacle");
        addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
        setLeft(new StepsRail(model, texts));
        setBottom(foot());
        model.stepProperty().subscribe(this::show);
        model.changesProperty().subscribe(this::way);
        model.loadedProperty().subscribe(this::show);
        model.troubleProperty().subscribe(this::trouble);
    }

    /// Stays until what is typed is on disk.
    private void trouble(Optional<Failure> why) {
        trouble.setId("draft-trouble");
        trouble.getChildren()
                .setAll(
                        why.stream()
                                .map(each -> ProblemLabel.error(each.what(), each.remedy(), texts))
                                .toList());
        trouble.setVisible(why.isPresent());
        trouble.setManaged(why.isPresent());
    }

    /// Ctrl+Enter goes on from wherever the keyboard is, or ends what is open there; Alt+Left goes
    /// back.
    private void typed(KeyEvent event) {
        if (ON.match(event) && shown().finish()) {
            event.consume();
        } else if (ON.match(event) && !next.isDisabled()) {
            event.consume();
            next.fire();
        } else if (BACK.match(event)) {
            event.consume();
            back.fire();
        }
    }

    private Node foot() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox buttons = new HBox(12, back, gap, obstacle, next);
        buttons.getStyleClass().add("wizard-buttons");
        VBox foot = new VBox(new CommandBar(model, texts), buttons);
        foot.getStyleClass().add("wizard-foot");
        return foot;
    }

    private void show() {
        WizardStep step = model.stepProperty().get();
        title.setText(texts.text("wizard.step." + step.key() + ".title"));
        lead.setText(texts.text("wizard.step." + step.key() + ".lead"));
        StepContent content = shown();
        VBox.setVgrow(content.node(), Priority.ALWAYS);
        VBox page = new VBox(16, trouble, newer, new VBox(4, title, lead), content.node());
        page.setDisable(!model.loadedProperty().get());
        page.getStyleClass().add("wizard-page");
        setCenter(page);
        back.setVisible(!step.isFirst());
        next.setVisible(!step.isLast());
        next.setManaged(!step.isLast());
        if (!step.isLast()) {
            next.setText(texts.text("wizard.next", texts.text("wizard.step." + step.next().key())));
        }
        way();
        focus();
    }

    /// Where the keyboard begins on the step that is shown.
    void focus() {
        // What lies in a scroll pane is in the window only once that has its skin.
        applyCss();
        Node first = shown().first();
        // Without anything focused, keys would not come by here.
        (first.getScene() == null ? back : first).requestFocus();
    }

    private StepContent shown() {
        return contents.computeIfAbsent(model.stepProperty().get(), this::content);
    }

    private void way() {
        WizardStep step = model.stepProperty().get();
        boolean clear = model.loadedProperty().get() && model.isClear(step);
        next.setDisable(!clear);
        obstacle.setText(
                clear || step.isLast() ? "" : texts.text("wizard.obstacle." + obstacle(step)));
    }

    private String obstacle(WizardStep step) {
        return step == WizardStep.METADATA && model.metadata().isWriting() ? "writing" : step.key();
    }

    private StepContent content(WizardStep step) {
        return switch (step) {
            case SOURCE -> new ClusterView(model.cluster(Side.SOURCE), texts);
            case TARGET -> new ClusterView(model.cluster(Side.TARGET), texts);
            case ASSESSMENT -> new AssessmentView(model.assessment(), texts);
            case INDICES -> new IndicesView(model.indices(), texts);
            case STRATEGY -> new StrategyView(model, texts);
            case METADATA -> new MetadataView(model.metadata(), desk, texts);
            case PLAN -> new PlanView(model, desk, texts);
            case START -> new StartView(model, desk, texts);
        };
    }
}
