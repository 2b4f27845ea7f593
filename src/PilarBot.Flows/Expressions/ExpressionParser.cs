using System.Globalization;

namespace PilarBot.Flows.Expressions;

/// <summary>
/// Reads expressions by recursive descent. From the weakest: <c>or</c>, <c>and</c>, <c>not</c>, comparisons (one, not a chain),
/// <c>+ -</c>, <c>* /</c>.
/// </summary>
internal sealed class ExpressionParser(string text)
{
    // expressions come from files that people edit: a deep one must not exhaust the stack
    private const int MaxDepth = 32;

    // a chain of conditions is a tree as deep as the chain is long, and trees are walked by recursion
    private const int MaxLength = 1000;

    private static readonly string[] words = ["and", "or", "not", "in", "exists"];

    private readonly List<Token> tokens = ExpressionTokens.Of(text);
    private int at;
    private int depth;

    private Token Next => tokens[at];

    public Expression Whole()
    {
        var expression = Or();
        if (tokens.Count > MaxLength) throw new ExpressionSyntaxException($"it has more than {MaxLength} words and signs");
        return Next.Kind == TokenKind.End ? expression : throw Unexpected();
    }

    private Expression Or()
    {
        var left = And();
        while (TakeWord("or")) left = new Operation(left, Operator.Or, And());
        return left;
    }

    private Expression And()
    {
        var left = Not();
        while (TakeWord("and")) left = new Operation(left, Operator.And, Not());
        return left;
    }

    private Expression Not()
    {
        if (++depth > MaxDepth) throw new ExpressionSyntaxException($"it is nested deeper than {MaxDepth}");
        var expression = TakeWord("not") ? new Negation(Not()) : Compared();
        depth--;
        return expression;
    }

    private Expression Compared()
    {
        if (TakeWord("exists"))
        {
            var bracket = TakeSign("(");
            var path = Path();
            if (bracket) Demand(")");
            return new Existence(path);
        }
        var left = Sum();
        if (TakeWord("exists"))
            return left is PathExpression { Path: var of } ? new Existence(of) : throw new ExpressionSyntaxException("only a name can exist");
        if (TakeWord("in")) return new Membership(left, Among());
        return TakeOperator(Comparator) is { } by ? new Operation(left, by, Sum()) : left;
    }

    private Expression Sum()
    {
        var left = Product();
        while (TakeOperator(s => s switch { "+" => Operator.Plus, "-" => Operator.Minus, _ => null }) is { } by)
            left = new Operation(left, by, Product());
        return left;
    }

    private Expression Product()
    {
        var left = Operand();
        while (TakeOperator(s => s switch { "*" => Operator.Times, "/" => Operator.DividedBy, _ => null }) is { } by)
            left = new Operation(left, by, Operand());
        return left;
    }

    private List<Expression> Among()
    {
        if (Next is not { Kind: TokenKind.Sign, Value: "[" })
            return Next.Kind == TokenKind.Word ? [new PathExpression(Path())] : throw new ExpressionSyntaxException($"\"[\" is missing at character {Next.At + 1}");
        Demand("[");
        var items = Several();
        Demand("]");
        return items;
    }

    private Expression Operand()
    {
        var token = Next;
        if (token.Kind == TokenKind.Text)
        {
            at++;
            return new LiteralExpression(token.Value);
        }
        if (TakeSign("("))
        {
            var inner = Or();
            Demand(")");
            return inner;
        }
        if (token.Kind != TokenKind.Word) throw Unexpected();
        if (tokens[at + 1] is { Kind: TokenKind.Sign, Value: "(" } && !words.Contains(token.Value)) return Call(token);
        if (Literal(token.Value) is { } literal)
        {
            at++;
            return literal;
        }
        return new PathExpression(Path());
    }

    private FunctionCall Call(Token name)
    {
        var function = Function.All.FirstOrDefault(f => f.Name == name.Value)
            ?? throw new ExpressionSyntaxException($"there is no function \"{name.Value}\"; known are {string.Join(", ", Function.All.Select(f => f.Name))}");
        at += 2;
        if (++depth > MaxDepth) throw new ExpressionSyntaxException($"it is nested deeper than {MaxDepth}");
        var inputs = Several();
        depth--;
        Demand(")");
        return inputs.Count >= function.Least && inputs.Count <= function.Most
            ? new(function, inputs)
            : throw new ExpressionSyntaxException($"{function.Usage} is not used with {inputs.Count} values");
    }

    private List<Expression> Several()
    {
        var items = new List<Expression> { Or() };
        while (TakeSign(",")) items.Add(Or());
        return items;
    }

    private static LiteralExpression? Literal(string word) => word switch
    {
        "true" => new(true),
        "false" => new(false),
        "none" => new(null),
        _ when decimal.TryParse(word, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n)
            => new(n),
        _ => null,
    };

    private ValuePath Path()
    {
        if (Next.Kind != TokenKind.Word || words.Contains(Next.Value)) throw Unexpected();
        return ValuePath.Parse(tokens[at++].Value) ?? throw new ExpressionSyntaxException($"\"{tokens[at - 1].Value}\" is not a name");
    }

    private static Operator? Comparator(string sign) => sign switch
    {
        "==" => Operator.Equal,
        "!=" => Operator.NotEqual,
        "<" => Operator.Less,
        "<=" => Operator.LessOrEqual,
        ">" => Operator.Greater,
        ">=" => Operator.GreaterOrEqual,
        _ => null,
    };

    private Operator? TakeOperator(Func<string, Operator?> which)
    {
        if (Next.Kind != TokenKind.Sign || which(Next.Value) is not { } taken) return null;
        at++;
        return taken;
    }

    private bool TakeWord(string word) => Take(TokenKind.Word, word);

    private bool TakeSign(string sign) => Take(TokenKind.Sign, sign);

    private bool Take(TokenKind kind, string value)
    {
        if (Next.Kind != kind || Next.Value != value) return false;
        at++;
        return true;
    }

    private void Demand(string sign)
    {
        if (!TakeSign(sign)) throw new ExpressionSyntaxException($"\"{sign}\" is missing at character {Next.At + 1}");
    }

    private ExpressionSyntaxException Unexpected() => Next.Kind == TokenKind.End
        ? new("it ends too early")
        : new($"\"{Next.Value}\" at character {Next.At + 1} is not expected there");
}
