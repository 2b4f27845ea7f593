using PilarBot.Flows.Definition;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Conversations;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Neutrality;

/// <summary>The library of regulations, for everybody.</summary>
internal sealed class ShowRegulations(OfficeProfile office)
{
    private const int Listed = 60;
    private const int LabelLength = 40;

    /// <param name="Count">How many there are.</param>
    /// <param name="List">The office's own first.</param>
    public sealed record Listing(int Count, IReadOnlyList<ListEntry> List);

    /// <param name="Words">All of them have to occur, in number, title, signer or points.</param>
    public sealed record Search(string Words);

    public sealed record ByKey([property: Kind(ValueKind.Choice)] string Key);

    /// <param name="Title">What it is about.</param>
    /// <param name="Cite">Number, day and signer.</param>
    /// <param name="Kind">What it is.</param>
    /// <param name="Points">What it says, a line each.</param>
    /// <param name="Notes">From when to when, where that is known, and how sure all this is.</param>
    public sealed record Details(string Title, string Cite, string Kind, string Points, string Notes);

    /// <param name="Own">The office's own circulars on neutrality with their points; empty when it has imported none.</param>
    /// <param name="Everybody">What nobody bound may do, a line each with its source.</param>
    /// <param name="CivilServants">What binds ASN on top.</param>
    /// <param name="PkhCompanions">What binds PKH companions on top.</param>
    /// <param name="Duties">What has to be done.</param>
    public sealed record Rules(string Own, string Everybody, string CivilServants, string PkhCompanions, string Duties);

    public static readonly ActionRefusal NotFound = new("not-found", "Aturan itu belum ditemukan. Ketik **aturan** untuk melihat daftarnya.");

    /// <summary>Lists the regulations that are in force, the office's own first.</summary>
    public async Task<ActionOutcome<Listing>> ListAsync(Nothing input, TurnContext turn)
    {
        var today = office.DayOf(turn.Now);
        return ToListing((await Regulation.AllAsync(turn.Db, turn.Cancellation)).Where(r => r.IsInForce(today)));
    }

    /// <summary>Finds regulations in which all the words occur, also those no longer in force.</summary>
    public static async Task<ActionOutcome<Listing>> FindAsync(Search input, TurnContext turn)
    {
        var words = input.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return ToListing((await Regulation.AllAsync(turn.Db, turn.Cancellation)).Where(r =>
            words.All(word => $"{r.Number} {r.Title} {r.Kind} {r.Signer} {r.Points}".Contains(word, StringComparison.OrdinalIgnoreCase))));
    }

    /// <summary>Tells what a regulation says, and how sure that is.</summary>
    public async Task<ActionOutcome<Details>> ShowAsync(ByKey input, TurnContext turn)
    {
        if ((await Regulation.AllAsync(turn.Db, turn.Cancellation)).FirstOrDefault(r => r.Key == input.Key) is not { } regulation)
            return NotFound;
        return new Details(regulation.Title, regulation.Cite(), regulation.Kind, Lines(regulation), $"{Force(regulation, office.DayOf(turn.Now))}{Rest(regulation)}{regulation.Verification.Note(regulation.Source)}");
    }

    /// <summary>Tells what neutrality asks for: the office's own circulars, then what is forbidden and what is a duty, each with its source.</summary>
    public async Task<ActionOutcome<Rules>> RulesAsync(Nothing input, TurnContext turn)
    {
        var today = office.DayOf(turn.Now);
        var own = (await Regulation.AllAsync(turn.Db, turn.Cancellation)).Where(r => r.IsOnNeutrality && r.Verification is null && r.IsInForce(today));
        return new Rules(
            string.Join("\n\n", own.Select(r => $"{r.Title}\n{r.Cite()}\n{Lines(r)}")),
            Of(NeutralityKind.Prohibition, NeutralityScope.Everybody), Of(NeutralityKind.Prohibition, NeutralityScope.CivilServants),
            Of(NeutralityKind.Prohibition, NeutralityScope.PkhCompanions), Of(NeutralityKind.Duty, NeutralityScope.Everybody));
    }

    private static string Of(NeutralityKind kind, NeutralityScope scope) => string.Join('\n', NeutralityRule.All
        .Where(rule => rule.Kind == kind && rule.AppliesTo == scope)
        .GroupBy(rule => rule.Source)
        .Select(group => string.Join('\n', group.Select(rule => $"• {rule.Description}")) + $"\n  Sumber: {group.Key}"));

    private static Listing ToListing(IEnumerable<Regulation> regulations)
    {
        var found = regulations.ToList();
        return new(found.Count, [.. found.Take(Listed).Select(r => new ListEntry(r.Key, Label(r)))]);
    }

    private static string Label(Regulation regulation) =>
        $"{regulation.Number}: {regulation.Title}" is var label && label.Length > LabelLength ? label[..(LabelLength - 1)].TrimEnd() + "…" : label;

    private static string Lines(Regulation regulation) => string.Join('\n', regulation.Points.Split('\n').Select(point => $"• {point}"));

    private static string Rest(Regulation regulation) =>
        (regulation.ReplacedBy is { } other ? $"Digantikan oleh {other}.\n" : "") + (regulation.Link is { } link ? $"Naskah: {link}\n" : "");

    private static string Force(Regulation regulation, DateOnly today) => (regulation.Since, regulation.Until) switch
    {
        (_, { } until) when until < today => $"Tidak berlaku lagi sejak {OfficeProfile.ShowDay(until.AddDays(1))}.\n",
        ({ } since, { } until) => $"Berlaku {OfficeProfile.ShowDay(since)} sampai {OfficeProfile.ShowDay(until)}.\n",
        ({ } since, null) => $"Berlaku sejak {OfficeProfile.ShowDay(since)}.\n",
        (null, { } until) => $"Berlaku sampai {OfficeProfile.ShowDay(until)}.\n",
        _ => "",
    };
}
