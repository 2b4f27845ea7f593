using System.Globalization;
using System.Text.Json.Nodes;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Engine;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Answers;

/// <summary>Reads answers that are typed, by the kind of question.</summary>
internal static class TypedAnswer
{
    /// <summary>The answer in <paramref name="text"/>, or what is wrong with it.</summary>
    public static Reading Read(Turn turn, AskStep ask, string text) => ask.Kind switch
    {
        AnswerKind.Number => Number(ask, text),
        AnswerKind.Date => Date(turn, ask, text),
        AnswerKind.DateTime => Moment(turn, ask, text),
        AnswerKind.Phone => PhoneNumber(text),
        AnswerKind.Nik => NikNumber(text),
        AnswerKind.Kk => KkNumber(text),
        _ => Words(turn, ask, text.Trim()),
    };

    private static Reading Words(Turn turn, AskStep ask, string text)
    {
        var max = Math.Min(turn.Limits.LongestAnswer, (int)(ask.Max ?? (ask.Min > turn.Limits.AnswerLength ? turn.Limits.LongestAnswer : turn.Limits.AnswerLength)));
        var letters = WellFormed.Letters(text);
        if (letters == 0) return Reading.Reject(Phrase.TextEmpty);
        if (text.Length > max) return Reading.Reject(Phrase.TextTooLong, Insert.Number("count", text.Length), Insert.Number("max", max));
        if (letters < ask.Min) return Reading.Reject(Phrase.TextTooShort, Insert.Number("count", letters), Insert.Number("min", ask.Min.Value));
        return Reading.Accept(JsonValue.Create(text));
    }

    private static Reading Number(AskStep ask, string text)
    {
        if (NumberWords.Read(text) is not { } number) return Reading.Reject(Phrase.NumberUnclear);
        if (!ask.Decimals && number != decimal.Truncate(number)) return Reading.Reject(Phrase.NumberNotWhole);
        if (number < ask.Min) return Reading.Reject(Phrase.NumberTooSmall, Insert.Number("number", number), Insert.Number("min", ask.Min.Value));
        if (number > ask.Max) return Reading.Reject(Phrase.NumberTooLarge, Insert.Number("number", number), Insert.Number("max", ask.Max.Value));
        return Reading.Accept(JsonValue.Create(number));
    }

    private static Reading Date(Turn turn, AskStep ask, string text)
    {
        var outcome = DateWords.Read(text, turn.Today, ask.Past, out var date);
        if (outcome == DateOutcome.None) return Reading.Reject(Phrase.DateUnclear);
        if (outcome == DateOutcome.Vague) return Vague(text);
        if (outcome == DateOutcome.Impossible) return Reading.Reject(Phrase.DateImpossible, Insert.Text("date", Shortened(text)));
        var shown = turn.Phrases.Calendar.Date(date);
        if (ask.Past && date > turn.Today) return Reading.Reject(Phrase.DateInFuture, Insert.Text("date", shown));
        if (ask.Future && date < turn.Today) return Reading.Reject(Phrase.DateInPast, Insert.Text("date", shown));
        return Reading.Accept(JsonValue.Create(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    private static Reading Moment(Turn turn, AskStep ask, string text)
    {
        var zone = turn.World.Me.Zone;
        var outcome = TimeWords.Read(text, turn.LocalNow, ask.Past, out var local);
        if (outcome == DateOutcome.None) return Reading.Reject(Phrase.TimeUnclear);
        if (outcome == DateOutcome.Vague) return Vague(text);
        if (outcome == DateOutcome.Impossible) return Reading.Reject(Phrase.DateImpossible, Insert.Text("date", Shortened(text)));
        var at = zone.ToUtc(local);
        var shown = turn.Phrases.Calendar.Instant(local, zone.Name);
        if (ask.Past && at > turn.Now) return Reading.Reject(Phrase.DateInFuture, Insert.Text("date", shown));
        if (ask.Future && at < turn.Now) return Reading.Reject(Phrase.DateInPast, Insert.Text("date", shown));
        return Reading.Accept(JsonValue.Create(at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));
    }

    private static Rejected Vague(string text) => Reading.Reject(Phrase.DateVague, Insert.Text("date", Shortened(text)));

    private static Reading PhoneNumber(string text)
    {
        var (number, count) = Phone.Read(text);
        return number is not null ? Reading.Accept(JsonValue.Create(number))
            : count == 0 ? Reading.Reject(Phrase.PhoneUnclear)
            : Reading.Reject(Phrase.PhoneLength, Insert.Number("count", count));
    }

    private static Reading NikNumber(string text)
    {
        var reading = Nik.Read(text);
        if (reading.Nik is { } nik) return Reading.Accept(JsonValue.Create(nik.Digits));
        return reading.Fault!.Value switch
        {
            DocumentFault.NoDigits => Reading.Reject(Phrase.NikLetters),
            DocumentFault.WrongLength => Reading.Reject(Phrase.NikLength, Insert.Number("count", reading.Count)),
            DocumentFault.LetterO => Reading.Reject(Phrase.NikLetterO),
            DocumentFault.TwoNumbers => Reading.Reject(Phrase.NikTwoNumbers),
            DocumentFault.Day or DocumentFault.Month or DocumentFault.CalendarDate => Reading.Reject(Phrase.NikNoDate),
            DocumentFault.AllEqual or DocumentFault.Serial => Reading.Reject(Phrase.NikImpossible),
        };
    }

    private static Reading KkNumber(string text)
    {
        var reading = Kk.Read(text);
        if (reading.Kk is { } kk) return Reading.Accept(JsonValue.Create(kk.Digits));
        return reading.Fault!.Value switch
        {
            DocumentFault.NoDigits => Reading.Reject(Phrase.KkLetters),
            DocumentFault.WrongLength => Reading.Reject(Phrase.KkLength, Insert.Number("count", reading.Count)),
            DocumentFault.LetterO => Reading.Reject(Phrase.KkLetterO),
            DocumentFault.TwoNumbers => Reading.Reject(Phrase.KkTwoNumbers),
            DocumentFault.Day or DocumentFault.Month or DocumentFault.CalendarDate => Reading.Reject(Phrase.KkNoDate),
            DocumentFault.AllEqual or DocumentFault.Serial => Reading.Reject(Phrase.KkImpossible),
        };
    }

    private static string Shortened(string text) => text.Trim() is { Length: > 40 } trimmed ? Buttons.Fit(trimmed, 40) : text.Trim();
}
