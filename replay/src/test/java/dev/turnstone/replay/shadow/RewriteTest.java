package dev.turnstone.replay.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.Body;
import dev.turnstone.model.traffic.Header;
import dev.turnstone.model.traffic.Payload;
import dev.turnstone.model.traffic.SeenRequest;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

final class RewriteTest {
    private static final Header GZIP = new Header("Content-Encoding", "gzip");
    private static final Rewrite OLD_TO_NEW =
            new Rewrite(null, "", Pattern.compile("old-"), "new-", List.of(), Set.of());

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

    @Test
    void aCompressedBodyIsLookedAtAsItIsMeant() throws IOException {
        Body packed = gzip("{\"index\":\"old-a\"}");
        SeenRequest sent = OLD_TO_NEW.apply(post(packed, packed.length(), GZIP));

        assertThat(sent.body().bytes().text()).isEqualTo("{\"index\":\"new-a\"}");
        assertThat(sent.headers()).extracting(Header::name).containsExactly("Content-Type");
        assertThat(sent.body().length()).isEqualTo(sent.body().bytes().length());
    }

    @Test
    void aBodyThatHoldsNothingOfItStaysAsItIs() throws IOException {
        Body packed = gzip("{\"index\":\"other\"}");
        SeenRequest compressed = post(packed, packed.length(), GZIP);
        Body cbor = Body.of(new byte[] {(byte) 0xbf, 'o', 'l', 'd', '-', (byte) 0xff});
        SeenRequest binary =
                post(cbor, cbor.length(), new Header("Content-Type", "application/cbor"));
        SeenRequest cut = post(Body.of("{\"index\":\"old-"), 9_000, new Header("x", "y"));

        assertThat(OLD_TO_NEW.apply(compressed)).isEqualTo(compressed);
        assertThat(OLD_TO_NEW.apply(binary)).isEqualTo(binary);
        assertThat(OLD_TO_NEW.apply(cut)).isEqualTo(cut);
    }

    private static SeenRequest post(Body body, long length, Header header) {
        List<Header> headers =
                header.name().equals("Content-Type")
                        ? List.of(header)
                        : List.of(header, new Header("Content-Type", "application/json"));
        return new SeenRequest("POST", "/i/_search", headers, new Payload(body, length, null));
    }

    private static Body gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var packing = new GZIPOutputStream(bytes)) {
            packing.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return Body.of(bytes.toByteArray());
    }

    private static SeenRequest request(String... names) {
        return new SeenRequest(
                "GET",
                "/i",
                List.of(names).stream().map(name -> new Header(name, "v")).toList(),
                Payload.NONE);
    }
}
