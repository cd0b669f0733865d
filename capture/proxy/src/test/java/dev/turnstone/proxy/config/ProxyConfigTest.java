package dev.turnstone.proxy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.log.kafka.KafkaSettings;
import dev.turnstone.log.place.LogPlace;
import dev.turnstone.proxy.CanaryPlan;
import dev.turnstone.proxy.WhenFull;
import dev.turnstone.proxy.loops.LoopPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

class ProxyConfigTest {
    private static final String LEAST =
            "'listen':'127.0.0.1:0','upstream':['http://a:9200'],'log':'traffic'";

    @Test
    void littleHasToBeTold() {
        ProxyConfig config = of("{" + LEAST + "}");
        assertThat(config.log()).hasToString("./traffic");
        assertThat(config.plan().recording().whenFull())
                .isInstanceOf(WhenFull.PassAndMarkGap.class);
        assertThat(config.admin()).isEmpty();
        assertThat(config.plan().loops()).isEqualTo(LoopPlan.BOUND);
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
                                + "'admin':{'listen':'127.0.0.1:0'},'threads':2,'bindThreads':false}");
        assertThat(config.plan().recording().whenFull())
                .isEqualTo(new WhenFull.Wait(Duration.ofSeconds(3)));
        assertThat(config.plan().recording().answerLimit()).isEqualTo(2 << 20);
        assertThat(config.plan().limits().head()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.plan().limits().largestRequestHead()).isEqualTo(8 << 10);
        assertThat(config.admin()).isPresent();
        assertThat(config.plan().loops()).isEqualTo(new LoopPlan(2, false));
    }

    @Test
    void theLogIsATopicWithItsOwnSettings() {
        ProxyConfig config =
                of(
                        "{"
                                + LEAST.replace("traffic", "kafka:k1:9092,k2:9092/turnstone")
                                + ",'kafka':{'partitions':3,'retention':'2d','patience':'3s'}}");
        assertThat(config.log()).hasToString("kafka:k1:9092,k2:9092/turnstone");
        KafkaSettings settings = ((LogPlace.Topic) config.log()).settings();
        assertThat(settings.partitions()).isEqualTo(3);
        assertThat(settings.retention()).isEqualTo(Duration.ofDays(2));
    }

    @Test
    void theLogIsAFolderThatIsKeptSealedAndCleared(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("key"), "00112233445566778899aabbccddeeff\n");
        String json =
                "{"
                        + LEAST
                        + ",'segments':{'keyFile':'key','keepRead':'1d','hardLimit':'5gb',"
                        + "'compress':false}}";
        ProxyConfig config = ProxyConfig.of(json.replace('\'', '"'), folder);
        LogPlace.Folder log = (LogPlace.Folder) config.log();
        assertThat(log.path()).isEqualTo(folder.resolve("traffic"));
        assertThat(log.settings().seal()).isPresent();
        assertThat(log.settings().compress()).isFalse();
        assertThat(log.settings().retention().readAge()).isEqualTo(Duration.ofDays(1));
        assertThat(log.settings().retention().hardLimitBytes()).isEqualTo(5L << 30);
    }

    @Test
    void anUnknownFieldIsToldBeforeWhatIsMissing() {
        assertThatThrownBy(() -> of("{'listen':'127.0.0.1:0','lgo':'traffic'}"))
                .hasMessageStartingWith("lgo: unknown (did you mean log?)");
    }

    @Test
    void aFileThatIsNotThereIsToldWithWhatToDo() {
        assertThatThrownBy(() -> ProxyConfig.read(Path.of("nowhere.json")))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e -> assertThat(e.remedy()).contains("docs/proxy.md"))
                .hasMessageContaining("there is no such file")
                .hasMessageNotContaining("Exception");
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
                    'tls':{'certificate':'a','clientCertificateRequired':true} | tls.clientCertificateRequired: true
                    'admin':{'listen':'127.0.0.1:0','tls':{'pkcs12':'a'}} | admin.tls.passwordFile: missing
                    'admin':{'listen':'0.0.0.0:1'}  | admin.listen:
                    'admin':{}                      | admin.listen: missing
                    'refuseUpgrades':'yes'          | refuseUpgrades: "yes"
                    'kafka':{'partitions':3}        | kafka: is for a log in Kafka
                    'segments':{'compress':1}       | segments.compress: 1
                    'segments':{'queue':'0b'}       | segments.queue: 0 bytes
                    'segments':{'segment':'1b'}     | segments.segment: 1 bytes
                    'limits':{'requestHead':'8gb'}  | limits.requestHead: 8589934592 bytes
                    'canary':{'evry':'1s'}          | canary.evry: unknown
                    'canary':{'every':'soon'}       | canary.every: soon
                    'canary':{'index':'shop'}       | canary: index: shop
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
        assertThatThrownBy(() -> of("[")).hasMessageStartingWith("configuration: no JSON: line 1");
    }

    @Test
    void canariesHaveAnIndexOfTheirOwn() {
        ProxyConfig config = of("{" + LEAST + ",'name':'Front 1','canary':{'every':'2s'}}");
        CanaryPlan canary = config.canary().orElseThrow();
        assertThat(canary.every()).isEqualTo(Duration.ofSeconds(2));
        assertThat(canary.index()).isEqualTo(".turnstone-canary-front-1");
        assertThat(of("{" + LEAST + "}").canary()).isEmpty();
    }

    @Test
    void aSealThatIsNoKeyIsToldWithItsFieldAndFile(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("key"), "zz\n");
        String json = ("{" + LEAST + ",'segments':{'keyFile':'key'}}").replace('\'', '"');
        assertThatThrownBy(() -> ProxyConfig.of(json, folder))
                .hasMessageStartingWith("segments.keyFile: " + folder.resolve("key"))
                .hasMessageContaining("hexadecimal");
    }

    private static ProxyConfig of(String json) {
        return ProxyConfig.of(json.replace('\'', '"'), Path.of("."));
    }
}
