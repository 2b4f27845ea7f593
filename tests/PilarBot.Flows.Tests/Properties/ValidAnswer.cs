using System.Globalization;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Engine;
using PilarBot.Flows.Inputs;

namespace PilarBot.Flows.Tests.Properties;

/// <summary>What answers a question for certain, in one message or several.</summary>
internal static class ValidAnswer
{
    /// <summary>Stands in what people write with signs of Markdown on both sides, so that it is found where they were not escaped.</summary>
    public const string Mark = "Zq";

    private static readonly string[] markdown = ["*Zq*", "<b>Zq</b>", "_Zq_", "a [Zq](http://x)", "`Zq`", "# *Zq*\n- _Zq_", "|Zq|", "~~Zq~~", "Budi"];

    public static List<Input> For(Turn turn, AtAsk at, Dice dice) => at.Ask.Kind switch
    {
        AnswerKind.Text => [new TextInput(Words(at.Ask, dice.Of(markdown)))],
        AnswerKind.Number => [new TextInput(Number(at.Ask, dice))],
        AnswerKind.Date => [new TextInput(at.Ask.Future ? "besok" : at.Ask.Past ? "kemarin" : "17-08-1990")],
        AnswerKind.DateTime => [new TextInput(at.Ask.Future ? "besok 09.00" : at.Ask.Past ? "kemarin jam 9 pagi" : "sekarang")],
        AnswerKind.Phone => [new TextInput($"0812 3456 {dice.From(1000, 9999)}")],
        AnswerKind.Nik => [new TextInput($"320413170890{dice.From(1000, 9999)}")],
        AnswerKind.Kk => [new TextInput($"320413130101{dice.From(1000, 9999)}")],
        AnswerKind.YesNo => [new TextInput(dice.Of("ya", "tidak"))],
        AnswerKind.Photo or AnswerKind.Photos or AnswerKind.Document or AnswerKind.Files => Files(turn, at),
        AnswerKind.Table => [new MediaInput($"v{turn.Now.Ticks}", MediaInputKind.Document, 1000, "text/csv"), new MediaFetchedInput($"v{turn.Now.Ticks}")],
        AnswerKind.Location => [new LocationInput(dice.From(-9, 9) + 0.5, dice.From(95, 140), dice.OneIn(2) ? 12 : null)],
        AnswerKind.Contact => [new ContactInput($"62812345{dice.From(1000, 9999)}", dice.Of("*Zq*", "", "Budi"), true)],
        AnswerKind.Wilayah or AnswerKind.Choice => Pick(turn, at, dice),
    };

    private static string Words(AskStep ask, string words)
    {
        var least = words.PadRight((int)(ask.Min ?? 0) + 4, 'a');
        return ask.Max is { } max && least.Length > max ? new string('a', (int)max) : least;
    }

    private static string Number(AskStep ask, Dice dice)
    {
        var (min, max) = (ask.Min ?? ask.Max - 10 ?? -10, ask.Max ?? ask.Min + 30 ?? 30);
        return (min + dice.Below((int)Math.Min(max - min, 1000) + 1)).ToString(CultureInfo.InvariantCulture);
    }

    private static List<Input> Files(Turn turn, AtAsk at)
    {
        var has = turn.Session!.Gathered.Count;
        var more = Math.Max(has == 0 ? 1 : 0, at.Ask.MinFiles - has);
        List<Input> inputs = [.. Enumerable.Range(0, more).Select(n => new MediaInput($"v{turn.Now.Ticks}-{has + n}", MediaInputKind.Photo, 1000, "image/jpeg"))];
        // the last one that fits is taken at once
        if (has + more < at.Ask.MaxFiles) inputs.Add(new TextInput("selesai"));
        return inputs;
    }

    private static List<Input> Pick(Turn turn, AtAsk at, Dice dice)
    {
        var page = Choosing.Page(turn, at);
        var buttons = Choosing.Buttons(turn, at, page).Take(page.Shown.Count).Where(b => !b.Data.Contains(":" + PilarBot.Flows.Engine.Buttons.Off, StringComparison.Ordinal)).ToList();
        if (!at.Ask.Many) return buttons.Count > 0 ? [new TapInput(dice.Of(buttons).Data)] : Way(turn, at);
        var has = turn.Session!.Gathered.Count;
        var more = Math.Max(has == 0 ? 1 : 0, (int)(at.Ask.Min ?? 1) - has);
        if (buttons.Count < more) return Way(turn, at);
        List<Input> inputs = [.. buttons.Take(more).Select(b => new TapInput(b.Data))];
        if (!(has + more >= at.Ask.Max)) inputs.Add(new TextInput("selesai"));
        return inputs;
    }

    // where nothing can be picked, another way out can
    private static List<Input> Way(Turn turn, AtAsk at) =>
        Questions.Extras(turn, at) is [.., var last] && !last.Data.EndsWith(PilarBot.Flows.Engine.Buttons.Done, StringComparison.Ordinal) ? [new TapInput(last.Data)] : [];
}
