package dev.turnstone.engine.metadata.convert;

/// Indices made before 6.0 take any word or number for true or false; later servers refuse the
/// document.
final class LenientBooleans implements FieldRule {
    @Override
    public void convert(Field field, Context context) {
        if (field.type().equals("boolean") && field.draft().isOlderThan(6, context)) {
            field.draft()
                    .lostWithConsent(
                            "TS-118",
                            field.path(),
                            "Elasticsearch 5 takes any word or number for true or false, such as"
                                    + " \"on\" or 0. The target takes true and false alone, and"
                                    + " refuses documents that have anything else.");
        }
    }
}
