using System.Globalization;

namespace PilarBot.Flows.Expressions;

/// <summary>
/// Reads conditions by recursive descent: <c>or</c> binds weaker than <c>and</c>, <c>and</c> weaker than <c>not</c>.
/// </summary>
internal sealed class ConditionParser(string text)
{
    // conditions come from files that people edit: a deep one must not exhaust the stack
    private const int MaxDepth = 32;

    private readonly List<Token> tokens = ConditionTokens.Of(text);
    private int at;
    private int depth;

    private Token Next => tokens[at];

    public Condition Condition()
    {
        var condition = Or();
        return Next.Kind == TokenKind.End ? condition : throw Unexpected();
    }

    public Expression Expression()
    {
        var expression = Operand();
        return Next.Kind == TokenKind.End ? expression : throw Unexpected();
    }

    private Condition Or()
    {
        var left = And();
        while (TakeWord("or")) left = new AnyOf(left, And());
        return left;
    }

    private Condition And()
    {
        var left = Not();
        while (TakeWord("and")) left = new AllOf(left, Not());
        return left;
    }

    private Condition Not()
    {
        if (++depth > MaxDepth) throw new ConditionSyntaxException($"it is nested deeper than {MaxDepth}");
        var condition = TakeWord("not") ? new Negation(Not()) : Primary();
        depth--;
        return condition;
    }

    private Condition Primary()
    {
        if (TakeSign("("))
        {
            var inner = Or();
            Demand(")");
            return inner;
        }
        if (TakeWord("exists"))
        {
            var bracket = TakeSign("(");
            var path = Path();
            if (bracket) Demand(")");
            return new Existence(path);
        }
        return Compared(Operand());
    }

    private Condition Compared(Expression left)
    {
        if (TakeWord("exists"))
            return left is PathExpression { Path: var path } ? new Existence(path) : throw new ConditionSyntaxException("only a name can exist");
        if (TakeWord("in")) return new Membership(left, List());
        if (Next.Kind == TokenKind.Sign && Comparator(Next.Value) is { } comparator)
        {
            at++;
            return new Comparison(left, comparator, Operand());
        }
        return new Truth(left);
    }

    private List<Expression> List()
    {
        Demand("[");
        var items = new List<Expression> { Operand() };
        while (TakeSign(",")) items.Add(Operand());
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
        if (token.Kind != TokenKind.Word) throw Unexpected();
        if (token.Value == "count" && tokens[at + 1] is { Kind: TokenKind.Sign, Value: "(" })
        {
            at += 2;
            var path = Path();
            Demand(")");
            return new CountExpression(path);
        }
        if (Literal(token.Value) is { } literal)
        {
            at++;
            return literal;
        }
        return new PathExpression(Path());
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
        if (Next.Kind != TokenKind.Word || Next.Value is "and" or "or" or "not" or "in" or "exists") throw Unexpected();
        return ValuePath.Parse(tokens[at++].Value) ?? throw new ConditionSyntaxException($"\"{tokens[at - 1].Value}\" is not a name");
    }

    private static Comparator? Comparator(string sign) => sign switch
    {
        "==" => Expressions.Comparator.Equal,
        "!=" => Expressions.Comparator.NotEqual,
        "<" => Expressions.Comparator.Less,
        "<=" => Expressions.Comparator.LessOrEqual,
        ">" => Expressions.Comparator.Greater,
        ">=" => Expressions.Comparator.GreaterOrEqual,
        _ => null,
    };

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
        if (!TakeSign(sign)) throw new ConditionSyntaxException($"\"{sign}\" is missing at character {Next.At + 1}");
    }

    private ConditionSyntaxException Unexpected() => Next.Kind == TokenKind.End
        ? new("it ends too early")
        : new($"\"{Next.Value}\" at character {Next.At + 1} is not expected there");
}
