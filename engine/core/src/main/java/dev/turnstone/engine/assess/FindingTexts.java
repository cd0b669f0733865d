package dev.turnstone.engine.assess;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;

/// The texts of all findings, by code.
public final class FindingTexts {
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("dev.turnstone.engine.assess.findings", Locale.ROOT);

    private FindingTexts() {}

    /// Every code of the catalogue, in order.
    public static List<String> codes() {
        TreeSet<String> codes = new TreeSet<>();
        BUNDLE.keySet().forEach(key -> codes.add(key.substring(0, key.indexOf('.'))));
        return List.copyOf(codes);
    }

    public static String title(String code) {
        return BUNDLE.getString(code + ".title");
    }

    public static String meaning(String code) {
        return BUNDLE.getString(code + ".meaning");
    }

    public static String remedy(String code) {
        return BUNDLE.getString(code + ".remedy");
    }
}
