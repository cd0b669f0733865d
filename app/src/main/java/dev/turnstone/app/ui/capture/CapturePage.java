package dev.turnstone.app.ui.capture;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.run.RunPage;

/// What follows the source in the current session's run, live.
public final class CapturePage extends RunPage {
    public CapturePage(Desk desk) {
        this(desk, Texts.of("controls"));
    }

    private CapturePage(Desk desk, Texts texts) {
        this(desk, texts, new CaptureViewModel(desk, texts));
    }

    private CapturePage(Desk desk, Texts texts, CaptureViewModel model) {
        super(desk, new CaptureView(model, desk, texts), model::update, model::look);
    }
}
