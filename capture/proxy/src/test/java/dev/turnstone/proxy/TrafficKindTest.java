package dev.turnstone.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficKindTest {
    @ParameterizedTest
    @CsvSource({
        "GET,/i/_search?q=a,SEARCH",
        "POST,/_bulk,BULK",
        "PUT,/i/_doc/1,WRITE",
        "GET,/i/_doc/1?routing=a/_b,READ",
        "POST,/_mget,READ",
        "POST,/i/_update/1,WRITE",
        "GET,/_cluster/health,OTHER",
        "PUT,/i,OTHER",
        "PUT,/i/type/1,WRITE",
        "GET,/,OTHER",
        "GET,/?a=/_search,OTHER",
        "POST,/_search/scroll,SEARCH"
    })
    void requestsAreToldApart(String method, String target, TrafficKind kind) {
        assertThat(TrafficKind.of(method, target)).isEqualTo(kind);
    }
}
