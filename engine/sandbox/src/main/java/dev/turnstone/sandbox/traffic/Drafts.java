package dev.turnstone.sandbox.traffic;

import java.util.random.RandomGenerator;

/// Thinks up single writes. One thread only.
final class Drafts {
    private static final String[] SLOTS = {"a", "b", "c"};

    private final RandomGenerator random;
    private final Ids ids;
    private final Tokens tokens;
    private final Layout layout;
    private final Stage stage;

    Drafts(RandomGenerator random, Ids ids, Tokens tokens, Layout layout, Stage stage) {
        this.random = random;
        this.ids = ids;
        this.tokens = tokens;
        this.layout = layout;
        this.stage = stage;
    }

    /// A write of the plain index, now and then through its alias.
    Draft plain(OpKind kind) {
        String id = kind == OpKind.CREATE && random.nextInt(3) > 0 ? ids.fresh() : ids.any();
        return aliased(Draft.of(op(kind, Area.PLAIN, id)));
    }

    Draft withoutId() {
        return aliased(
                Draft.of(
                        Op.of(
                                OpKind.INDEX,
                                layout.index(Area.PLAIN),
                                null,
                                tokens.next(),
                                amount())));
    }

    Draft deleteOfMissing() {
        return Draft.of(op(OpKind.DELETE, Area.PLAIN, "never-" + random.nextInt(1_000)));
    }

    Draft routed() {
        String id = ids.routed();
        String routing = Ids.routingOf(id);
        if (random.nextInt(20) == 0) {
            return Draft.of(op(OpKind.ASTRAY_DELETE, Area.ROUTED, id));
        }
        Draft draft = Draft.of(op(anyKind(), Area.ROUTED, id).routed(routing));
        return routing.equals(layout.tenant()) && random.nextBoolean()
                ? draft.through(layout.tenantAlias()).withoutRouting()
                : draft;
    }

    Draft join() {
        String id = random.nextInt(3) == 0 ? ids.order() : ids.item();
        return Draft.of(op(anyKind(), Area.JOIN, id).routed(Ids.joinRouting(id)));
    }

    /// Through a pipeline named in the request; one of them sends the document to another index.
    Draft piped() {
        if (random.nextBoolean()) {
            Op op = op(OpKind.INDEX, Area.PLAIN, ids.any()).stampedByPipeline();
            return Draft.of(op).pipeline(layout.stampPipeline());
        }
        Op op = op(OpKind.INDEX, Area.REROUTED, "rerouted-" + random.nextInt(100));
        return Draft.of(op.stampedByPipeline())
                .through(layout.index(Area.PLAIN))
                .pipeline(layout.reroutePipeline());
    }

    /// Into the index whose default pipeline stamps, and drops what asks for it.
    Draft pipedByDefault() {
        String id = "piped-" + random.nextInt(150);
        return switch (random.nextInt(8)) {
            case 0 -> Draft.of(op(OpKind.DELETE, Area.PIPED, id));
            case 1 -> Draft.of(op(OpKind.PARTIAL, Area.PIPED, id).stampedByPipeline());
            case 2 -> Draft.of(dropped(id));
            case 3 -> Draft.of(op(OpKind.CREATE, Area.PIPED, id).stampedByPipeline());
            default -> Draft.of(op(OpKind.INDEX, Area.PIPED, id).stampedByPipeline());
        };
    }

    /// The default pipeline drops what counts nothing.
    private Op dropped(String id) {
        return Op.of(OpKind.INDEX, layout.index(Area.PIPED), id, tokens.next(), 0);
    }

    Draft streamed() {
        String id = random.nextBoolean() ? ids.fresh() : null;
        return Draft.of(
                Op.of(OpKind.CREATE, layout.index(Area.STREAM), id, tokens.next(), amount()));
    }

    /// A write that the server must refuse.
    Draft refused() {
        return switch (random.nextInt(5)) {
            case 0 ->
                    Draft.of(op(OpKind.INDEX, Area.PLAIN, ids.any()))
                            .faulty(Draft.Fault.LONG_KEYWORD);
            case 1 ->
                    Draft.of(op(OpKind.INDEX, Area.PLAIN, ids.any()))
                            .faulty(Draft.Fault.NO_SUCH_PIPELINE);
            case 2 -> routingMissing();
            case 3 -> failingScript();
            default ->
                    Draft.of(op(OpKind.INDEX, Area.PLAIN, ids.any()))
                            .faulty(Draft.Fault.WRONG_TYPE);
        };
    }

    private Draft routingMissing() {
        if (!stage.features().contains(Feature.JOIN)) {
            return Draft.of(op(OpKind.INDEX, Area.PLAIN, ids.hot())).faulty(Draft.Fault.WRONG_TYPE);
        }
        return Draft.of(op(OpKind.INDEX, Area.JOIN, ids.item()));
    }

    private Draft failingScript() {
        OpKind kind = stage.features().contains(Feature.SCRIPTS) ? OpKind.SCRIPT : OpKind.PARTIAL;
        var fault = kind == OpKind.SCRIPT ? Draft.Fault.FAILING_SCRIPT : Draft.Fault.WRONG_TYPE;
        return Draft.of(op(kind, Area.PLAIN, ids.any())).faulty(fault);
    }

    Op op(OpKind kind, Area area, String id) {
        Op op = Op.of(kind, layout.index(area), id, tokens.next(), amount());
        return kind == OpKind.PARTIAL ? op.slot(SLOTS[random.nextInt(SLOTS.length)]) : op;
    }

    OpKind anyKind() {
        boolean scripts = stage.features().contains(Feature.SCRIPTS);
        return switch (random.nextInt(12)) {
            case 0, 1 -> OpKind.PARTIAL;
            case 2 -> scripts ? OpKind.SCRIPT : OpKind.PARTIAL;
            case 3 -> scripts ? OpKind.UPSERT : OpKind.INDEX;
            case 4 -> OpKind.DELETE;
            case 5 -> OpKind.CREATE;
            case 6 -> OpKind.DOC_AS_UPSERT;
            default -> OpKind.INDEX;
        };
    }

    private Draft aliased(Draft draft) {
        return random.nextInt(5) == 0 ? draft.through(layout.plainAlias()) : draft;
    }

    private int amount() {
        return 1 + random.nextInt(9);
    }
}
