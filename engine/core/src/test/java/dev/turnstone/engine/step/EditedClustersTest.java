package dev.turnstone.engine.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.engine.spec.Endpoints;
import dev.turnstone.engine.spec.Spec;
import dev.turnstone.engine.spec.Specs;
import dev.turnstone.model.cluster.Auth;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.model.cluster.Secret;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Optional;

/// What an edit of how a cluster is asked means for whoever asks it at that moment.
class EditedClustersTest {
    private static final String LOGIN = "\"auth\":{\"kind\":\"basic\",\"user\":\"me\"}";

    @TempDir private Path home;
    private final PaperCluster source = new PaperCluster("7.10.2", false);
    private final PaperCluster target = new PaperCluster("3.0.0", true);
    private Optional<Secret> secret = Optional.of(Secret.of("hush"));
    private Clusters clusters;
    private Desks desks;

    @BeforeEach
    void open() {
        clusters = new Clusters(spec(""), new Endpoints(_ -> secret));
        desks = new Desks(home);
    }

    @AfterEach
    void close() {
        clusters.close();
        target.close();
        source.close();
    }

    @Test
    void aStepThatBeginsAfterAnEditOfTheLimitsSharesTheDeskOfTheCaptureThatGoesOn() {
        try (Desks.Lease following = desks.lease(clusters.target("target"))) {
            clusters.follow(spec("\"limits\":{\"concurrency\":3}"));
            try (Desks.Lease begun = desks.lease(clusters.target("target"))) {
                assertThat(begun.desk()).isSameAs(following.desk());
            }
            assertThat(following.desk().target().endpoint().limits().concurrency()).isEqualTo(3);
        }
    }

    @Test
    void whoIsUnderWayAsksByTheEditedLogin() {
        ClusterClient held = clusters.target("target");
        clusters.follow(spec(LOGIN));
        assertThat(held.endpoint().auth()).isEqualTo(new Auth.Basic("me", Secret.of("hush")));
        secret = Optional.of(Secret.of("rotated"));
        clusters.follow(spec(LOGIN));
        assertThat(held.endpoint().auth()).isEqualTo(new Auth.Basic("me", Secret.of("rotated")));
        assertThat(clusters.target("target")).isSameAs(held);
    }

    /// Whom a proxy that stands asks for it each time, and the store of secrets not more often than
    /// there are edits.
    @Test
    void whereASourceIsAndAsWhomIsReadAnewAfterAnEdit() {
        assertThat(clusters.sourceEndpoint("source").auth()).isEqualTo(Auth.NONE);
        clusters.follow(spec("", target.url(), LOGIN));
        ClusterEndpoint edited = clusters.sourceEndpoint("source");
        assertThat(edited.auth()).isEqualTo(new Auth.Basic("me", Secret.of("hush")));
        assertThat(clusters.sourceEndpoint("source")).isSameAs(edited);
    }

    @Test
    void anEditWhoseSecretIsMissingChangesNothing() {
        ClusterClient held = clusters.target("target");
        secret = Optional.empty();
        assertThatThrownBy(() -> clusters.follow(spec(LOGIN))).hasMessageContaining("TARGET");
        assertThat(held.endpoint().auth()).isEqualTo(Auth.NONE);
        assertThat(clusters.spec()).isEqualTo(spec(""));
    }

    @Test
    void aTargetIsTheSameByWhateverNameItIsAsked() {
        String moved = target.url().replace("127.0.0.1", "localhost");
        try (Desks.Lease following = desks.lease(clusters.target("target"))) {
            clusters.follow(spec("\"limits\":{\"concurrency\":3}", moved));
            assertThat(clusters.target("target")).isNotSameAs(following.desk().target());
            try (Desks.Lease begun = desks.lease(clusters.target("target"))) {
                assertThat(begun.desk()).isSameAs(following.desk());
            }
        }
    }

    private Spec spec(String more) {
        return spec(more, target.url());
    }

    private Spec spec(String more, String url) {
        return spec(more, url, "");
    }

    private Spec spec(String more, String url, String ofSource) {
        String text =
                """
                {"sources":{"source":{"url":"%s"%s}},"targets":{"target":{"url":"%s"%s}},
                 "migrations":{"main":{"from":"source","to":["target"]}}}"""
                        .formatted(source.url(), and(ofSource), url, and(more));
        return Specs.read(text).spec().orElseThrow();
    }

    private static String and(String more) {
        return more.isEmpty() ? "" : "," + more;
    }
}
