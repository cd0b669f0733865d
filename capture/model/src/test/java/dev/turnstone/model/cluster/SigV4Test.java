package dev.turnstone.model.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.Body;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

class SigV4Test {
    private static final Instant NOW = Instant.parse("2015-08-30T12:36:00Z");
    private static final Secret KEY = Secret.of("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

    /// The algorithm's published examples, whose answers are known.
    @Test
    void thePublishedExamplesAreSignedAsPublished() {
        assertThat(published("GET", "/", ""))
                .endsWith("5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
        assertThat(published("POST", "/", ""))
                .endsWith("5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b");
        assertThat(published("GET", "/", "Param1=value1&Param2=value2"))
                .endsWith("b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500");
    }

    /// Expected values were computed by a separate program from the text of the algorithm.
    @Test
    void aRequestWithPathQueryAndBodyIsSignedAsComputedByHand() {
        var credentials =
                new Credentials(
                        Auth.SigV4.of("eu-west-1", "AKIDEXAMPLE", KEY), InstantSource.fixed(NOW));
        URI address =
                credentials.address(
                        URI.create(
                                "https://search.example.com/logs-*/_search?size=10&q=a+b&pretty"));
        assertThat(address)
                .hasToString("https://search.example.com/logs-*/_search?pretty=&q=a%20b&size=10");
        Map<String, String> headers =
                credentials.headers("POST", address, List.of(Body.of("{\"a\""), Body.of(":1}")));
        assertThat(headers.get("Authorization"))
                .isEqualTo(
                        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/eu-west-1/es/aws4_request,"
                                + " SignedHeaders=host;x-amz-content-sha256;x-amz-date,"
                                + " Signature=f3fed686748775b9d1626bb6bca086ae976024b848568e88e9f7b70d8db3634a");
    }

    @Test
    void hostDateBodyAndTokenAreAllSigned() {
        var auth =
                new Auth.SigV4(
                        "eu-west-1", "es", "AKIDEXAMPLE", KEY, Optional.of(Secret.of("token")));
        String first = signature(auth, NOW, "https://a.example.com/", "{}");
        assertThat(signature(auth, NOW, "https://a.example.com:443/", "{}")).isEqualTo(first);
        assertThat(signature(auth, NOW, "https://b.example.com/", "{}")).isNotEqualTo(first);
        assertThat(signature(auth, NOW, "https://a.example.com:9200/", "{}")).isNotEqualTo(first);
        assertThat(signature(auth, NOW, "https://a.example.com/", "{ }")).isNotEqualTo(first);
        assertThat(signature(auth, NOW.plusSeconds(1), "https://a.example.com/", "{}"))
                .isNotEqualTo(first);
        assertThat(first).contains("x-amz-security-token");
    }

    @Test
    void whatIsSignedIsWhatIsSent() throws Exception {
        try (var server =
                StubServer.of(StubServer.cluster((_, out) -> StubServer.json(out, 200, "{}")))) {
            var auth = Auth.SigV4.of("eu-west-1", "AKIDEXAMPLE", KEY);
            try (var client = ClusterClient.open(server.endpoint().withAuth(auth))) {
                client.send(ClusterRequest.put("/i%2Fj/_doc/1?b=2&a=1", "{\"x\":1}"));
            }
            StubServer.Request sent = server.last();
            var signed = new TreeMap<String, String>();
            for (String name : List.of("host", "x-amz-content-sha256", "x-amz-date")) {
                signed.put(name, sent.header(name));
            }
            assertThat(sent.header("x-amz-content-sha256"))
                    .isEqualTo(Sha256.of(sent.body().text()));
            Instant when = SigV4.TIME.parse(sent.header("x-amz-date"), Instant::from);
            assertThat(sent.header("authorization"))
                    .isEqualTo(
                            new SigV4(auth)
                                    .authorization(
                                            "PUT",
                                            "/i%252Fj/_doc/1",
                                            "a=1&b=2",
                                            signed,
                                            Sha256.of("{\"x\":1}"),
                                            when));
            assertThat(sent.target()).isEqualTo("/i%2Fj/_doc/1?a=1&b=2");
        }
    }

    private static String published(String method, String path, String query) {
        var auth = new Auth.SigV4("us-east-1", "service", "AKIDEXAMPLE", KEY, Optional.empty());
        var headers = new TreeMap<String, String>();
        headers.put("host", "example.amazonaws.com");
        headers.put("x-amz-date", "20150830T123600Z");
        return new SigV4(auth).authorization(method, path, query, headers, Sha256.of(""), NOW);
    }

    private static String signature(Auth.SigV4 auth, Instant now, String url, String body) {
        return new Credentials(auth, InstantSource.fixed(now))
                .headers("POST", URI.create(url), List.of(Body.of(body)))
                .getOrDefault("Authorization", "");
    }
}
