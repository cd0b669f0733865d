package dev.turnstone.app.ui.graph;

import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Lays a graph out in layers, from left to right or from top to bottom, whichever shows more of it
/// at once. The first takes most of a second, large ones take hundreds of milliseconds: not for the
/// UI's thread.
public final class Layout {
    public static final double NODE_WIDTH = 224;
    public static final double NODE_HEIGHT = 56;
    private static final int CAREFUL = 300;

    private Layout() {}

    public static Drawing of(List<GraphNode> nodes) {
        if (nodes.isEmpty()) {
            return Drawing.NONE;
        }
        LayoutMetaDataService.getInstance()
                .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
        ElkNode graph = ElkGraphUtil.createGraph();
        Map<String, List<String>> edges = Reduction.of(nodes);
        boolean down = Shape.of(nodes, edges).isBetterDown();
        settings(graph, nodes.size(), down);
        Map<String, ElkNode> places = new LinkedHashMap<>();
        for (GraphNode node : nodes) {
            ElkNode place = ElkGraphUtil.createNode(graph);
            place.setIdentifier(node.id());
            place.setDimensions(NODE_WIDTH, NODE_HEIGHT);
            places.put(node.id(), place);
        }
        for (GraphNode node : nodes) {
            for (String from : edges.getOrDefault(node.id(), List.of())) {
                ElkGraphUtil.createSimpleEdge(places.get(from), places.get(node.id()));
            }
        }
        new LayeredLayoutProvider().layout(graph, new BasicProgressMonitor());
        return drawing(graph, places, down);
    }

    private static void settings(ElkNode graph, int nodes, boolean down) {
        graph.setProperty(LayeredOptions.DIRECTION, down ? Direction.DOWN : Direction.RIGHT);
        graph.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        graph.setProperty(LayeredOptions.PADDING, new ElkPadding(24));
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE, 22.0);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, down ? 34.0 : 44.0);
        graph.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 16.0);
        graph.setProperty(LayeredOptions.SPACING_COMPONENT_COMPONENT, 36.0);
        graph.setProperty(LayeredOptions.ASPECT_RATIO, 1.6);
        graph.setProperty(LayeredOptions.THOROUGHNESS, nodes > CAREFUL ? 2 : 7);
    }

    private static Drawing drawing(ElkNode graph, Map<String, ElkNode> places, boolean down) {
        Map<String, Drawing.Box> boxes = new LinkedHashMap<>();
        places.forEach(
                (id, place) ->
                        boxes.put(
                                id,
                                new Drawing.Box(
                                        place.getX(),
                                        place.getY(),
                                        place.getWidth(),
                                        place.getHeight())));
        List<Drawing.Wire> wires = new ArrayList<>();
        for (ElkEdge edge : graph.getContainedEdges()) {
            List<Drawing.Bend> bends = new ArrayList<>();
            for (ElkEdgeSection section : edge.getSections()) {
                bends.add(new Drawing.Bend(section.getStartX(), section.getStartY()));
                section.getBendPoints()
                        .forEach(bend -> bends.add(new Drawing.Bend(bend.getX(), bend.getY())));
                bends.add(new Drawing.Bend(section.getEndX(), section.getEndY()));
            }
            wires.add(
                    new Drawing.Wire(
                            edge.getSources().getFirst().getIdentifier(),
                            edge.getTargets().getFirst().getIdentifier(),
                            bends));
        }
        return new Drawing(boxes, wires, graph.getWidth(), graph.getHeight(), down);
    }
}
