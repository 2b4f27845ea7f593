using PilarBot.Flows.Definition.Reading;
using PilarBot.Flows.Expressions;

namespace PilarBot.Flows.Definition.Checking;

/// <summary>Finds comparisons that never hold, which no run of the flow would ever show: a choice that there is not, a number beside a text.</summary>
internal sealed class ComparisonChecker(Vocabulary vocabulary, FileLog log)
{
    public void Check(Expression expression, int line, Known known)
    {
        foreach (var part in expression.Parts) Check(part, line, known);
        switch (expression)
        {
            case Operation { By: Operator.Equal or Operator.NotEqual } equality:
                CheckWord(equality.Left, equality.Right, line, known);
                CheckWord(equality.Right, equality.Left, line, known);
                CheckKinds(equality.Left, equality.Right, line, known);
                break;
            case Operation { By: Operator.Less or Operator.LessOrEqual or Operator.Greater or Operator.GreaterOrEqual } order:
                CheckKinds(order.Left, order.Right, line, known);
                break;
            case Membership { Among: [PathExpression among] } membership:
                CheckWord(among, membership.Item, line, known);
                break;
            case Membership membership:
                foreach (var one in membership.Among)
                {
                    CheckWord(membership.Item, one, line, known);
                    CheckKinds(membership.Item, one, line, known);
                }
                break;
        }
    }

    private void CheckWord(Expression named, Expression literal, int line, Known known)
    {
        if (named is not PathExpression { Path: var path } || literal is not LiteralExpression { Value: string word }) return;
        if (Words(path, known) is { } words && !words.Contains(word))
            log.Report(line, ProblemCodes.NeverHolds, $"\"{path}\" is never '{word}'", Spelling.SuggestOrList(word, words));
    }

    private void CheckKinds(Expression left, Expression right, int line, Known known)
    {
        if (Kinds.Of(left, known) is not { } one || Kinds.Of(right, known) is not { } other || one == other) return;
        if ((Kinds.IsString(one) && Kinds.IsString(other)) || one is ValueKind.Object || other is ValueKind.Object) return;
        var hint = one is ValueKind.Number || other is ValueKind.Number ? "numbers stand without quotation marks, codes and words with them" : "compare values of one kind";
        log.Report(line, ProblemCodes.NeverHolds, $"{one} is compared with {other}", hint);
    }

    // the words that a path can be; null when that is open
    private IReadOnlyCollection<string>? Words(ValuePath path, Known known)
    {
        if (path.Text is "me.role" or "me.roles") return [.. vocabulary.Roles];
        if (path.Text == "me.channel") return [.. vocabulary.Channels];
        return known.Find(path.Head) switch
        {
            AskStep { Kind: AnswerKind.Choice, From: null } ask when path.Parts.Length == 1 => [.. ask.Choices.Select(c => c.Value)],
            AskStep { From: null } ask when path.Parts is [_, "choice"] => [.. ask.Or.Concat(ask.Choices).Select(c => c.Value)],
            AskStep { Kind: not AnswerKind.Choice and not AnswerKind.Wilayah } ask when path.Parts is [_, "choice"] => [.. ask.Or.Select(c => c.Value)],
            DoStep { Signature: { Refusals.Count: > 0 } signature } when path.Parts is [_, "code"] && !signature.Results.ContainsKey("code") => [.. signature.Refusals],
            _ => null,
        };
    }
}
