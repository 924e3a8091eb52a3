package org.rollcall.command;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.rollcall.page.Page;
import org.rollcall.walk.ActionText;
import org.rollcall.walk.Graph;
import org.rollcall.walk.Lasso;
import org.rollcall.walk.Table;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The graph of a model as a page, to be walked from state to state; {@code explore.ts} reads what is written here. */
final class ExplorerPage {
    private final ObjectNode data = JsonMapper.shared().createObjectNode();
    private final ByteArrayOutputStream columns = new ByteArrayOutputStream();

    private ExplorerPage() {}

    /**
     * The page.
     *
     * @param about the model in a sentence
     * @param lassos behaviours that violate temporal properties
     * @param actions what is said of each kind of step, by its name
     */
    static String of(
            String model, String about, Graph<?, ?> graph, List<Lasso> lassos, Map<String, ActionText> actions) {
        var page = new ExplorerPage();
        String figures = figures(graph);
        page.data.put("model", model).put("description", about).put("figures", figures);
        page.data.put("states", graph.size());
        page.data.set("actions", JsonMapper.shared().valueToTree(actions));
        page.data.set("lassos", JsonMapper.shared().valueToTree(lassos));
        page.add(graph);
        String text = about + "\n" + figures + "\n\nTo walk the model this page needs scripts. Without them:\n"
                + "  rollcall model " + model + "\n";
        return Page.EXPLORE.of(model + ": walk the model", text, page.data, page.columns.toByteArray());
    }

    private void add(Graph<?, ?> graph) {
        data.set("shared", table(graph.shared()));
        ArrayNode cpus = data.putArray("cpus");
        for (Graph.Cpu<?, ?> cpu : graph.cpus()) {
            ObjectNode node = cpus.addObject().put("name", cpu.name());
            node.set("steps", JsonMapper.shared().valueToTree(steps(cpu)));
            node.set("variables", table(cpu.variables()));
            node.set("registers", table(cpu.registers()));
            node.set("refusals", table(cpu.refusals()));
        }
        data.put("transitions", graph.distances().size());
        graph.distances().write(columns);
        ArrayNode goals = data.putArray("goals");
        graph.goals().forEach((name, states) -> {
            goals.addObject().put("name", name).put("states", states.size());
            states.write(columns);
        });
    }

    /** Values as JSON; the numbers of its cells and the row of each state as columns. */
    private ObjectNode table(Table<?> table) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.set("names", JsonMapper.shared().valueToTree(table.names()));
        node.set("values", JsonMapper.shared().valueToTree(table.values()));
        node.put("rows", table.rows());
        table.columns().forEach(column -> column.write(columns));
        table.uses().write(columns);
        return node;
    }

    private static List<String> steps(Graph.Cpu<?, ?> cpu) {
        return cpu.steps().stream().map(Object::toString).toList();
    }

    private static String figures(Graph<?, ?> graph) {
        return "%,d states, %,d steps between them%s"
                .formatted(
                        graph.size(),
                        graph.distances().size(),
                        graph.isCut() ? "; the page ends there, the model goes on" : "");
    }
}
