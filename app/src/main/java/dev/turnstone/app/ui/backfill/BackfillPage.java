package dev.turnstone.app.ui.backfill;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.run.RunPage;

/// The documents under way in the current session's run, live.
public final class BackfillPage extends RunPage {
    public BackfillPage(Desk desk) {
        this(desk, Texts.of("controls"));
    }

    private BackfillPage(Desk desk, Texts texts) {
        this(desk, texts, new BackfillViewModel(desk, texts));
    }

    private BackfillPage(Desk desk, Texts texts, BackfillViewModel model) {
        super(desk, new BackfillView(model, desk, texts), model::update, model::look);
    }
}
