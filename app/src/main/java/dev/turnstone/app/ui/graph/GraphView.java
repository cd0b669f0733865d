package dev.turnstone.app.ui.graph;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.ink.Inks;
import dev.turnstone.app.ui.theme.StateLook;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The drawing of a plan: moved by dragging, zoomed by the wheel, walked through by the arrow keys.
/// What is selected is told to screen readers. The window's thread.
public final class GraphView extends Region {
    private static final double AIR = 24;
    private static final double READABLE = 0.62;
    private static final double NEAR = 0.8;

    private final Canvas canvas = new Canvas();
    private final StringProperty selected = new SimpleStringProperty("");
    private final NodePainter painter;
    private final Minimap minimap;
    private final Texts texts;
    private final Texts words;
    private Map<String, GraphNode> nodes = Map.of();
    private List<GraphNode> inOrder = List.of();
    private Drawing drawing = Drawing.NONE;
    private Camera camera = Camera.START;
    private boolean fitted = true;
    private boolean fresh = true;
    private Predicate<GraphNode> wanted = _ -> true;
    private Consumer<String> opening = _ -> {};

    public GraphView(Texts texts, Texts words) {
        this.texts = texts;
        this.words = words;
        getStyleClass().add("graph");
        Inks inks = new Inks(this::recoloured, NodePainter.INKS);
        painter = new NodePainter(inks, words);
        minimap = new Minimap(painter, this::centre);
        getChildren().addAll(inks, canvas, minimap);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleHelp(texts.text("graph.help"));
        setMinSize(200, 120);
        listen();
        tell();
    }

    /// The node that is selected; empty where none is.
    public StringProperty selectedProperty() {
        return selected;
    }

    /// Told when a node is opened: by a double click or Enter.
    public void whenOpened(Consumer<String> action) {
        opening = action;
    }

    /// Shows these at the places of the drawing. Where only states changed nothing moves.
    public void show(List<GraphNode> next, Drawing at) {
        boolean moved = !at.equals(drawing);
        Map<String, GraphNode> byId = new HashMap<>();
        next.forEach(node -> byId.put(node.id(), node));
        nodes = byId;
        inOrder = next;
        drawing = at;
        if (moved && fitted) {
            fresh = true;
        }
        tell();
        requestLayout();
    }

    /// The others are pale.
    public void want(Predicate<GraphNode> which) {
        wanted = which;
        requestLayout();
    }

    public void fit() {
        fitted = true;
        fresh = false;
        requestLayout();
    }

    public void zoom(double factor) {
        look(camera.zoomed(factor, getWidth() / 2, getHeight() / 2));
    }

    /// Selects a node and brings it into view.
    public void select(String id) {
        selected.set(id);
        Drawing.Box box = drawing.boxes().get(id);
        if (box != null && !fitted) {
            camera = camera.showing(box, getWidth(), getHeight(), AIR);
        }
        tell();
        requestLayout();
    }

    /// Where a node is seen, for who must point at it.
    public Drawing.@Nullable Box onScreen(String id) {
        Drawing.Box box = drawing.boxes().get(id);
        return box == null
                ? null
                : new Drawing.Box(
                        camera.viewX(box.x()),
                        camera.viewY(box.y()),
                        box.width() * camera.zoom(),
                        box.height() * camera.zoom());
    }

    double zoomed() {
        return camera.zoom();
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(1, getWidth());
        double height = Math.max(1, getHeight());
        canvas.setWidth(width);
        canvas.setHeight(height);
        if (fitted) {
            camera = Camera.fit(drawing, width, height);
            if (fresh && camera.zoom() < READABLE) {
                readable(width, height);
            }
        }
        paint(width, height);
        boolean part =
                drawing.width() * camera.zoom() > width + 1
                        || drawing.height() * camera.zoom() > height + 1;
        minimap.setVisible(part && width > Minimap.WIDTH * 2 && height > Minimap.HEIGHT * 2);
        if (minimap.isVisible()) {
            minimap.relocate(width - Minimap.WIDTH - 12, height - Minimap.HEIGHT - 12);
            minimap.paint(drawing, inOrder, camera, width, height);
        }
    }

    /// Too large to be read as a whole: what is under way comes first.
    private void readable(double width, double height) {
        GraphNode first =
                inOrder.stream()
                        .filter(node -> !node.state().isFinished())
                        .findFirst()
                        .orElse(inOrder.getFirst());
        Drawing.Box box = drawing.boxes().get(first.id());
        Camera near = new Camera(NEAR, 0, 0);
        camera =
                box == null || drawing.width() * NEAR < width
                        ? near.centred(drawing.width() / 2, height / 2 / NEAR, width, height)
                        : near.showing(box, width, height, AIR * 4);
    }

    private void paint(double width, double height) {
        GraphicsContext on = canvas.getGraphicsContext2D();
        on.clearRect(0, 0, width, height);
        painter.wires(on, drawing, camera, width, height);
        for (GraphNode node : inOrder) {
            Drawing.Box box = drawing.boxes().get(node.id());
            if (box != null
                    && camera.viewX(box.x()) < width
                    && camera.viewX(box.x() + box.width()) > 0
                    && camera.viewY(box.y()) < height
                    && camera.viewY(box.y() + box.height()) > 0) {
                painter.node(
                        on,
                        node,
                        box,
                        camera,
                        node.id().equals(selected.get()),
                        !wanted.test(node));
            }
        }
    }

    private void listen() {
        new GraphHand(this).attach();
        selected.subscribe((_, _) -> requestLayout());
        focusedProperty().subscribe(this::tell);
    }

    Drawing drawing() {
        return drawing;
    }

    Camera camera() {
        return camera;
    }

    void open(String id) {
        opening.accept(id);
    }

    private void centre(double x, double y) {
        look(camera.centred(x, y, getWidth(), getHeight()));
    }

    /// From here on, and no more at the whole.
    void look(Camera next) {
        fitted = false;
        camera = next;
        requestLayout();
    }

    private void recoloured() {
        painter.forget();
        requestLayout();
    }

    /// What a screen reader says: the selected node, or the whole.
    private void tell() {
        GraphNode node = nodes.get(selected.get());
        setAccessibleText(
                node == null
                        ? texts.text("graph.whole", inOrder.size())
                        : texts.text(
                                "graph.node",
                                node.title(),
                                StateLook.of(node.state()).word(words),
                                node.detail(),
                                node.after().size()));
    }
}
