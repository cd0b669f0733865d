package dev.turnstone.engine.spec.dataprepper;

import dev.turnstone.engine.spec.Endpoints;
import dev.turnstone.engine.spec.SpecEdit;

import java.util.List;
import java.util.Optional;

/// What a source and a sink have in common: where the cluster is, and who we are there.
final class ClusterImport {
    private final SpecEdit spec;
    private final String path;
    private final String name;

    /// `side` is `sources` or `targets`.
    ClusterImport(SpecEdit spec, String side, String name) {
        this.spec = spec;
        this.path = side + "." + name;
        this.name = name;
    }

    void take(Pipeline cluster) {
        List<String> hosts = cluster.texts("hosts");
        if (hosts.isEmpty()) {
            cluster.error("It names no hosts.", "Add the cluster's address to the pipeline.");
        }
        set(".url", String.join(",", hosts));
        boolean aws = cluster.part("aws").map(this::aws).orElse(false);
        if (!aws && !cluster.isTrue("disable_authentication")) {
            basic(cluster);
        }
        cluster.text("aws_region").ifPresent(region -> sigv4(region, false));
        cluster.part("connection").ifPresent(this::connection);
        trust(cluster);
        cluster.dropped(
                "distribution_version",
                "the version is found out by asking the cluster.",
                "Nothing is to be done.");
    }

    private void basic(Pipeline cluster) {
        Optional<String> user = cluster.text("username");
        Optional<String> password = cluster.text("password");
        if (user.isEmpty()) {
            return;
        }
        set(".auth.kind", "basic");
        set(".auth.user", user.get());
        if (password.isPresent()) {
            cluster.note(
                    "The password is not written into the spec.",
                    "Set "
                            + Endpoints.usualSecret(name).text().substring("env:".length())
                            + ", or name another place as "
                            + path
                            + ".auth.secret.");
        }
    }

    private boolean aws(Pipeline aws) {
        Optional<String> region = aws.text("region");
        region.ifPresent(at -> sigv4(at, aws.isTrue("serverless")));
        aws.dropped(
                "sts_role_arn",
                "roles are not assumed.",
                "Assume the role outside, and give its keys as AWS_ACCESS_KEY_ID,"
                        + " AWS_SECRET_ACCESS_KEY and a session token.");
        aws.dropped("sts_header_overrides", "roles are not assumed.", "See sts_role_arn.");
        aws.dropped(
                "serverless_options",
                "network policies are not changed.",
                "Allow this machine in the collection's network policy.");
        aws.rest();
        return region.isPresent();
    }

    private void sigv4(String region, boolean serverless) {
        set(".auth.kind", "sigv4");
        set(".auth.region", region);
        if (serverless) {
            set(".auth.service", "aoss");
        }
    }

    private void connection(Pipeline connection) {
        trust(connection);
        connection
                .text("connect_timeout")
                .flatMap(ClusterImport::milliseconds)
                .ifPresent(time -> set(".limits.connect", time));
        connection
                .text("socket_timeout")
                .flatMap(ClusterImport::milliseconds)
                .ifPresent(time -> set(".limits.answer", time));
        connection.rest();
    }

    private void trust(Pipeline at) {
        at.text("cert").ifPresent(file -> set(".tls.ca", file));
        if (at.isTrue("insecure")) {
            set(".tls.insecure", "true");
        }
    }

    /// A bare number is milliseconds there; spans with a unit are the same.
    private static Optional<String> milliseconds(String time) {
        if (time.matches("[0-9]{1,9}")) {
            return Optional.of(time + "ms");
        }
        return time.matches("([0-9]{1,9}(ms|s|m|h|d))+") ? Optional.of(time) : Optional.empty();
    }

    private void set(String field, String value) {
        if (value.equals("true")) {
            spec.set(path + field, value);
        } else {
            spec.setText(path + field, value);
        }
    }
}
