package dev.turnstone.sandbox.jars;

import org.apache.maven.model.Repository;
import org.apache.maven.model.building.DefaultModelProcessor;
import org.apache.maven.model.io.DefaultModelReader;
import org.apache.maven.model.locator.DefaultModelLocator;
import org.apache.maven.model.superpom.DefaultSuperPomProvider;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession.CloseableSession;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.supplier.SessionBuilderSupplier;
import org.eclipse.aether.transfer.TransferListener;

import java.nio.file.Path;
import java.util.List;

/// Maven's own way to Maven Central: the address is the one in Maven's super POM, the mirrors and
/// proxies are the user's. Thread-safe.
final class MavenRepository implements AutoCloseable {
    private final RepositorySystem system;
    private final CloseableSession session;
    private final List<RemoteRepository> remotes;

    private MavenRepository(
            RepositorySystem system, CloseableSession session, List<RemoteRepository> remotes) {
        this.system = system;
        this.session = session;
        this.remotes = remotes;
    }

    /// Opens the way; what is fetched lands under `local`.
    static MavenRepository open(Path local, MavenSettings settings, TransferListener listener) {
        RepositorySystem system = new RepositorySystemSupplier().get();
        CloseableSession session =
                settings.applyTo(
                                new SessionBuilderSupplier(system)
                                        .get()
                                        .withLocalRepositoryBaseDirectories(local)
                                        .setTransferListener(listener))
                        .build();
        return new MavenRepository(
                system, session, system.newResolutionRepositories(session, List.of(central())));
    }

    RepositorySystem system() {
        return system;
    }

    CloseableSession session() {
        return session;
    }

    List<RemoteRepository> remotes() {
        return remotes;
    }

    private static RemoteRepository central() {
        var processor = new DefaultModelProcessor();
        processor.setModelLocator(new DefaultModelLocator());
        processor.setModelReader(new DefaultModelReader());
        var superPom = new DefaultSuperPomProvider();
        superPom.setModelProcessor(processor);
        Repository central = superPom.getSuperModel("4.0.0").getRepositories().getFirst();
        return new RemoteRepository.Builder(central.getId(), central.getLayout(), central.getUrl())
                .build();
    }

    @Override
    public void close() {
        session.close();
        system.close();
    }
}
