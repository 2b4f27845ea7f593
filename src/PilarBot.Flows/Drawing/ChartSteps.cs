using PilarBot.Flows.Definition;
using PilarBot.Flows.Expressions;

namespace PilarBot.Flows.Drawing;

/// <summary>Puts the steps of a flow into boxes. Every kind of step has to have an arm here.</summary>
internal sealed class ChartSteps(FlowSet flows, Flow flow, ReferenceLists lists)
{
    private readonly ValueWords values = new(flows, flow, lists);
    private readonly AnswerWords answers = new(new(flows, flow, lists), lists);

    public IReadOnlyList<ChartNode> Of(IReadOnlyList<Step> steps) => [.. steps.Select(Of)];

    private ChartNode Of(Step step)
    {
        var box = Box(step) with
        {
            Key = step.Key,
            Name = flow.Named.ContainsKey(step.Key) ? step.Key : null,
            Line = step.Line,
        };
        return step.For.Count == 0 ? box : For([.. ChartWords.Roles(step.For, flows.Phrases)], box);
    }

    // where the flow ends for some, it goes on for the others
    private static ChartNode For(IReadOnlyList<string> roles, ChartNode box) => box.Ends
        ? new(ChartKind.If, ChartWords.IsOneOf(roles)) { Fork = new(new(ChartWords.No, []), new(ChartWords.Yes, [box])) }
        : box with { Notes = [ChartWords.OnlyFor(roles), .. box.Notes] };

    private ChartNode Box(Step step) => step switch
    {
        AskStep ask => Ask(ask),
        SayStep say => Say(say),
        IfStep branch => If(branch),
        DoStep action => Do(action),
        ReviewStep review => Review(review),
        CallStep call => Call(call),
        RepeatStep repeat => Repeat(repeat),
        SetStep set => new(ChartKind.Set, values.Of(set.To)) { Heading = values.Path(new(set.Key)) },
        SectionStep section => new(ChartKind.Section, PlainText.Of(section.Title)),
        HandOverStep handOver => new(ChartKind.HandOver, PlainText.Of(handOver.Text)),
        EndStep => new(ChartKind.End, ""),
        _ => throw new InvalidOperationException($"No box is drawn for {step.GetType().Name}."),
    };

    private ChartNode Ask(AskStep ask) => new(ChartKind.Ask, PlainText.Of(ask.Say))
    {
        Heading = PlainText.Of(ask.Label.Source),
        Answer = answers.Of(ask),
        Notes = [.. answers.Besides(ask)],
        Choices = Labels(ask.Choices),
    };

    private static ChartNode Say(SayStep say) => new(ChartKind.Say, PlainText.Of(say.Text))
    {
        Notes = say.Offer.Count == 0 ? [] : [ChartWords.Offer(Labels(say.Offer))],
    };

    // what goes on is drawn below, so that the main way is a straight line; "not" is read as the other answer to the plain question
    private ChartNode If(IfStep branch)
    {
        var (condition, holds, fails) = branch.Condition is Negation { Inner: var inner }
            ? (inner, ChartWords.No, ChartWords.Yes)
            : (branch.Condition, ChartWords.Yes, ChartWords.No);
        var then = new ChartWay(holds, Of(branch.Then));
        var otherwise = new ChartWay(fails, Of(branch.Else));
        var thenIsBeside = then.Ends ? !otherwise.Ends : otherwise.Nodes.Count == 0;
        return new(ChartKind.If, new ConditionWords(values).Question(condition))
        {
            Fork = thenIsBeside ? new(otherwise, then) : new(then, otherwise),
        };
    }

    private ChartNode Do(DoStep action)
    {
        ChartNode box = new(ChartKind.Do, PlainText.Of(action.Action)) { Notes = [.. Effect(action), .. Given(action.With)] };
        return action switch
        {
            { Refused: { Count: > 0 } refused } => box with { Fork = new(new(ChartWords.Done, []), new(ChartWords.Refused, Of(refused))) },
            { Refused: not null } => box with { Notes = [.. box.Notes, ChartWords.RefusedGoesOn] },
            { Signature.Refusals.Count: > 0 } => box with { Notes = [.. box.Notes, ChartWords.RefusedEnds] },
            _ => box,
        };
    }

    private ChartNode Review(ReviewStep review) => new(ChartKind.Review, PlainText.Of(review.Say))
    {
        Notes =
        [
            ChartWords.Reviewed([.. review.Only.Select(n => values.Path(new(n)))]),
            .. review.Send is { } send ? (string[])[ChartWords.SendButton(PlainText.Of(send.Source))] : [],
        ],
    };

    private ChartNode Call(CallStep call) => new(ChartKind.Call, PlainText.Of(flows.Find(call.Flow)?.Title.Source ?? call.Flow))
    {
        Notes = [ChartWords.OtherFlow(PlainText.Of(call.Flow)), .. Given(call.With)],
    };

    private ChartNode Repeat(RepeatStep repeat) => new(ChartKind.Repeat, PlainText.Of(repeat.More.Say))
    {
        Heading = PlainText.Of(repeat.More.Label.Source),
        Notes = [ChartWords.Times(repeat.Min, repeat.Max)],
        Rounds = Of(repeat.Steps),
    };

    private static IEnumerable<string> Effect(DoStep action) =>
        action.Signature is { Effect: var effect } ? [ChartWords.Effect(effect)] : [];

    private IEnumerable<string> Given(IReadOnlyList<Given> given) =>
        given.Count == 0 ? [] : [ChartWords.Uses([.. given.Select(g => values.Of(g.Value)).Distinct()])];

    private static IReadOnlyList<string> Labels(IReadOnlyList<ReferenceItem> items) => [.. items.Select(i => PlainText.Of(i.Label))];
}
