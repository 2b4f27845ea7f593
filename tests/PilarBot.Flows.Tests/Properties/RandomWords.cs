using PilarBot.Flows.Definition;

namespace PilarBot.Flows.Tests.Properties;

/// <summary>Texts with places for what is known, and what they are in the other language.</summary>
internal sealed class RandomWords(Dice dice)
{
    private static readonly string[] words = ["rumah", "warga", "hari ini", "*penting*", "**tebal**", "baru", "di desa", "1.", "- satu", "(lama)", "{{", "}}", "tahun", "ibu", "Pak"];

    /// <summary>All that was written, for the file of the other language.</summary>
    public List<string> Written { get; } = [];

    /// <summary>A text.</summary>
    public string Text(Names names)
    {
        var parts = Enumerable.Range(0, dice.From(1, 4)).Select(_ => dice.OneIn(2) ? dice.Of(words) : Place(names)).Prepend(dice.OneIn(8) ? "" : dice.Of("Kata", "Mohon", "Baik,", "##")).Append(dice.Of(".", "?", "", "\nBaris baru."));
        return Noted(string.Join(dice.Of(" ", " ", "\n"), parts).Trim() is { Length: > 0 } text ? text : "Ya.");
    }

    /// <summary>Words of a button or title.</summary>
    public string Label(string unlike) => Noted($"{dice.Of("Pilihan", "Cara", "Hal", "Bagian", "*Tanda*", "<b>Besar</b>")} {unlike}");

    /// <summary>Writes a text under a key: at once, as a block, or one for each channel.</summary>
    public void Say(YamlLines yaml, string key, Names names)
    {
        if (dice.OneIn(8)) yaml.Under(key, () => yaml.Key(dice.Of("whatsapp", "telegram", "webchat"), YamlLines.Quoted(Text(names))).Key("other", YamlLines.Quoted(Text(names))));
        else yaml.Key(key, YamlLines.Quoted(Text(names)));
    }

    private string Noted(string text)
    {
        Written.Add(text);
        return text;
    }

    private string Place(Names names)
    {
        if (dice.OneIn(4) || names.Any(dice, _ => true) is not { } name)
            return dice.Of("{me.name}", "{me.role}", "{today, date}", "{now, time}", "{me.zone}", "{me.channel}", "{me.territory}", "{me.channel, select, webchat {di web} other {}}");
        var places = new List<string> { $"{{{name.Path}}}", $"**{{{name.Path}}}**", $"- {{{name.Path}}}" };
        if (name.Kind == ValueKind.Number && !name.IsMany) places.AddRange([$"{{{name.Path}, number, currency}}", $"{{{name.Path}, plural, =0 {{tidak ada}} one {{# orang}} other {{# orang}}}}"]);
        if (name.Kind is ValueKind.Date or ValueKind.Instant) places.AddRange([$"{{{name.Path}, date, full}}", $"{{{name.Path}, date, short}}", $"{{{name.Path}, time}}"]);
        if (name.Values is [var first, ..]) places.Add($"{{{name.Path}, select, {first} {{yang *pertama*}} other {{}}}}");
        if (name.Kind == ValueKind.Text) places.Add($"{{{name.Path}, select, other {{({{{name.Path}}})}}}}");
        return dice.Of(places);
    }
}
