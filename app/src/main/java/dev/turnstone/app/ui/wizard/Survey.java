package dev.turnstone.app.ui.wizard;

import dev.turnstone.engine.assess.Assessment;
import dev.turnstone.engine.metadata.MetadataPlan;
import dev.turnstone.engine.spec.live.Estimate;

import java.util.List;

/// What the wizard asks the clusters of a draft. Blocking; never on the window's thread.
interface Survey {
    /// Who answers at one side, and what is to be said about how it is addressed.
    Contact contact(Side side, String yaml);

    Assessment assess(String yaml);

    /// Every index of the source, taken or left out.
    List<IndexRow> indices(String yaml);

    /// Tries every object on the target under a name of its own, and takes it away again.
    MetadataPlan metadata(String yaml);

    List<Estimate> estimates(String yaml);
}
