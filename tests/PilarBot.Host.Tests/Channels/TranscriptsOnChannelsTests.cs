using PilarBot.Channels;
using PilarBot.Flows.Transcripts;
using PilarBot.Office.Conversations;
using Xunit.Abstractions;

namespace PilarBot.Host.Tests.Channels;

/// <summary>The golden conversations on every channel: they go the same way, and each channel takes and shows all that is said.</summary>
public sealed class TranscriptsOnChannelsTests(ChannelDoubles doubles, ITestOutputHelper output) : IClassFixture<ChannelDoubles>
{
    private const int MostOnAButton = 40;

    public static TheoryData<string> Paths => [.. OfficeFlows.Transcripts.Select(t => t.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public Task Goes_the_same_way_on_Telegram(string path) => GoesTheSameWayAsync(path, "telegram", Answering.ByTap);

    [Theory]
    [MemberData(nameof(Paths))]
    public Task Goes_the_same_way_in_the_web_chat(string path) => GoesTheSameWayAsync(path, "webchat", Answering.ByTap);

    [Theory]
    [MemberData(nameof(Paths))]
    public Task Goes_the_same_way_on_WhatsApp(string path) => GoesTheSameWayAsync(path, "whatsapp", Answering.ByTap);

    [Theory]
    [MemberData(nameof(Paths))]
    public Task Goes_the_same_way_when_labels_are_typed(string path) => GoesTheSameWayAsync(path, "whatsapp", Answering.ByLabel);

    [Theory]
    [MemberData(nameof(Paths))]
    public Task Goes_the_same_way_when_shown_numbers_are_typed(string path) => GoesTheSameWayAsync(path, "whatsapp", Answering.ByNumber);

    [Theory]
    [InlineData("lapor")]
    [InlineData("aduan")]
    [InlineData("siaran")]
    public async Task The_straight_way_costs_at_most_one_bubble_on_WhatsApp_for_each_thing_that_the_person_sends(string flow)
    {
        var playing = await PlayAsync(OfficeFlows.Transcripts.Single(t => t.Path.StartsWith($"{flow}/", StringComparison.Ordinal) && t.IsStraightWay), "whatsapp", Answering.ByTap);
        output.WriteLine($"{flow}: {playing.Bubbles.Sum(b => b.Count)} bubbles for {playing.Bubbles.Count} things that the person sends");
        Assert.InRange(playing.Bubbles.Sum(b => b.Count), 1, playing.Bubbles.Count);
    }

    private async Task GoesTheSameWayAsync(string path, string channel, Answering answering)
    {
        var transcript = OfficeFlows.Transcripts.Single(t => t.Path == path);
        var playing = await PlayAsync(transcript, channel, answering);
        if (!GoesAnotherWay(path, channel))
        {
            Assert.Empty(playing.Faults);
            Assert.Equal(transcript.Parts.SelectMany(p => p.Output).Where(IsDeed), playing.Deeds);
        }
        Assert.All(playing.Bubbles, b => Assert.True(channel != "whatsapp" || b.Count <= 1, $"{b.Count} bubbles after {b.Lead}"));
    }

    // Nobody can register in the web chat, since it vouches for no number.
    private static bool GoesAnotherWay(string path, string channel) =>
        path.StartsWith("daftar/", StringComparison.Ordinal) && path.EndsWith("obrolan-web.txt", StringComparison.Ordinal) != (channel == "webchat");

    private async Task<Played> PlayAsync(Transcript transcript, string channel, Answering answering)
    {
        var player = new FlowPlayer(OfficeFlows.Flows, OfficeFlows.Lists);
        var chat = doubles.Chat(channel);
        var deeds = new List<string>();
        var bubbles = new List<(string, int)>();
        OutboundText? last = null;
        IReadOnlyList<string> titles = [];
        player.Take($"@ channel {channel}");
        foreach (var lead in transcript.Parts.Select(p => p.Lead).Where(l => !l.StartsWith("@ channel", StringComparison.Ordinal)))
        {
            deeds.AddRange(player.Take(Answer(lead)).Where(IsDeed));
            var said = Said(player);
            var shown = await chat.SendAsync(said);
            AssertShown(said, shown);
            if (said.Count > 0)
                (last, titles) = (said[^1], shown[^1].Labels);
            if (lead.StartsWith('>'))
                bubbles.Add((lead, shown.Count));
        }
        return new(deeds, player.Faults, bubbles);

        string Answer(string lead)
        {
            if (!lead.StartsWith("> [", StringComparison.Ordinal))
                return lead;
            var label = lead[3..^1];
            var at = last is null ? -1 : last.Choices.ToList().FindIndex(c => c.Label == label);
            if (answering is Answering.ByNumber && at >= 0 && at < titles.Count && titles[at].StartsWith($"{at + 1}. ", StringComparison.Ordinal))
                return $"> {at + 1}";
            return answering is Answering.ByLabel && at >= 0 || last?.Share is not (null or Share.None) && chat.TypesBesideShare ? $"> {label}" : lead;
        }
    }

    // A receipt that is overtaken is not sent.
    private static List<OutboundText> Said(FlowPlayer player)
    {
        var all = player.Turns.SelectMany(TurnEvents.Said).ToList();
        return [.. all.Where((m, at) => !m.IsReceipt || at == all.Count - 1).Select(m => m.Text)];
    }

    private static void AssertShown(IReadOnlyList<OutboundText> said, IReadOnlyList<Shown> shown)
    {
        var words = string.Join('\n', shown.Select(s => s.Words));
        var labels = shown.SelectMany(s => s.Labels).ToList();
        Assert.All(shown, s => Assert.Equal(s.Labels.Count, s.Labels.Distinct(StringComparer.OrdinalIgnoreCase).Count()));
        Assert.All(said.SelectMany(s => s.Choices.Select((choice, at) => (choice.Label, Number: at + 1))), choice =>
        {
            Assert.InRange(choice.Label.Length, 1, MostOnAButton);
            Assert.False(choice.Label.EndsWith('…'), choice.Label);
            Assert.True(
                labels.Contains(choice.Label) || words.Contains($"{choice.Number}. {choice.Label}", StringComparison.Ordinal)
                || said.Any(s => s.Share is not Share.None) && words.Contains(choice.Label, StringComparison.Ordinal),
                $"[{choice.Label}] is neither in [{string.Join("] [", labels)}] nor in: {words}");
        });
    }

    private static bool IsDeed(string line) => line.StartsWith('!');

    private enum Answering
    {
        ByTap,
        ByLabel,
        ByNumber,
    }

    /// <summary>What came of a conversation.</summary>
    /// <param name="Deeds">What happened besides words.</param>
    /// <param name="Faults">What could not be played.</param>
    /// <param name="Bubbles">How many answered each thing that the person sent.</param>
    private sealed record Played(IReadOnlyList<string> Deeds, IReadOnlyList<string> Faults, IReadOnlyList<(string Lead, int Count)> Bubbles);
}
