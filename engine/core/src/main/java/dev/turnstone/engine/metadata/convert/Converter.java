package dev.turnstone.engine.metadata.convert;

import java.util.List;

/// Runs every rule over an object. Pure: the source's object is left as it was.
public final class Converter {
    static final List<Rule> RULES =
            List.of(
                    new RoutingShards(),
                    new CanonicalSettings(),
                    new TemplatePattern(),
                    new TemplateExtras(),
                    new MappingTypes(),
                    new AllField(),
                    new MetaFields(),
                    new DynamicTemplates(),
                    new FieldWalk("string-to-text-or-keyword", new StringField()),
                    new FieldWalk("field-parameters", new FieldParameters()),
                    new FieldWalk("date-formats", new DateFormats()),
                    new DynamicDates(),
                    new FieldWalk("flattened-to-flat-object", new FlattenedField()),
                    new FieldWalk("dense-vector-to-knn-vector", new VectorField()),
                    new FieldWalk("field-types", new FieldTypes()),
                    new FieldWalk("lenient-booleans", new LenientBooleans()),
                    new AliasFilters(),
                    new VectorSetting(),
                    new RemovedSettings(),
                    new LifecycleSettings(),
                    new AnalysisNames(),
                    new AnalysisFiles(),
                    new GramSpread(),
                    new ClassicSimilarity(),
                    new PipelineProcessors(),
                    new PipelineDates(),
                    new StoredScripts(),
                    new LifecyclePolicy(),
                    new DataStreams());

    /// True for settings that a server writes by itself.
    public static boolean isMadeByServer(String setting) {
        return CanonicalSettings.isMadeByServer(setting);
    }

    private final Context context;

    public Converter(Context context) {
        this.context = context;
    }

    public Context context() {
        return context;
    }

    /// One result, or one for each type where an index is split.
    public List<Converted> convert(MetadataObject source) {
        return TypeSplit.pieces(source, context).stream().map(this::converted).toList();
    }

    private Converted converted(TypeSplit.Piece piece) {
        Draft draft = new Draft(piece.object());
        piece.note().accept(draft);
        RULES.forEach(rule -> draft.apply(rule, context));
        return draft.done(piece.source());
    }
}
