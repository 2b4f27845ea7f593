using System.Text.RegularExpressions;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Transcripts;

namespace PilarBot.Host.Tests.Commands;

/// <summary>The office's golden conversations, with the actions that the program really has. <c>pilarbot flows record</c> rewrites them.</summary>
public sealed partial class GoldenConversationTests
{
    private static readonly IReadOnlyList<Transcript> All = OfficeFlows.Transcripts;
    private static readonly TranscriptPlayer Player = new(OfficeFlows.Flows, OfficeFlows.Lists);

    public static TheoryData<string> Paths => [.. All.Select(t => t.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void The_bot_says_what_is_written(string path)
    {
        var playing = Player.Play(All.Single(t => t.Path == path));
        Assert.True(playing.IsAsWritten, playing.Report());
    }

    [Fact]
    public void Every_flow_is_shown_from_its_straight_way_to_its_refusals() => Assert.Empty(OfficeFlows.Flows.All.SelectMany(Missing));

    // told by what happens in them, so that a file may show several and be called what it is about
    private static IEnumerable<string> Missing(Flow flow)
    {
        var own = All.Where(t => t.Path.StartsWith($"{flow.Name}/", StringComparison.Ordinal)).ToList();
        var asks = own.Any(t => Player.Play(t).Asked.Count > 0);
        (string Kind, bool IsNeeded, Func<Transcript, bool> Shows)[] kinds =
        [
            ("the straight way", true, t => t.IsStraightWay && Says(t, $"! completed {flow.Name}")),
            ("a correction", asks, t => Does(t, Correction())),
            ("an escape", asks, t => Does(t, Escape())),
            ("an expiry", asks && flow.Expires is not null, t => Says(t, $"! expired {flow.Name}")),
            ("a refusal", asks || flow.For.Count > 0 || own.Any(MayBeRefused), t => t.Parts.Any(p => p.Lead.StartsWith("@ action", StringComparison.Ordinal) && p.Lead.Contains("=> refused ", StringComparison.Ordinal))
                || t.Parts.SelectMany(p => p.Output).Any(l => NotTaken().IsMatch(l))),
        ];
        return kinds.Where(k => k.IsNeeded && !own.Exists(t => k.Shows(t))).Select(k => $"{flow.Name}: no conversation shows {k.Kind}");
    }

    private static bool MayBeRefused(Transcript transcript) => transcript.Parts.SelectMany(p => p.Output)
        .Any(l => l.StartsWith("! do ", StringComparison.Ordinal) && OfficeFlows.Vocabulary.Actions.GetValueOrDefault(l.Split(' ')[2]) is { Refusals.Count: > 0 });

    private static bool Says(Transcript transcript, string line) => transcript.Parts.SelectMany(p => p.Output).Contains(line);

    private static bool Does(Transcript transcript, Regex what) => transcript.Parts.Any(p => what.IsMatch(p.Lead));

    [GeneratedRegex(@"^> (kembali|back|(ubah|change) .+|\[(Ubah jawaban|Change an answer)\])$", RegexOptions.None, 1000)]
    private static partial Regex Correction();

    [GeneratedRegex("^> (menu|batal|cancel|bantuan|help|petugas|staff)$", RegexOptions.None, 1000)]
    private static partial Regex Escape();

    // who may not begin it, and answers that do not do
    [GeneratedRegex("^< .*(Mohon maaf, |Mohon tulis sedikit lebih|Mohon dicek kembali|belum terbaca|belum kami temukan|tidak dapat)", RegexOptions.None, 1000)]
    private static partial Regex NotTaken();
}
