package dev.turnstone.proxy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.proxy.WhenFull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Duration;

class ProxyConfigTest {
    private static final String LEAST =
            "'listen':'127.0.0.1:0','upstream':['http://a:9200'],'log':'traffic'";

    @Test
    void littleHasToBeTold() {
        ProxyConfig config = of("{" + LEAST + "}");
        assertThat(config.log()).isEqualTo("traffic");
        assertThat(config.plan().whenFull()).isInstanceOf(WhenFull.PassAndMarkGap.class);
        assertThat(config.admin()).isEmpty();
    }

    @Test
    void everythingCanBeTold() {
        ProxyConfig config =
                of(
                        "{"
                                + LEAST
                                + ",'name':'p','whenFull':'wait','waitAtMost':'3s','answerLimit':'2mb',"
                                + "'record':{'methods':['GET'],'notIndices':['x-*']},"
                                + "'redact':{'headers':['x-t'],'bodyFields':['password']},"
                                + "'limits':{'head':'5s','requestHead':'8kb'},"
                                + "'admin':{'listen':'127.0.0.1:0'},'threads':2}");
        assertThat(config.plan().whenFull()).isEqualTo(new WhenFull.Wait(Duration.ofSeconds(3)));
        assertThat(config.plan().answerLimit()).isEqualTo(2 << 20);
        assertThat(config.plan().limits().head()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.plan().limits().largestRequestHead()).isEqualTo(8 << 10);
        assertThat(config.admin()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    'whenFull':'maybe'              | whenFull: maybe
                    'whenfull':'wait'               | whenfull: unknown
                    'answerLimit':'1 potato'        | answerLimit: 1 potato
                    'limits':{'head':30}            | limits.head: 30
                    'limits':{'hed':'30s'}          | limits.hed: unknown
                    'limits':[]                     | limits: an object
                    'record':{'methods':'GET'}      | record.methods: "GET"
                    'threads':-1                    | threads: -1
                    'tls':{}                        | tls.certificate: missing
                    'tls':{'pkcs12':'a.p12'}        | tls.passwordFile: missing
                    'admin':{'listen':'0.0.0.0:1'}  | admin.listen:
                    'admin':{}                      | admin.listen: missing
                    'refuseUpgrades':'yes'          | refuseUpgrades: "yes"
                    """,
            quoteCharacter = '`')
    void aWrongFieldIsNamedByItsPath(String field, String message) {
        assertThatThrownBy(() -> of("{" + LEAST + "," + field + "}"))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> of("{}")).hasMessageStartingWith("listen: missing");
        assertThatThrownBy(() -> of("{'listen':'nowhere'}"))
                .hasMessageStartingWith("listen: nowhere");
        assertThatThrownBy(() -> of("{'listen':'127.0.0.1:0','upstream':['a:1']}"))
                .hasMessageStartingWith("upstream: a:1");
        assertThatThrownBy(() -> of("[")).hasMessageStartingWith("configuration: no JSON");
    }

    private static ProxyConfig of(String json) {
        return ProxyConfig.of(json.replace('\'', '"'), Path.of("."));
    }
}
