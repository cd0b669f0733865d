package dev.turnstone.sandbox;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The servers that the sandbox can start.
public enum ServerVersion {
    ES_5_6("es-5.6.16", Product.ELASTICSEARCH, "5.6.16"),
    ES_6_8("es-6.8.23", Product.ELASTICSEARCH, "6.8.23"),
    ES_7_10("es-7.10.2", Product.ELASTICSEARCH, "7.10.2"),
    OS_1_3("os-1.3", Product.OPENSEARCH, "1.3.20"),
    OS_2_19("os-2.19", Product.OPENSEARCH, "2.19.7"),
    OS_3("os-3", Product.OPENSEARCH, "3.9.0"),
    KAFKA_4("kafka-4", Product.KAFKA, "4.3.1");

    /// Whose server it is.
    public enum Product {
        ELASTICSEARCH("es-"),
        OPENSEARCH("os-"),
        KAFKA("kafka-");

        private final String prefix;

        Product(String prefix) {
            this.prefix = prefix;
        }
    }

    private final String lock;
    private final Product product;
    private final String number;

    ServerVersion(String lock, Product product, String number) {
        this.lock = lock;
        this.product = product;
        this.number = number;
    }

    /// Finds a version by its friendly name, such as `es-7.10.2`, `os-3` or `os-2.19`.
    public static ServerVersion named(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        for (Product product : Product.values()) {
            if (wanted.startsWith(product.prefix)) {
                return of(product, wanted.substring(product.prefix.length()));
            }
        }
        throw unknown(name);
    }

    /// Finds a product's version by its number or the beginning of it, such as `7.10` or `3`.
    public static ServerVersion of(Product product, String number) {
        return Arrays.stream(values())
                .filter(version -> version.product == product && version.matches(number))
                .findFirst()
                .orElseThrow(() -> unknown(product.prefix + number));
    }

    /// The short name, also of the lock file: `es-7.10.2`, `os-3`.
    public String lock() {
        return lock;
    }

    public Product product() {
        return product;
    }

    /// The exact version number, such as `7.10.2`.
    public String number() {
        return number;
    }

    /// The first number of the version.
    public int major() {
        return Integer.parseInt(number.substring(0, number.indexOf('.')));
    }

    void mustBe(Product... products) {
        if (!List.of(products).contains(product)) {
            throw new IllegalArgumentException(
                    "version: " + lock + " (expected: one of " + List.of(products) + ")");
        }
    }

    private boolean matches(String wanted) {
        return number.equals(wanted) || number.startsWith(wanted + ".");
    }

    private static SandboxException unknown(String name) {
        String known =
                Arrays.stream(values()).map(ServerVersion::lock).collect(Collectors.joining(", "));
        return new SandboxException(
                "The sandbox has no server named " + name, "Take one of these: " + known + ".");
    }
}
