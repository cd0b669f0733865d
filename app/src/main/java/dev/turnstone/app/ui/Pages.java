package dev.turnstone.app.ui;

import dev.turnstone.app.ui.backfill.BackfillPage;
import dev.turnstone.app.ui.capture.CapturePage;
import dev.turnstone.app.ui.history.HistoryPage;
import dev.turnstone.app.ui.home.HomePage;
import dev.turnstone.app.ui.page.PageEntry;
import dev.turnstone.app.ui.parity.ParityPage;
import dev.turnstone.app.ui.settings.SettingsPage;
import dev.turnstone.app.ui.workflow.WorkflowPage;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;

/// Every page of the window, in the order of the rail: a new one is one line here, and its title
/// `page.ID` in the bundle.
final class Pages {
    static final String FIRST = "home";

    private Pages() {}

    static List<PageEntry> all() {
        return List.of(
                PageEntry.of("home", Feather.HOME, HomePage::new),
                PageEntry.of("wizard", Feather.SEND, dev.turnstone.app.ui.wizard.WizardPage::new),
                PageEntry.of("workflow", Feather.SHARE_2, WorkflowPage::new),
                PageEntry.of("capture", Feather.ACTIVITY, CapturePage::new),
                PageEntry.of("backfill", Feather.DATABASE, BackfillPage::new),
                PageEntry.of("parity", Feather.CHECK_CIRCLE, ParityPage::new),
                PageEntry.of("history", Feather.CLOCK, HistoryPage::new),
                PageEntry.of("settings", Feather.SETTINGS, SettingsPage::new).toFoot());
    }
}
