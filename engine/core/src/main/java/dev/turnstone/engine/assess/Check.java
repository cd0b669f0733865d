package dev.turnstone.engine.assess;

import java.util.List;

/// Looks at the facts for one kind of trouble.
@FunctionalInterface
interface Check {
    List<Finding> check(Facts facts);
}
