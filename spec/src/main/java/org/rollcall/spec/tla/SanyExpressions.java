package org.rollcall.spec.tla;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Name;
import org.rollcall.spec.syntax.Operator;
import org.rollcall.spec.syntax.Place;
import tla2sany.semantic.AtNode;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.LabelNode;
import tla2sany.semantic.LetInNode;
import tla2sany.semantic.NumeralNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpDeclNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.semantic.StringNode;
import tla2sany.semantic.Subst;
import tla2sany.semantic.SubstInNode;
import tla2sany.semantic.SymbolNode;

/** The parser's semantic graph to our tree, node by node; each definition is read once. */
final class SanyExpressions {
    private static final Map<String, Operator> OPERATORS = Map.ofEntries(
            Map.entry("$ConjList", Operator.AND),
            Map.entry("\\land", Operator.AND),
            Map.entry("$DisjList", Operator.OR),
            Map.entry("\\lor", Operator.OR),
            Map.entry("\\lnot", Operator.NOT),
            Map.entry("=>", Operator.IMPLIES),
            Map.entry("\\equiv", Operator.EQUIVALENT),
            Map.entry("=", Operator.EQUAL),
            Map.entry("/=", Operator.UNEQUAL),
            Map.entry("\\in", Operator.IN),
            Map.entry("\\notin", Operator.NOT_IN),
            Map.entry("\\subseteq", Operator.SUBSET_OF),
            Map.entry("\\union", Operator.UNION),
            Map.entry("\\intersect", Operator.INTERSECTION),
            Map.entry("\\", Operator.DIFFERENCE),
            Map.entry("SUBSET", Operator.POWER_SET),
            Map.entry("BOOLEAN", Operator.BOOLEAN),
            Map.entry("$SetEnumerate", Operator.ENUMERATION),
            Map.entry("$Tuple", Operator.TUPLE),
            Map.entry("$SetOfFcns", Operator.FUNCTION_SET),
            Map.entry("$FcnApply", Operator.AT),
            Map.entry("$IfThenElse", Operator.IF),
            Map.entry("'", Operator.PRIME),
            Map.entry("UNCHANGED", Operator.UNCHANGED),
            Map.entry("$SquareAct", Operator.STEP_OR_STUTTER),
            Map.entry("ENABLED", Operator.ENABLED));

    /** Operands that are no expressions of their own, but hold some. */
    private static final Set<String> PAIRS = Set.of("$Pair", "$Seq");

    private final Map<OpDefNode, Definition> definitions = new IdentityHashMap<>();
    private final Map<FormalParamNode, Name> names = new IdentityHashMap<>();
    private final Set<OpDefNode> local = new HashSet<>();
    private final ModuleFiles files;

    SanyExpressions(ModuleFiles files) {
        this.files = files;
    }

    Definition definition(OpDefNode node) {
        Definition known = definitions.get(node);
        if (known != null) {
            return known;
        }
        List<Name> parameters = new ArrayList<>();
        for (FormalParamNode parameter : node.getParams()) {
            parameters.add(name(parameter));
        }
        Definition read = new Definition(
                node.getName().toString(), parameters, read(node.getBody()), !local.contains(node), place(node));
        definitions.put(node, read);
        return read;
    }

    Expression read(SemanticNode node) {
        if (node instanceof OpApplNode application) {
            return application(application);
        }
        if (node instanceof StringNode string) {
            return new Expression.Text(string.getRep().toString(), place(node));
        }
        if (node instanceof NumeralNode numeral) {
            return new Expression.Number(numeral.val(), place(node));
        }
        if (node instanceof AtNode) {
            return new Expression.Former(place(node));
        }
        if (node instanceof LabelNode label) {
            return read(label.getBody());
        }
        if (node instanceof LetInNode let) {
            local.addAll(List.of(let.getLets()));
            return read(let.getBody());
        }
        if (node instanceof SubstInNode substitution) {
            return instance(substitution);
        }
        return new Expression.Unknown(node.getClass().getSimpleName().replace("Node", ""), List.of(), place(node));
    }

    private Expression instance(SubstInNode node) {
        Map<String, Expression> substitution = new LinkedHashMap<>();
        for (Subst each : node.getSubsts()) {
            substitution.put(each.getOp().getName().toString(), read(each.getExpr()));
        }
        return new Expression.Instance(substitution, read(node.getBody()), place(node));
    }

