using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Verval;

/// <summary>What a visitor needs to know of a household in hand, and which sections of its form are left.</summary>
internal sealed class ShowVerval(OfficeProfile office, IOptions<VervalOptions> options)
{
    /// <summary>What the start of the form says of a family that is there.</summary>
    public const string Found = "ditemukan";

    public sealed record ById(string Id);

    /// <param name="No">Its number in the round.</param>
    /// <param name="Name">The head's.</param>
    /// <param name="Place">Address, RT and RW, desa.</param>
    /// <param name="Source">The round's source, and the desil it gives.</param>
    /// <param name="Differences">In what the source differs from what was known; empty for nothing.</param>
    /// <param name="Due">The last day for the visit.</param>
    /// <param name="Kept">Titles of the sections that are kept; empty for none.</param>
    /// <param name="Reason">Why it was sent back; empty when it was not.</param>
    public sealed record Details(int No, string Name, string Place, string Source, string Differences, string Due, string Kept, string Reason);

    /// <param name="Start">True when this section is still to be asked.</param>
    /// <param name="House">So this one.</param>
    /// <param name="Utilities">So this one.</param>
    /// <param name="Members">So this one.</param>
    /// <param name="Assets">So this one.</param>
    /// <param name="Evidence">So this one.</param>
    /// <param name="IsFound">False when the family was not found, and only the visit has to be shown.</param>
    /// <param name="Finding">What was found instead, as a result's code; null for a family that is there.</param>
    /// <param name="People">The members as the source has them, for choosing.</param>
    public sealed record Left(
        bool Start, bool House, bool Utilities, bool Members, bool Assets, bool Evidence, bool IsFound, string? Finding, IReadOnlyList<ListEntry> People);

    /// <param name="Text">All that is kept, a line each.</param>
    /// <param name="Mark">A sentence when it counts as filled without a visit, or is about a relative; else empty.</param>
    /// <param name="Sections">The sections that may be opened again.</param>
    public sealed record Summary(string Text, string Mark, IReadOnlyList<ListEntry> Sections);

    public async Task<ActionOutcome<Details>> OpenAsync(ById input, TurnContext turn)
    {
        if (await VervalAccess.InHandAsync(input.Id, turn) is not { State: VervalState.Taken or VervalState.Returned } household)
            return VervalRefusal.NotFound;
        turn.Audit(AuditAct.VervalShown, household.Id.ToString());
        var facts = household.OpenFacts(turn.Sealer);
        var round = await turn.Db.VervalRounds.AsNoTracking().SingleAsync(r => r.Id == household.RoundId, turn.Cancellation);
        var reason = household.State is VervalState.Returned ? await ReasonAsync(household, turn) : "";
        return new Details(
            household.No, facts.Head, PlaceOf(household, facts, office), facts.Desil is { } desil ? string.Create(CultureInfo.InvariantCulture, $"{round.Source}, desil {desil}") : round.Source,
            string.Join(", ", VervalWords.Differences(household.Differences).Select(d => d.Label())), OfficeProfile.ShowDay(household.DueOn),
            string.Join(", ", VervalForm.Sections.Where(s => household.Has(s.Code)).Select(s => s.Title)), reason);
    }

    public async Task<ActionOutcome<Left>> LeftAsync(ById input, TurnContext turn)
    {
        if (await VervalAccess.InHandAsync(input.Id, turn) is not { State: VervalState.Taken or VervalState.Returned } household)
            return VervalRefusal.NotFound;
        return await LeftOfAsync(household, turn);
    }

    /// <summary>What is left to ask of a household.</summary>
    public async Task<Left> LeftOfAsync(VervalHousehold household, TurnContext turn)
    {
        var finding = household.Has(VervalForm.Start) ? await FindingAsync(household, turn) : Found;
        var isFound = finding == Found;
        bool Asked(string section, bool isOn) => isFound && isOn && !household.Has(section);
        var facts = household.OpenFacts(turn.Sealer);
        return new(
            !household.Has(VervalForm.Start), Asked(VervalForm.House, options.Value.AskHouse), Asked(VervalForm.Utilities, options.Value.AskUtilities),
            Asked(VervalForm.Members, options.Value.AskMembers), Asked(VervalForm.Assets, options.Value.AskAssets), !household.Has(VervalForm.Evidence),
            isFound, isFound ? null : finding,
            [.. People(facts).Index().Select(p => new ListEntry(KeepAnswers.PersonCode(p.Index), VervalWords.Fit(p.Item)))]);
    }

