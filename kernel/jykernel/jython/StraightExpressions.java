package jykernel.jython;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import jykernel.jython.StraightCode.NotStraight;
import jykernel.jython.StraightCode.Part;
import org.python.antlr.ast.Attribute;
import org.python.antlr.ast.BinOp;
import org.python.antlr.ast.Call;
import org.python.antlr.ast.Compare;
import org.python.antlr.ast.Dict;
import org.python.antlr.ast.Index;
import org.python.antlr.ast.Name;
import org.python.antlr.ast.Num;
import org.python.antlr.ast.Str;
import org.python.antlr.ast.Subscript;
import org.python.antlr.ast.Tuple;
import org.python.antlr.ast.UnaryOp;
import org.python.antlr.ast.cmpopType;
import org.python.antlr.ast.expr_contextType;
import org.python.antlr.ast.keyword;
import org.python.antlr.ast.operatorType;
import org.python.antlr.ast.unaryopType;
import org.python.antlr.base.expr;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyFrame;
import org.python.core.PyInteger;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyTuple;
import org.python.core.ThreadState;

/** The expressions of {@link StraightCode}. */
final class StraightExpressions {
    /** Deeper ones are left to the compiler, which says so if they are too deep for the JVM. */
    private static final int DEPTH = 50;

    private final boolean trueDivision;
    private int depth;

    /** @param trueDivision {@code from __future__ import division} */
    StraightExpressions(boolean trueDivision) {
        this.trueDivision = trueDivision;
    }

    Part part(expr node) throws NotStraight {
        if (depth > DEPTH) {
            throw new NotStraight();
        }
        depth++;
        Part part = partOf(node);
        depth--;
        return part;
    }

    List<Part> parts(List<expr> nodes) throws NotStraight {
        List<Part> parts = new ArrayList<>();
        for (expr node : nodes) {
            parts.add(part(node));
        }
        return parts;
    }

    private Part partOf(expr node) throws NotStraight {
        if (node instanceof Num number) {
            return constant(number.getInternalN() instanceof PyInteger small ? shared(small) : number.getInternalN());
        }
        if (node instanceof Str text) {
            return constant(text.getInternalS());
        }
        if (node instanceof Name name) {
            String id = name.getInternalId().intern();
            return (frame, state) -> frame.getname(id);
        }
        if (node instanceof Attribute attribute) {
            Part value = part(attribute.getInternalValue());
            String name = attribute.getInternalAttr().intern();
            return (frame, state) -> value.of(frame, state).__getattr__(name);
        }
        if (node instanceof Call call) {
            return call(call);
        }
        if (node instanceof BinOp operation) {
            return binary(operation.getInternalLeft(), operation.getInternalRight(), of(operation.getInternalOp()));
        }
        if (node instanceof UnaryOp operation) {
            Part operand = part(operation.getInternalOperand());
            UnaryOperator<PyObject> operator = of(operation.getInternalOp());
            return (frame, state) -> operator.apply(operand.of(frame, state));
        }
        if (node instanceof Compare comparison && comparison.getInternalOps().size() == 1) {
            expr right = comparison.getInternalComparators().get(0);
            return binary(
                    comparison.getInternalLeft(),
                    right,
                    of(comparison.getInternalOps().get(0)));
        }
        if (node instanceof Subscript subscript && subscript.getInternalSlice() instanceof Index index) {
            return binary(subscript.getInternalValue(), index.getInternalValue(), PyObject::__getitem__);
        }
        return collection(node);
    }

    /** Of small numbers there is one each, but for those that the parser makes. */
    private static PyObject shared(PyInteger number) {
        return Py.newInteger(number.getValue());
    }

    private static Part constant(Object value) {
        PyObject constant = (PyObject) value;
        return (frame, state) -> constant;
    }

    private Part binary(expr left, expr right, BinaryOperator<PyObject> operator) throws NotStraight {
        Part first = part(left);
        Part second = part(right);
        return (frame, state) -> operator.apply(first.of(frame, state), second.of(frame, state));
    }

