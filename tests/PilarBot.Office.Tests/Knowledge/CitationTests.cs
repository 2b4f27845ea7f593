using System.Text.RegularExpressions;
using PilarBot.Office.Neutrality;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Tests.Knowledge;

/// <summary>Nothing is said to be law of which that is not known: what conversations, documents and texts cite stands in the library of regulations.</summary>
public sealed partial class CitationTests
{
    // Older names that people search by, and of whose content nothing is said.
    private static readonly string[] NamedOnly = ["Perdirjen 02/3/KP.05.03/10/2020"];

    public static TheoryData<string> Files() => [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "conversation-flows"), "*.yaml", SearchOption.AllDirectories)
        .Concat(Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "document-templates"), "*.md"))
        .Select(path => Path.GetRelativePath(AppContext.BaseDirectory, path).Replace('\\', '/'))];

    [Theory]
    [MemberData(nameof(Files))]
    public void What_a_conversation_or_document_cites_was_seen_in_a_source(string file)
    {
        var lines = File.ReadLines(Path.Combine(AppContext.BaseDirectory, file)).ToList();
        // What stands in a document's head, or in a comment, is for who edits the file.
        foreach (var line in file.EndsWith(".md", StringComparison.Ordinal) ? lines.Skip(lines.IndexOf("---", 1) + 1) : lines.Where(l => !l.TrimStart().StartsWith('#')))
            AssertKnown(line, file);
    }

    [Fact]
    public void What_a_text_of_the_library_rests_on_is_in_it_with_a_mark_and_a_doubtful_one_makes_the_text_say_so()
    {
        foreach (var text in Office.Knowledge.KnowledgeTexts.Known.All)
            foreach (var line in text.Sections.Values.Append(text.Basis).SelectMany(s => s.Split('\n')))
                AssertKnown(line, text.Title, text.Verification is not Verification.Verified);
        Assert.All(Regulation.Known, r => Assert.True(r.Source.Length > 0 || r.Verification is Verification.FromMemory, r.Number));
    }

    private static void AssertKnown(string line, string where, bool isDoubtful = false)
    {
        foreach (var cited in Cited().Matches(line).Select(m => m.Value).Except(NamedOnly))
        {
            var regulation = Regulation.Known.SingleOrDefault(r => r.Number == cited);
            Assert.True(regulation is not null, $"{where} cites {cited}, which is not in the library of regulations.");
            Assert.True(
                regulation!.Verification is Verification.Verified || isDoubtful || Doubt().IsMatch(line),
                $"{where} cites {cited}, which was not seen in full, as if it were certain.");
        }
    }

    [GeneratedRegex(@"\b(?:Permensos|Kepmensos|Permendagri|Kepmendagri|Perdirjen(?: Dayasos)?|Perbawaslu|Perpres|Inpres|PKPU|PP|UU|Putusan MK) [0-9][0-9A-Z.\-/]*/(?:19|20)[0-9]{2}\b")]
    private static partial Regex Cited();

    [GeneratedRegex("perlu dikonfirmasi|to be confirmed")]
    private static partial Regex Doubt();
}
