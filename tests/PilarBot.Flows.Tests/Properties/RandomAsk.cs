using PilarBot.Flows.Definition;

namespace PilarBot.Flows.Tests.Properties;

/// <summary>Questions of every kind, with the options that go with it.</summary>
internal sealed class RandomAsk(Dice dice, RandomWords words, YamlLines yaml)
{
    private static readonly AnswerKind[] kinds = [.. Enum.GetValues<AnswerKind>(), AnswerKind.Choice, AnswerKind.Choice, AnswerKind.Choice, AnswerKind.Number, AnswerKind.Text];

    /// <summary>Writes one, and adds what can be read of it.</summary>
    public void Write(string key, Names names)
    {
        var kind = dice.Of(kinds);
        var name = new Name(key, kind.ValueKind()) { IsAnswer = true };
        yaml.Key("ask", key);
        if (!dice.OneIn(6)) words.Say(yaml, "say", names);
        if (dice.OneIn(3)) yaml.Key("label", YamlLines.Quoted(words.Label(key)));
        if (kind == AnswerKind.Choice) name = Choose(name, names);
        else yaml.Key("answer", kind.Word());
        name = Options(kind, name, names);
        if (dice.OneIn(3)) name = name with { Ways = Choices("or", dice.From(1, 3), key + "-atau") };
        if (dice.OneIn(5)) yaml.Key("optional", "true");
        if (dice.OneIn(8)) yaml.Key("sensitive", "true");
        if (dice.OneIn(5)) words.Say(yaml, "help", names);
        if (dice.OneIn(4) && names.Any(dice, n => n.Kind == name.Kind && !n.IsMany) is { } known) yaml.Key("suggest", known.Path);
        names.Add(name);
        if (kind == AnswerKind.Contact) names.Add(new Name($"{key}.phone", ValueKind.Text), new Name($"{key}.name", ValueKind.Text));
        if (kind == AnswerKind.Location) names.Add(new Name($"{key}.latitude", ValueKind.Number));
        if (kind.IsMedia()) names.Add(new Name($"{key}.count", ValueKind.Number));
        if (name.Ways.Count > 0) names.Add(new Name($"{key}.label", ValueKind.Text));
    }

    private Name Options(AnswerKind kind, Name name, Names names)
    {
        switch (kind)
        {
            case AnswerKind.Text:
                Bounds(dice.From(0, 5), dice.Of(3, 40, 4000));
                break;
            case AnswerKind.Number:
                Bounds(dice.Of(-5, 0, 1), dice.Of(1, 30, 1_000_000_000));
                if (dice.OneIn(3)) yaml.Key("decimals", "true");
                break;
            case AnswerKind.Photos or AnswerKind.Files:
                Bounds(dice.From(1, 3), dice.From(3, 6));
                break;
            case AnswerKind.Date or AnswerKind.DateTime when dice.OneIn(2):
                yaml.Key(dice.Of("past", "future"), "true");
                break;
            case AnswerKind.Contact when dice.OneIn(2):
                yaml.Key("other", "true");
                break;
            case AnswerKind.Wilayah:
                var within = dice.OneIn(2) ? names.Any(dice, n => n.IsKecamatan) : null;
                yaml.Key("level", within is null && dice.OneIn(2) ? "kecamatan" : "desa");
                if (within is not null) yaml.Key("within", within.Path);
                break;
        }
        if (kind is AnswerKind.Nik or AnswerKind.Kk or AnswerKind.Phone && dice.OneIn(2) && names.Any(dice, n => n.Kind == name.Kind) is { } other) yaml.Key("differs-from", other.Path);
        return kind == AnswerKind.Wilayah ? name with { IsKecamatan = yaml.ToString().EndsWith("level: kecamatan\n", StringComparison.Ordinal) } : name;
    }

    private Name Choose(Name name, Names names)
    {
        var list = dice.OneIn(4) ? names.Any(dice, n => n.Kind == ValueKind.List) : null;
        if (list is not null || dice.OneIn(4)) yaml.Key("choose", $"{{ from: {list?.Path ?? dice.Of("ppks", "desa")} }}");
        else name = name with { Values = Choices("choose", dice.Of(1, 2, 4, 9, 14), name.Path) };
        if (!dice.OneIn(4)) return name;
        yaml.Key("many", "true");
        if (name.Values.Count > 3) Bounds(dice.From(1, 2), dice.From(2, 4));
        return name with { IsMany = true };
    }

    private void Bounds(int min, int max)
    {
        if (dice.OneIn(3)) yaml.Key("min", $"{min}");
        if (dice.OneIn(3) && max >= min) yaml.Key("max", $"{max}");
    }

    private List<string> Choices(string key, int count, string stem)
    {
        var values = Enumerable.Range(1, count).Select(n => dice.OneIn(12) ? $"{stem}-{n}-{new string('x', 20)}" : $"{stem}-{n}").ToList();
        yaml.Under(key, () =>
        {
            foreach (var value in values)
            {
                yaml.Item(() =>
                {
                    yaml.Key("value", value).Key("label", YamlLines.Quoted(words.Label(value.Length > 20 ? value[..20] : value)));
                    if (dice.OneIn(6)) yaml.Key("hint", YamlLines.Quoted("Artinya *ini*."));
                    if (dice.OneIn(6)) yaml.Key("aliases", $"[lain {value}]");
                });
            }
        });
        return values;
    }
}
