package dev.turnstone.app.ui.home;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.page.Page;
import dev.turnstone.app.ui.theme.Icons;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

import java.util.Set;

/// Where one begins: the ways to a migration, the sessions, the newest runs.
public final class HomePage implements Page {
    private final ScrollPane node;
    private final TrialViewModel trial;

    public HomePage(Desk desk) {
        this(desk, new HomeViewModel(desk), new TrialViewModel(desk));
    }

    HomePage(Desk desk, HomeViewModel model, TrialViewModel trial) {
        this.trial = trial;
        Texts texts = desk.texts();
        Label title = new Label(texts.text("home.title"));
        title.getStyleClass().add("page-title");
        Label lead = new Label(texts.text("home.lead"));
        lead.getStyleClass().add("page-lead");
        lead.setWrapText(true);
        HBox ways = new HBox(new TrialCard(desk, trial));
        if (desk.navigator().has("wizard")) {
            ways.getChildren().addFirst(newMigration(desk));
        }
        ways.getStyleClass().add("ways");
        ways.setMinHeight(Region.USE_PREF_SIZE);
        ways.getChildren().forEach(way -> HBox.setHgrow(way, Priority.ALWAYS));
        SessionList sessions = new SessionList(desk, model);
        RecentRuns runs = new RecentRuns(desk, model);
        HBox lists = new HBox(sessions, runs);
        HBox.setHgrow(runs, Priority.ALWAYS);
        lists.getStyleClass().add("ways");
        VBox.setVgrow(lists, Priority.ALWAYS);
        VBox all = new VBox(new VBox(4, title, lead), ways, lists);
        all.getStyleClass().add("page-content");
        node = new ScrollPane(all);
        node.setFitToWidth(true);
        node.setFitToHeight(true);
        node.getStyleClass().add("page-scroll");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Set<String> endsWithWindow() {
        return trial.hasServers() ? Set.of(trial.session()) : Set.of();
    }

    /// Not before: steps would wait for servers that are gone.
    @Override
    public void engineEnded() {
        trial.close();
    }

    private static Node newMigration(Desk desk) {
        Texts texts = desk.texts();
        Button begin = new Button(texts.text("home.new.begin"), Icons.of(Feather.ARROW_RIGHT));
        begin.setId("new-migration");
        begin.getStyleClass().add("accent");
        begin.setOnAction(_ -> desk.navigator().open("wizard"));
        VBox card = card(Feather.SEND, texts.text("home.new"), texts.text("home.new.lead"));
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        card.getChildren().addAll(gap, begin);
        return card;
    }

    /// A card with an icon, what it is for, and room for what one does there.
    static VBox card(Ikon icon, String title, String lead) {
        Label name = new Label(title, Icons.of(icon));
        name.getStyleClass().add("card-title");
        Label words = new Label(lead);
        words.setWrapText(true);
        words.getStyleClass().add("card-lead");
        words.setMinHeight(Region.USE_PREF_SIZE);
        VBox card = new VBox(name, words);
        card.getStyleClass().addAll("card", "way");
        return card;
    }
}
