package dev.turnstone.sandbox.traffic;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Chooses the documents of one client: hot ones that all write, shared ones, and its own. One
/// thread only.
final class Ids {
    private static final int HOT = 6;
    private static final int SHARED = 240;
    private static final int ORDERS = 60;
    private static final int TENANTS = 7;
    private static final int REMEMBERED = 200;
    private static final List<String> AWKWARD =
            List.of("städte/köln 7", "a+b&c=d?", "100%#1", "..", "x".repeat(300), "{\"id\":\"1\"}");

    private final RandomGenerator random;
    private final String owner;
    private final List<String> own = new ArrayList<>();
    private int made;

    Ids(RandomGenerator random, String owner) {
        this.random = random;
        this.owner = owner;
    }

    String hot() {
        return "hot-" + random.nextInt(HOT);
    }

    String any() {
        int dice = random.nextInt(100);
        if (dice < 30) {
            return hot();
        }
        if (dice < 65) {
            return random.nextInt(40) == 0
                    ? AWKWARD.get(random.nextInt(AWKWARD.size()))
                    : "shared-" + random.nextInt(SHARED);
        }
        return own.isEmpty() || random.nextInt(3) == 0
                ? fresh()
                : own.get(random.nextInt(own.size()));
    }

    /// An id that nobody has used yet.
    String fresh() {
        String id = owner + "-" + made++;
        if (own.size() < REMEMBERED) {
            own.add(id);
        } else {
            own.set(random.nextInt(REMEMBERED), id);
        }
        return id;
    }

    /// Ids that only this client will ever write, and only by [Bulks#byQuery].
    List<String> batch(int size) {
        var ids = new ArrayList<String>();
        for (int i = 0; i < size; i++) {
            ids.add("batch-" + owner + "-" + made++);
        }
        return ids;
    }

    String routed() {
        return "routed-" + random.nextInt(SHARED);
    }

    /// The one routing that a routed document always has.
    static String routingOf(String routedId) {
        int number = Integer.parseInt(routedId.substring(routedId.lastIndexOf('-') + 1));
        return "tenant-" + number % TENANTS;
    }

    String order() {
        return "order-" + random.nextInt(ORDERS);
    }

    String item() {
        return "item-" + random.nextInt(5) + "-of-" + order();
    }

    /// The order that an item belongs to; none for an order.
    static @Nullable String parentOf(String joinId) {
        int at = joinId.indexOf("-of-");
        return at < 0 ? null : joinId.substring(at + 4);
    }

    static String joinRouting(String joinId) {
        String parent = parentOf(joinId);
        return parent == null ? joinId : parent;
    }
}
