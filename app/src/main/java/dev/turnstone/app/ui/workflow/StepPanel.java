package dev.turnstone.app.ui.workflow;

import dev.turnstone.engine.workflow.StepState;

import java.util.List;

/// What the panel shows of one step. Texts are whole; `facts` are names with their values.
record StepPanel(
        String id,
        String title,
        StepState state,
        String note,
        String remedy,
        List<Fact> facts,
        String inputs,
        String outputs,
        List<String> log,
        List<String> history) {
    record Fact(String name, String value) {}

    StepPanel {
        facts = List.copyOf(facts);
        log = List.copyOf(log);
        history = List.copyOf(history);
    }
}
