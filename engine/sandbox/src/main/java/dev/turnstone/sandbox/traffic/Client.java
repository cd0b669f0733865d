package dev.turnstone.sandbox.traffic;

import tools.jackson.databind.JsonNode;

import java.util.random.RandomGenerator;

/// One application that uses the cluster: one request after the other. One thread only.
final class Client {
    private final RandomGenerator random;
    private final Mix mix;
    private final Stage stage;
    private final Layout layout;
    private final Sender sender;
    private final Ids ids;
    private final Drafts drafts;
    private final Bulks bulks;
    private final Reads reads;

    /// @param owner names this client in its ids and tokens; unique over all runs
    Client(
            RandomGenerator random,
            String owner,
            Mix mix,
            Layout layout,
            Stage stage,
            Sender sender) {
        this.random = random;
        this.mix = mix;
        this.layout = layout;
        this.stage = stage;
        this.sender = sender;
        ids = new Ids(random, owner);
        var tokens = new Tokens(owner);
        drafts = new Drafts(random, ids, tokens, layout, stage);
        bulks = new Bulks(random, ids, tokens, layout, stage, sender);
        reads = new Reads(random, ids, layout, stage, sender);
    }

    void act() {
        switch (mix.next(random, stage.features())) {
            case INDEX -> sender.single(drafts.plain(OpKind.INDEX));
            case INDEX_WITHOUT_ID -> sender.single(drafts.withoutId());
            case CREATE -> sender.single(drafts.plain(OpKind.CREATE));
            case PARTIAL_UPDATE -> sender.single(drafts.plain(OpKind.PARTIAL));
            case SCRIPTED_UPDATE -> sender.single(drafts.plain(OpKind.SCRIPT));
            case DOC_AS_UPSERT -> sender.single(drafts.plain(OpKind.DOC_AS_UPSERT));
            case UPSERT -> sender.single(drafts.plain(OpKind.UPSERT));
            case SCRIPTED_UPSERT -> sender.single(drafts.plain(OpKind.SCRIPTED_UPSERT));
            case DELETING_SCRIPT -> sender.single(drafts.plain(OpKind.DELETING_SCRIPT));
            case DELETE -> sender.single(drafts.plain(OpKind.DELETE));
            case DELETE_MISSING -> sender.single(drafts.deleteOfMissing());
            case CONDITIONAL_WRITE -> conditional();
            case ROUTED_WRITE -> sender.single(drafts.routed());
            case JOIN_WRITE -> sender.single(drafts.join());
            case PIPELINE_WRITE -> sender.single(drafts.piped());
            case DEFAULT_PIPELINE_WRITE -> sender.single(drafts.pipedByDefault());
            case STREAM_WRITE -> sender.single(drafts.streamed());
            case REFUSED_WRITE -> refused();
            case BULK -> bulks.mixed();
            case BY_QUERY -> bulks.byQuery();
            case GET -> reads.get();
            case MGET -> reads.multiGet();
            case SEARCH -> reads.search();
            case MSEARCH -> reads.multiSearch();
            case SCROLL -> reads.scroll();
            case POINT_IN_TIME -> reads.pointInTime();
            case AGGREGATION -> reads.aggregation();
        }
    }

    /// Reads a hot document and replaces it only if nobody did meanwhile: often refused.
    private void conditional() {
        String id = ids.hot();
        Answer answer =
                sender.read(Call.get(stage.dialect().document(layout.index(Area.PLAIN), id)));
        if (answer instanceof Answer.Replied replied
                && replied.body().path("found").asBoolean(false)) {
            JsonNode body = replied.body();
            var seen = new Rank(body.path("_primary_term").asLong(), body.path("_seq_no").asLong());
            sender.single(Draft.of(drafts.op(OpKind.INDEX, Area.PLAIN, id)).onlyIf(seen));
        }
    }

    private void refused() {
        Draft draft = drafts.refused();
        if (random.nextInt(6) == 0) {
            Draft cut = drafts.plain(OpKind.INDEX);
            Call whole = new Calls(stage.dialect(), layout).single(cut);
            String half = whole.body().substring(0, whole.body().length() / 2);
            sender.single(cut, new Call(whole.method(), whole.path(), half));
        } else {
            sender.single(draft);
        }
    }
}
