using PilarBot.TestKit;

namespace PilarBot.Host.Tests.EndToEnd.Kinds;

/// <summary>Every kind of question on every channel, through the whole program: the form in which it comes, and what an answer becomes.</summary>
public sealed class QuestionKindTests(KindsSite site) : IClassFixture<KindsSite>
{
    private const string Echo = "Tercatat: ";

    public static TheoryData<string> Kinds => [.. QuestionKinds.All.Select(k => k.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task Telegram_shows_it_and_every_way_to_answer_comes_to_the_same(string kind) => AnswerAsync(kind, "telegram", k => k.Telegram);

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task WhatsApp_shows_it_and_every_way_to_answer_comes_to_the_same(string kind) => AnswerAsync(kind, "whatsapp", k => k.WhatsApp);

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task The_web_chat_shows_it_and_every_way_to_answer_comes_to_the_same(string kind) => AnswerAsync(kind, "webchat", k => k.WebChat);

    private async Task AnswerAsync(string name, string channel, Func<QuestionKind, string> form)
    {
        var kind = QuestionKinds.All.Single(k => k.Name == name);
        var person = await site.PersonAsync(channel);
        var seen = new List<string>();
        foreach (var way in kind.Ways)
        {
            await ActAsync(person, $"soal {kind.Name}", p => p.Words.Contains("Silakan jawab", StringComparison.Ordinal));
            var shown = person.Form;
            var steps = way.Split(" | ");
            foreach (var step in steps[..^1])
                await ActAsync(person, step, _ => true);
            await ActAsync(person, steps[^1], p => p.Words.Contains(Echo, StringComparison.Ordinal));
            seen.Add($"{shown}: {way} -> {Answer(person.Words)}");
        }
        var expected = string.Join('\n', kind.Ways.Select(way => $"{form(kind)}: {way} -> {kind.Recorded}"));
        Assert.True(expected == string.Join('\n', seen), $"expected:\n{expected}\nbut was:\n{string.Join('\n', seen)}");
    }

    // Asterisks are no marks: each channel has its own way to say so.
    private static string Answer(string words) =>
        words[(words.IndexOf(Echo, StringComparison.Ordinal) + Echo.Length)..^1].Replace("\\", "", StringComparison.Ordinal).Replace('∗', '*');

    // Waits for something newer than what came before.
    private static async Task ActAsync(KindsPerson person, string deed, Func<KindsPerson, bool> fits)
    {
        var before = await person.CountAsync();
        await person.DoAsync(deed);
        try
        {
            await Eventually.TrueAsync(async () => await person.CountAsync() > before && fits(person));
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"After \"{deed}\" came last: {person.Words} {person.Form}");
        }
    }
}
