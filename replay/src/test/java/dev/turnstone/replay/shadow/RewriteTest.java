package dev.turnstone.replay.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.traffic.Header;
import dev.turnstone.model.traffic.Payload;
import dev.turnstone.model.traffic.SeenRequest;

import org.junit.jupiter.api.Test;

import java.util.List;

final class RewriteTest {
    @Test
    void whoTheClientIsStaysBehindHoweverItIsSpelled() {
        SeenRequest sent =
                Rewrite.withoutIdentity(
                        request(
                                "AUTHORIZATION",
                                "cookie",
                                "Host",
                                "tE",
                                "X-Opaque-Id",
                                "es-security-RUNAS-user",
                                "opendistro_security_impersonate_as",
                                "Hist",
                                "x-opendistro_security_impersonate_as_nobody"));

        assertThat(sent.headers())
                .extracting(Header::name)
                .containsExactly(
                        "X-Opaque-Id", "Hist", "x-opendistro_security_impersonate_as_nobody");
    }

    private static SeenRequest request(String... names) {
        return new SeenRequest(
                "GET",
                "/i",
                List.of(names).stream().map(name -> new Header(name, "v")).toList(),
                Payload.NONE);
    }
}
