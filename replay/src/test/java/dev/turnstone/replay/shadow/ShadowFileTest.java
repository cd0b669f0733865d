package dev.turnstone.replay.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.model.Body;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.traffic.Header;
import dev.turnstone.model.traffic.Payload;
import dev.turnstone.model.traffic.SeenRequest;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

final class ShadowFileTest {
    private static final String FILE =
            """
            {"transforms": [{"target": "^/old-(\\\\w+)/", "targetWith": "/new-$1/",
                             "body": "\\\\bold_field\\\\b", "bodyWith": "new_field",
                             "set": {"X-Shadow": "yes"}, "remove": ["x-trace"]}],
             "amendments": [{"match": "GET /drop", "drop": true},
                            {"match": "GET /replace", "replace": {"method": "GET", "target": "/by"}},
                            {"match": "GET /twice", "times": 1, "after": [{"target": "/again"}]},
                            {"match": "GET /first", "before": [{"target": "/warm"}]},
                            {"match": "GET /late", "later": 2}]}
            """;

    @Test
    void requestsAreDroppedReplacedInsertedAndMoved() {
        assertThat(amended("/a", "/drop", "/replace", "/late", "/twice", "/twice", "/first", "/z"))
                .containsExactly(
                        "/a", "/by", "/twice", "/again", "/twice", "/late", "/warm", "/first",
                        "/z");
    }

    @Test
    void whatWasToGoLaterGoesAtTheEnd() {
        assertThat(amended("/a", "/late")).containsExactly("/a", "/late");
    }

    @Test
    void aTransformChangesTargetBodyAndHeaders() {
        Rewrite rewrite = ShadowFile.parse(FILE).transforms().getFirst();
        SeenRequest changed =
                rewrite.apply(
                        new SeenRequest(
                                "POST",
                                "/old-books/_search",
                                List.of(new Header("X-Trace", "1"), new Header("a", "b")),
                                payload("{\"old_field\":1}")));

        assertThat(changed.target()).isEqualTo("/new-books/_search");
        assertThat(changed.body().bytes().text()).isEqualTo("{\"new_field\":1}");
        assertThat(changed.headers())
                .containsExactly(new Header("a", "b"), new Header("X-Shadow", "yes"));
    }

    @Test
    void theClientsIdentityNeverGoesToTheTarget() {
        SeenRequest request =
                new SeenRequest(
                        "GET",
                        "/",
                        List.of(
                                new Header("Authorization", "Basic x"),
                                new Header("COOKIE", "y"),
                                new Header("Accept", "z")),
                        Payload.NONE);

        assertThat(Rewrite.withoutIdentity(request).headers())
                .containsExactly(new Header("Accept", "z"));
    }

    @Test
    void whatIsNotKnownIsRefused() {
        assertThatThrownBy(
                        () -> ShadowFile.parse("{\"amendments\":[{\"match\":\"a\",\"dorp\":1}]}"))
                .isInstanceOf(TurnstoneException.class)
                .hasMessageContaining("dorp");
    }

    private static List<String> amended(String... targets) {
        var amender =
                new Amender<>(
                        ShadowFile.parse(FILE).amendments(),
                        new Amender.Requests<SeenRequest>() {
                            @Override
                            public SeenRequest request(SeenRequest carrier) {
                                return carrier;
                            }

                            @Override
                            public SeenRequest with(SeenRequest carrier, SeenRequest other) {
                                return other;
                            }

                            @Override
                            public void dropped(SeenRequest carrier) {}
                        });
        List<String> out = new ArrayList<>();
        for (String target : targets) {
            amender.next(new SeenRequest("GET", target, List.of(), Payload.NONE))
                    .forEach(request -> out.add(request.target()));
        }
        amender.rest().forEach(request -> out.add(request.target()));
        return out;
    }

    private static Payload payload(String text) {
        Body body = Body.of(text);
        return new Payload(body, body.length(), null);
    }
}
