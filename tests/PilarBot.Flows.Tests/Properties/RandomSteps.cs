using PilarBot.Flows.Definition;

namespace PilarBot.Flows.Tests.Properties;

/// <summary>Steps of one random flow, of every sort, inside of each other.</summary>
/// <param name="dice">The chance.</param>
/// <param name="words">The texts.</param>
/// <param name="yaml">Where they are written.</param>
/// <param name="callable">The flows that may be called.</param>
internal sealed class RandomSteps(Dice dice, RandomWords words, YamlLines yaml, IReadOnlyList<RandomFlow> callable)
{
    private const int Deepest = 3;

    private readonly RandomAsk asks = new(dice, words, yaml);
    private int named;

    private enum Place
    {
        Flow,
        Branch,
        Round,
    }

    public void Write(Names names, int count) => Under("steps", names, count, Place.Flow, 0);

    private void Under(string key, Names names, int count, Place place, int depth) => yaml.Under(key, () =>
    {
        yaml.Item(() => asks.Write(Key("awal"), names));
        for (var at = 1; at < count; at++) Item(names, place, depth);
    });

    private void Item(Names names, Place place, int depth) => yaml.Item(() =>
    {
        Step(names, place, depth);
        if (dice.OneIn(12)) yaml.Key("for", "[psm]");
    });

    private void Step(Names names, Place place, int depth) => dice.Weighed(
        (8, Ask), (3, Say), (2, Do), (1, HandOver), (2, Set),
        (depth < Deepest ? 4 : 0, If),
        (place == Place.Flow ? 1 : 0, Section),
        (place == Place.Flow || (place == Place.Branch && depth == 1) ? 2 : 0, Review),
        (place == Place.Flow ? 2 : 0, Repeat),
        (callable.Count > 0 && depth < 2 ? 2 : 0, (Action<Names, Place, int>)Call))(names, place, depth);

    private string Key(string stem) => $"{stem}{++named}";

    private void Ask(Names names, Place place, int depth) => asks.Write(Key(dice.Of("nama", "umur", "alamat", "hal-lain", "a")), names);

    private void Say(Names names, Place place, int depth)
    {
        words.Say(yaml, "say", names);
        if (dice.OneIn(10)) yaml.Key("offer", $"[{{ value: {RandomFlow.StartWords[0]}, label: {YamlLines.Quoted(words.Label("mulai"))} }}]");
    }

    private void HandOver(Names names, Place place, int depth) => words.Say(yaml, "hand-over", names);

    private void Section(Names names, Place place, int depth) => yaml.Key("section", YamlLines.Quoted(words.Text(names)));

    private void Set(Names names, Place place, int depth)
    {
        var (key, (expression, kind)) = (Key("hasil"), RandomExpression.Worked(dice, names));
        yaml.Key("set", key).Key("to", expression.StartsWith('\'') ? $"({expression})" : expression);
        names.Add(new Name(key, kind));
    }

    private void If(Names names, Place place, int depth)
    {
        yaml.Key("if", YamlLines.Quoted(RandomExpression.Condition(dice, names)));
        var (then, otherwise) = (new Names(names), new Names(names));
        Branch("then", then, place, depth);
        if (dice.OneIn(2)) Branch("else", otherwise, place, depth);
        names.Add(then.Own.Concat(otherwise.Own));
    }

    private void Branch(string key, Names names, Place place, int depth) => yaml.Under(key, () =>
    {
        for (var at = dice.From(1, 3); at > 0; at--) Item(names, place == Place.Flow ? Place.Branch : place, depth + 1);
        if (dice.OneIn(6)) yaml.Item(() => yaml.Key("end"));
    });

    private void Do(Names names, Place place, int depth)
    {
        var action = dice.Of([.. Actions.Vocabulary.Actions.Values]);
        var key = Key("tindakan");
        yaml.Key("do", action.Name);
        var inputs = action.Inputs.Select(i => (i.Key, Name: names.Any(dice, n => n.Kind == i.Value.Kind && (!n.IsMany || n.IsAnswer)))).Where(i => i.Name is not null && !dice.OneIn(3)).ToList();
        if (inputs.Count > 0) yaml.Under("with", () => inputs.ForEach(i => yaml.Key(i.Key, i.Name!.Path)));
        yaml.Key("as", key);
        var results = Actions.Results.Select(r => new Name($"{key}.{r.Key}", r.Value)).ToList();
        if (action.Refusals.Count == 0 || dice.OneIn(3))
        {
            names.Add(results);
            return;
        }
        var ends = dice.OneIn(2);
        var refused = new Names(names);
        refused.Add(new Name($"{key}.code", ValueKind.Choice) { Values = [.. action.Refusals] }, new Name($"{key}.text", ValueKind.Text));
        yaml.Under("refused", () =>
        {
            for (var at = dice.From(0, 2); at >= 0; at--) yaml.Item(() => dice.Of<Action<Names, Place, int>>(Say, Ask, HandOver)(refused, Place.Branch, Deepest));
            if (ends) yaml.Item(() => yaml.Key("end"));
        });
        // what may have been refused is not there for sure
        if (ends) names.Add(results);
    }

    private void Review(Names names, Place place, int depth)
    {
        yaml.Key("review");
        if (dice.OneIn(2)) words.Say(yaml, "say", names);
        if (dice.OneIn(3)) yaml.Key("send", YamlLines.Quoted(words.Label("kirim")));
        var shown = names.All.Where(n => n.IsAnswer && dice.OneIn(2)).Select(n => n.Path).ToList();
        if (shown.Count > 0 && dice.OneIn(3)) yaml.Key("only", $"[{string.Join(", ", shown)}]");
    }

    private void Repeat(Names names, Place place, int depth)
    {
        var key = Key("kelompok");
        var (min, max) = (dice.From(0, 2), dice.From(2, 4));
        var inner = new Names(names);
        inner.Add(new Name($"{key}.count", ValueKind.Number));
        yaml.Key("repeat", key);
        words.Say(yaml, "say", inner);
        yaml.Key("min", $"{min}").Key("max", $"{max}");
        var known = inner.Own.Count;
        Under("steps", inner, dice.From(1, 4), Place.Round, 2);
        names.Add(new Name($"{key}.count", ValueKind.Number), new Name(key, ValueKind.Object) { IsMany = true, IsAnswer = true });
        // from outside, only what was asked and worked out is seen
        names.Add(inner.Own.Skip(known).Where(n => !n.Path.Contains('.', StringComparison.Ordinal) && n.Kind != ValueKind.Object)
            .SelectMany(n => new[] { n.Within(key, true), n.Within($"{key}.0", false), n.Within($"{key}.last", false) }));
    }

    private void Call(Names names, Place place, int depth)
    {
        var called = dice.Of(callable);
        var key = Key("bagian");
        yaml.Key("call", called.Name);
        var given = called.Takes.Select(t => (t.Name, Value: names.Any(dice, n => n.Kind == t.Kind && !n.IsMany)?.Path ?? (t.Kind == ValueKind.Number ? "7" : "\"*isi*\""))).ToList();
        if (given.Count > 0) yaml.Under("with", () => given.ForEach(g => yaml.Key(g.Name, g.Value)));
        yaml.Key("as", key);
        names.Add(called.Names.Own.Where(n => !n.Path.StartsWith("args.", StringComparison.Ordinal)).Select(n => n.Within(key, false)));
        names.Add(new Name(key, ValueKind.Object) { IsAnswer = true });
    }
}
