using Microsoft.Extensions.Options;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Documents;

/// <summary>Who signs documents for the office.</summary>
internal sealed class Signatories(OfficeProfile office, IOptions<DocumentOptions> options)
{
    private const int LongestLabel = 40;

    /// <param name="Count">How many there are.</param>
    /// <param name="List">For choosing: title and name.</param>
    public sealed record Listing(int Count, IReadOnlyList<ListEntry> List);

    /// <summary>Gives those that the office has configured; else the usual titles, whose names are filled in by hand.</summary>
    public Task<ActionOutcome<Listing>> ListAsync(Nothing input, TurnContext turn)
    {
        var all = All();
        return Task.FromResult<ActionOutcome<Listing>>(new Listing(all.Count, [.. all.Select((s, place) => new ListEntry($"s{place}", Label(s)))]));
    }

    /// <summary>The one of a choice; null when the list has changed since.</summary>
    public SignatoryOptions? Find(string choice) => All().Where((_, place) => choice == $"s{place}").FirstOrDefault();

    // The codes of a kota have 71 and above in their second part.
    private List<SignatoryOptions> All() => options.Value.Signatories is { Count: > 0 } configured
        ? configured
        : [.. UsualHeads(string.CompareOrdinal(office.Regency[3..], "71") >= 0 ? "Wali Kota" : "Bupati").Select(title => new SignatoryOptions { Title = title })];

    private static string[] UsualHeads(string head) => ["Kepala Dinas Sosial", head, "Pj. " + head];

    private static string Label(SignatoryOptions signatory)
    {
        var words = signatory.Name.Length == 0 ? signatory.Title : $"{signatory.Title}: {signatory.Name}";
        return words.Length <= LongestLabel ? words : words[..(LongestLabel - 1)].TrimEnd() + "…";
    }
}