    private Part call(Call call) throws NotStraight {
        if (call.getInternalStarargs() != null || call.getInternalKwargs() != null) {
            throw new NotStraight();
        }
        Part function = part(call.getInternalFunc());
        List<Part> arguments = parts(call.getInternalArgs());
        if (!call.getInternalKeywords().isEmpty()) {
            return call(function, arguments, call.getInternalKeywords());
        }
        return switch (arguments.size()) {
            case 0 -> (frame, state) -> function.of(frame, state).__call__(state);
            case 1 -> {
                Part only = arguments.get(0);
                yield (frame, state) -> function.of(frame, state).__call__(state, only.of(frame, state));
            }
            case 2 -> {
                Part first = arguments.get(0);
                Part second = arguments.get(1);
                yield (frame, state) ->
                        function.of(frame, state).__call__(state, first.of(frame, state), second.of(frame, state));
            }
            case 3 ->
                (frame, state) -> {
                    PyObject called = function.of(frame, state);
                    PyObject[] all = values(arguments, frame, state);
                    return called.__call__(state, all[0], all[1], all[2]);
                };
            case 4 ->
                (frame, state) -> {
                    PyObject called = function.of(frame, state);
                    PyObject[] all = values(arguments, frame, state);
                    return called.__call__(state, all[0], all[1], all[2], all[3]);
                };
            default -> (frame, state) -> function.of(frame, state).__call__(state, values(arguments, frame, state));
        };
    }

    /** Keywords' values come behind the other arguments. */
    private Part call(Part function, List<Part> arguments, List<keyword> keywords) throws NotStraight {
        List<Part> all = new ArrayList<>(arguments);
        String[] names = new String[keywords.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = keywords.get(i).getInternalArg().intern();
            all.add(part(keywords.get(i).getInternalValue()));
        }
        return (frame, state) -> function.of(frame, state).__call__(state, values(all, frame, state), names);
    }

    private Part collection(expr node) throws NotStraight {
        if (node instanceof org.python.antlr.ast.List list && list.getInternalCtx() == expr_contextType.Load) {
            List<Part> elements = parts(list.getInternalElts());
            return (frame, state) -> new PyList(values(elements, frame, state));
        }
        if (node instanceof Tuple tuple && tuple.getInternalCtx() == expr_contextType.Load) {
            List<Part> elements = parts(tuple.getInternalElts());
            return (frame, state) -> new PyTuple(values(elements, frame, state));
        }
        if (node instanceof Dict dict) {
            List<Part> pairs = new ArrayList<>();
            for (int i = 0; i < dict.getInternalKeys().size(); i++) {
                pairs.add(part(dict.getInternalKeys().get(i)));
                pairs.add(part(dict.getInternalValues().get(i)));
            }
            return (frame, state) -> new PyDictionary(values(pairs, frame, state));
        }
        throw new NotStraight();
    }

    private static PyObject[] values(List<Part> parts, PyFrame frame, ThreadState state) {
        PyObject[] values = new PyObject[parts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = parts.get(i).of(frame, state);
        }
        return values;
    }

    private BinaryOperator<PyObject> of(operatorType operator) throws NotStraight {
        return switch (operator) {
            case Add -> PyObject::_add;
            case Sub -> PyObject::_sub;
            case Mult -> PyObject::_mul;
            case Div -> trueDivision ? PyObject::_truediv : PyObject::_div;
            case FloorDiv -> PyObject::_floordiv;
            case Mod -> PyObject::_mod;
            case Pow -> PyObject::_pow;
            case LShift -> PyObject::_lshift;
            case RShift -> PyObject::_rshift;
            case BitOr -> PyObject::_or;
            case BitXor -> PyObject::_xor;
            case BitAnd -> PyObject::_and;
            default -> throw new NotStraight();
        };
    }

    private static UnaryOperator<PyObject> of(unaryopType operator) throws NotStraight {
        return switch (operator) {
            case Invert -> PyObject::__invert__;
            case Not -> PyObject::__not__;
            case UAdd -> PyObject::__pos__;
            case USub -> PyObject::__neg__;
            default -> throw new NotStraight();
        };
    }

    /** But for identity: of equal constants the compiler makes one. */
    private static BinaryOperator<PyObject> of(cmpopType operator) throws NotStraight {
        return switch (operator) {
            case Eq -> PyObject::_eq;
            case NotEq -> PyObject::_ne;
            case Lt -> PyObject::_lt;
            case LtE -> PyObject::_le;
            case Gt -> PyObject::_gt;
            case GtE -> PyObject::_ge;
            case In -> PyObject::_in;
            case NotIn -> PyObject::_notin;
            default -> throw new NotStraight();
        };
    }
}