    public async Task<ActionOutcome<Summary>> SummaryAsync(ById input, TurnContext turn)
    {
        if (await VervalAccess.InHandAsync(input.Id, turn) is not { State: VervalState.Taken or VervalState.Returned } household)
            return VervalRefusal.NotFound;
        var proof = await VisitProofs.OfAsync(household, options.Value, turn);
        return new Summary(
            await TextAsync(household, turn), Mark(household.HasConflict, proof),
            [.. VervalForm.Sections.Where(s => household.Has(s.Code)).Select(s => new ListEntry(s.Code, s.Title))]);
    }

    /// <summary>Opens a section again: what was kept stays until it is answered anew.</summary>
    public static async Task<ActionOutcome<Nothing>> ReopenAsync(ReopenInput input, TurnContext turn)
    {
        if (await VervalAccess.InHandAsync(input.Id, turn) is not { State: VervalState.Taken or VervalState.Returned } household)
            return VervalRefusal.NotFound;
        household.Sections = string.Join(' ', household.Sections.Split(' ').Where(s => s != input.Section));
        turn.Note(household, VervalEventKind.SectionChanged, input.Section);
        return new Nothing();
    }

    /// <param name="Id">The household's.</param>
    /// <param name="Section">Of <see cref="Summary.Sections"/>.</param>
    public sealed record ReopenInput(string Id, string Section);

    /// <summary>All that is kept, a line each, as people read it.</summary>
    public async Task<string> TextAsync(VervalHousehold household, TurnContext turn)
    {
        var kept = await turn.Db.VervalAnswers.AsNoTracking().Where(a => a.VervalHouseholdId == household.Id).ToListAsync(turn.Cancellation);
        var text = new StringBuilder();
        foreach (var section in VervalForm.Sections)
        {
            if (!household.Has(section.Code) || kept.Find(a => a.Section == section.Code) is not { } answers)
                continue;
            var told = VervalForm.Open(answers, household, turn.Sealer);
            text.Append(text.Length > 0 ? "\n\n" : "").Append(section.Title);
            foreach (var question in section.Questions)
                if (told.TryGetValue(question.Key, out var answer) && answer.Length > 0)
                    text.Append("\n- ").Append(question.Label).Append(": ").Append(office.Show(question, answer));
        }
        return text.ToString();
    }

    /// <summary>What stands over a form that is not proven by a visit, or is about a relative.</summary>
    public static string Mark(bool hasConflict, IReadOnlyList<VisitProof> missing)
    {
        var marks = new List<string>();
        if (missing.Count > 0)
            marks.Add($"TANPA KUNJUNGAN: {string.Join(", ", missing.Select(p => p.Label()))}.");
        if (hasConflict)
            marks.Add("KELUARGA ATAU KERABAT PETUGAS.");
        return string.Join(' ', marks);
    }

    /// <summary>Head first, then the others.</summary>
    public static IEnumerable<string> People(SourceFacts facts) => facts.Members.Select(m => m.Name).Prepend(facts.Head);

    public static string PlaceOf(VervalHousehold household, SourceFacts facts, OfficeProfile office) => string.Join(", ", ((string[])
        [facts.Address, facts.Rt.Length > 0 ? $"RT/RW {facts.Rt}" : "", office.Label("desa", household.Desa), $"Kec. {office.Label("kecamatan", household.Kecamatan)}"])
        .Where(part => part.Length > 0));

    private static async Task<string> FindingAsync(VervalHousehold household, TurnContext turn)
    {
        var kept = await turn.Db.VervalAnswers.AsNoTracking().SingleAsync(a => a.VervalHouseholdId == household.Id && a.Section == VervalForm.Start, turn.Cancellation);
        return VervalForm.Open(kept, household, turn.Sealer).GetValueOrDefault("temuan", Found);
    }

    private static async Task<string> ReasonAsync(VervalHousehold household, TurnContext turn) =>
        await turn.Db.VervalEvents.AsNoTracking().Where(e => e.VervalHouseholdId == household.Id && e.Kind == VervalEventKind.Returned)
            .OrderByDescending(e => e.At).FirstOrDefaultAsync(turn.Cancellation) is { Text: { } text } sent
            ? turn.Sealer.OpenText(household.Key, sent.Id, "text", text)
            : "";
}
