package dev.turnstone.app.ui.parity;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.run.RunPage;

/// The proof of the current session's run, live.
public final class ParityPage extends RunPage {
    public ParityPage(Desk desk) {
        this(desk, Texts.of("controls"));
    }

    private ParityPage(Desk desk, Texts texts) {
        this(desk, texts, new ParityViewModel(desk, texts));
    }

    private ParityPage(Desk desk, Texts texts, ParityViewModel model) {
        super(desk, new ParityView(model, desk, texts), model::update, _ -> {});
    }
}
