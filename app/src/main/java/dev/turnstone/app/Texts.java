package dev.turnstone.app;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The texts of one part of the program, from its bundle; numbers and arguments are filled in.
public final class Texts {
    private final ResourceBundle bundle;

    private Texts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    public static Texts of(String part) {
        return new Texts(ResourceBundle.getBundle("dev.turnstone.app." + part, Locale.ENGLISH));
    }

    public ResourceBundle bundle() {
        return bundle;
    }

    public String text(String key, Object... arguments) {
        String pattern = bundle.getString(key);
        return arguments.length == 0
                ? pattern
                : new MessageFormat(pattern, Locale.ENGLISH).format(arguments);
    }
}
