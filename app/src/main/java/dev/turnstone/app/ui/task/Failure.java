package dev.turnstone.app.ui.task;

import dev.turnstone.model.TurnstoneException;

import java.io.PrintWriter;
import java.io.StringWriter;

/// What went wrong, in words for people; the details are for whoever looks into it.
public record Failure(String what, String remedy, String details) {
    private static final String FAULT =
            "Nothing was changed by it. This is a fault of Turnstone itself: report it with the details.";

    public static Failure of(Throwable cause) {
        StringWriter details = new StringWriter();
        cause.printStackTrace(new PrintWriter(details));
        if (cause instanceof TurnstoneException known) {
            return new Failure(
                    String.valueOf(known.getMessage()), known.remedy(), details.toString());
        }
        return new Failure("The workbench could not do that.", FAULT, details.toString());
    }
}