    private Expression application(OpApplNode node) {
        SymbolNode symbol = node.getOperator();
        String text = symbol.getName().toString();
        if (symbol instanceof FormalParamNode parameter) {
            return node.getArgs().length == 0
                    ? new Expression.Local(name(parameter), place(node))
                    : new Expression.Unknown("the operator parameter " + text, operands(node), place(node));
        }
        if (symbol instanceof OpDeclNode) {
            return node.getArgs().length == 0
                    ? new Expression.Declared(text, place(node))
                    : new Expression.Unknown("the operator constant " + text, operands(node), place(node));
        }
        Expression builtIn = builtIn(node, text);
        if (builtIn != null) {
            return builtIn;
        }
        boolean defined = symbol instanceof OpDefNode definition
                && definition.getBody() != null
                && !definition.getInRecursive()
                && !files.isStandardModule(definition
                        .getOriginallyDefinedInModuleNode()
                        .getName()
                        .toString()); // their bodies are not what they mean
        return defined
                ? new Expression.Call(definition((OpDefNode) symbol), operands(node), place(node))
                : new Expression.Unknown(text, parts(node), place(node));
    }

    /** The operands, and those of what stands among them as a pair: fields, and changes of {@code EXCEPT}. */
    private List<Expression> parts(OpApplNode node) {
        List<Expression> parts = new ArrayList<>();
        for (ExprOrOpArgNode operand : node.getArgs()) {
            if (operand instanceof OpApplNode pair
                    && PAIRS.contains(pair.getOperator().getName().toString())) {
                parts.addAll(parts(pair));
            } else if (operand != null) {
                parts.add(read(operand));
            }
        }
        return parts;
    }

    private @Nullable Expression builtIn(OpApplNode node, String text) {
        Operator operator = OPERATORS.get(text);
        if (operator != null) {
            return new Expression.Operation(operator, operands(node), place(node));
        }
        return switch (text) {
            case "TRUE", "FALSE" -> new Expression.Truth(text.equals("TRUE"), place(node));
            case "$BoundedForall", "$BoundedExists" ->
                new Expression.Quantified(
                        text.equals("$BoundedForall"), bounds(node), read(node.getArgs()[0]), place(node));
            case "$SubsetOf" -> new Expression.Filter(bounds(node).get(0), read(node.getArgs()[0]), place(node));
            case "$FcnConstructor" ->
                bounds(node).size() == 1
                        ? new Expression.Mapping(bounds(node).get(0), read(node.getArgs()[0]), place(node))
                        : new Expression.Unknown("a function of several arguments", parts(node), place(node));
            case "$Except" -> except(node);
            case "$Case" -> cases(node);
            default -> null;
        };
    }

    private List<Expression> operands(OpApplNode node) {
        List<Expression> operands = new ArrayList<>();
        for (ExprOrOpArgNode operand : node.getArgs()) {
            operands.add(read(operand));
        }
        return operands;
    }

    private List<Expression.Bound> bounds(OpApplNode node) {
        List<Expression.Bound> bounds = new ArrayList<>();
        for (int i = 0; i < node.getBdedQuantBounds().length; i++) {
            Expression set = read(node.getBdedQuantBounds()[i]);
            if (node.isBdedQuantATuple()[i]) {
                set = new Expression.Unknown("a tuple of bound names", List.of(), place(node));
            }
            for (FormalParamNode name : node.getBdedQuantSymbolLists()[i]) {
                bounds.add(new Expression.Bound(name(name), set));
            }
        }
        return bounds;
    }

    private Expression except(OpApplNode node) {
        List<Expression.Change> changes = new ArrayList<>();
        for (int i = 1; i < node.getArgs().length; i++) {
            OpApplNode pair = (OpApplNode) node.getArgs()[i];
            OpApplNode path = (OpApplNode) pair.getArgs()[0];
            if (path.getArgs().length != 1) {
                return new Expression.Unknown("EXCEPT below the first level", parts(node), place(node));
            }
            changes.add(new Expression.Change(read(path.getArgs()[0]), read(pair.getArgs()[1])));
        }
        return new Expression.Except(read(node.getArgs()[0]), changes, place(node));
    }

    private Expression cases(OpApplNode node) {
        List<Expression.Arm> arms = new ArrayList<>();
        for (ExprOrOpArgNode argument : node.getArgs()) {
            ExprOrOpArgNode[] pair = ((OpApplNode) argument).getArgs();
            if (pair[0] == null) {
                return new Expression.Case(arms, read(pair[1]), place(node));
            }
            arms.add(new Expression.Arm(read(pair[0]), read(pair[1])));
        }
        return new Expression.Unknown("CASE without OTHER", parts(node), place(node));
    }

    private Name name(FormalParamNode node) {
        return names.computeIfAbsent(node, n -> new Name(n.getName().toString(), names.size()));
    }

    private static Place place(SemanticNode node) {
        return new Place(
                node.getLocation().source(),
                node.getLocation().beginLine(),
                node.getLocation().beginColumn(),
                node.getLocation().endLine(),
                node.getLocation().endColumn());
    }
}
