using PilarBot.Flows.Definition;

namespace PilarBot.Flows.Tests.Properties;

/// <summary>Conditions and values over what is known.</summary>
internal static class RandomExpression
{
    public static string Condition(Dice dice, Names names, int depth = 0) => dice.Below(depth < 2 ? 6 : 3) switch
    {
        3 => $"not ({Condition(dice, names, depth + 1)})",
        4 => $"{Condition(dice, names, depth + 1)} and {Condition(dice, names, depth + 1)}",
        5 => $"({Condition(dice, names, depth + 1)} or {Condition(dice, names, depth + 1)})",
        _ => names.Any(dice, _ => true) is { } name && !dice.OneIn(6) ? About(name, dice, names) : OfPerson(dice),
    };

    /// <summary>Something of a kind that is worked out; what it cannot be, it is not.</summary>
    public static (string Expression, ValueKind Kind) Worked(Dice dice, Names names)
    {
        if (names.Any(dice, n => n.Kind == ValueKind.Number) is { } number && dice.OneIn(2))
        {
            return (number.IsMany ? $"sum({number.Path})" : dice.Of($"{number.Path} * 1000000 + 0.5", $"round({number.Path} / 3, 2)", $"either({number.Path}, 0) - 7", $"{number.Path} * {number.Path}"), ValueKind.Number);
        }
        if (names.Any(dice, n => n is { Kind: ValueKind.Date, IsMany: false }) is { } date && dice.OneIn(2))
            return dice.OneIn(2) ? ($"age({date.Path})", ValueKind.Number) : ($"{date.Path} + 30", ValueKind.Date);
        if (names.Any(dice, n => n is { Kind: ValueKind.Number, IsMany: false }) is { } days && dice.OneIn(3)) return ($"now + {days.Path}", ValueKind.Instant);
        return names.Any(dice, n => n.IsMany) is { } many && dice.OneIn(2) ? ($"count({many.Path})", ValueKind.Number) : (Condition(dice, names, 1), ValueKind.YesNo);
    }

    private static string OfPerson(Dice dice) =>
        dice.Of("me.role == 'tksk'", "'psm' in me.roles", "me.channel == 'whatsapp'", "me.territory exists", "today > '2026-11-01'", "me.language == 'en'", "now + 1 > now", "true");

    private static string About(Name name, Dice dice, Names names)
    {
        var path = name.Path;
        if (name.Ways.Count > 0 && dice.OneIn(3)) return $"{path}.choice {dice.Of("==", "!=")} '{dice.Of(name.Ways)}'";
        if (dice.OneIn(6)) return $"{path} exists";
        if (name.IsMany) return name.Values.Count > 0 ? dice.Of($"'{dice.Of(name.Values)}' in {path}", $"count({path}) > 1") : $"count({path}) {dice.Of(">=", "<")} {dice.From(0, 3)}";
        return name.Kind switch
        {
            ValueKind.Number => dice.Of($"{path} {dice.Of("<", ">=", "==")} {dice.From(0, 20)}", $"round({path} / 2) != 3 - {path}"),
            ValueKind.Text => dice.Of($"length({path}) > {dice.From(1, 9)}", $"{path} in ['ya', 'a*b']", $"{path} == 'a'"),
            ValueKind.YesNo => dice.Of(path, $"not {path}", $"{path} == false"),
            ValueKind.Date => dice.Of($"age({path}) >= 17", $"{path} <= today", $"today - {path} > 30"),
            ValueKind.Instant => dice.Of($"{path} < now", $"{path} + 2 > today"),
            ValueKind.Choice when name.Values.Count > 0 => $"{path} {dice.Of("==", "!=")} '{dice.Of(name.Values)}'",
            ValueKind.Media => $"count({path}) > 1",
            _ when names.Any(dice, n => n.Kind == name.Kind && n != name && !n.IsMany) is { } other => $"{path} != {other.Path}",
            _ => $"{path} exists",
        };
    }
}
