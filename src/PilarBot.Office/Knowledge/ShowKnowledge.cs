using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Conversations;
using PilarBot.Office.People;

namespace PilarBot.Office.Knowledge;

/// <summary>Tells the office's texts: of programmes and questions to everybody, of somebody's work to those on the roster.</summary>
internal sealed class ShowKnowledge(OfficeProfile office, KnowledgeTexts texts)
{
    private const string Staff = "dinas";

    public sealed record ByKey([property: Kind(ValueKind.Choice)] string Key);

    /// <param name="Title">What it is about.</param>
    /// <param name="IsProgramme">True for a programme, false for a question.</param>
    /// <param name="What">What a programme is.</param>
    /// <param name="Who">For whom it is.</param>
    /// <param name="How">How one applies.</param>
    /// <param name="Answer">The answer to a question, and where to complain.</param>
    /// <param name="Complain">Where to complain about a programme.</param>
    /// <param name="Notes">Where it is from, and how sure it is.</param>
    /// <param name="Plan">Priority, budget and progress, for those who may read it; else empty.</param>
    public sealed record Info(string Title, bool IsProgramme, string What, string Who, string How, string Answer, string Complain, string Notes, string Plan);

    /// <param name="Key">Whose work it is; empty when nothing is written about the caller's role.</param>
    /// <param name="Title">The role.</param>
    /// <param name="Meaning">What the role is.</param>
    /// <param name="Tasks">What it does.</param>
    /// <param name="Notes">The rule that it rests on, how sure it is, and the caller's own appointment where the roster tells it.</param>
    /// <param name="HasQuiz">True when there is a quiz on it.</param>
    /// <param name="List">The work of others.</param>
    public sealed record Duties(
        string Key, string Title, string Meaning, string Tasks, string Notes, bool HasQuiz, IReadOnlyList<ListEntry> List);

    public static readonly ActionRefusal NotFound = new("not-found", "Mohon maaf, keterangan itu belum ada. Ketik **tanya** untuk melihat daftarnya, atau **petugas** untuk bertanya.");

    /// <summary>Tells what a programme is, or answers a common question.</summary>
    public Task<ActionOutcome<Info>> ShowAsync(ByKey input, TurnContext turn) => Task.FromResult<ActionOutcome<Info>>(
        texts.Find(input.Key) is { Kind: not KnowledgeKind.Duties } text
            ? new Info(
                text.Title, text.Kind is KnowledgeKind.Programme, text.Section("Apa itu"), text.Section("Untuk siapa"), text.Section("Cara mengajukan"),
                $"{text.Section("Jawaban")}\n\n{text.Section("Tempat mengadu")}".Trim(), text.Section("Tempat mengadu"), text.Note, PlanOf(text, turn.Caller))
            : NotFound);

    /// <summary>Tells the caller's own work, with how they were appointed.</summary>
    public async Task<ActionOutcome<Duties>> OwnAsync(Nothing input, TurnContext turn)
    {
        var text = OwnText(turn.Caller);
        var grants = turn.Caller.PersonId is not { } person || text is null ? [] : await turn.Db.RoleGrants.AsNoTracking()
            .Where(g => g.PersonId == person && g.Role == text.Key && g.Since <= turn.Now && (g.Until == null || g.Until > turn.Now))
            .OrderBy(g => g.Since).Take(3).ToListAsync(turn.Cancellation);
        return Shown(text, string.Join('\n', grants.Select(Appointment).Where(a => a.Length > 0)));
    }

    /// <summary>Tells the work of a role.</summary>
    public Task<ActionOutcome<Duties>> DutiesAsync(ByKey input, TurnContext turn) =>
        Task.FromResult<ActionOutcome<Duties>>(texts.DutiesOf(input.Key) is { } text ? Shown(text, "") : NotFound);

    /// <summary>The text on the caller's own work: of the first role that has one.</summary>
    private KnowledgeText? OwnText(Caller caller) =>
        caller.Roles.Select(r => texts.DutiesOf(r.Role)).FirstOrDefault(t => t is not null) ?? (caller.IsStaff() ? texts.DutiesOf(Staff) : null);

    private Duties Shown(KnowledgeText? text, string appointment) => new(
        text?.Key ?? "", text?.Title ?? "", text?.Section("Pengertian") ?? "", text?.Section("Tugas dan fungsi") ?? "", text is null ? "" : Notes(text, appointment), text?.Quiz.Count > 0,
        [.. texts.All.Where(t => t.Kind is KnowledgeKind.Duties && t != text).Select(t => new ListEntry(t.Key, t.Title))]);

    private static string Notes(KnowledgeText text, string appointment) => string.Join('\n', new[]
    {
        text.Basis.Length > 0 ? $"Dasar: {text.Basis}." : "", text.Note, appointment,
    }.Where(part => part.Length > 0));

    private string Appointment(RoleGrant grant)
    {
        if (grant.AppointedBy is null && grant.Decree is null)
            return "";
        var place = grant.Wilayah.Length == 0 ? "" : $" {office.Label("kecamatan", grant.Wilayah[..Math.Min(8, grant.Wilayah.Length)])}";
        return string.Join(", ", new[]
        {
            $"Penugasan{place}",
            grant.AppointedBy is { } by ? $"ditunjuk oleh {by}" : "",
            grant.Decree is { } decree ? $"SK {decree}" : "",
            grant.Until is { } until ? $"sampai {OfficeProfile.ShowDay(office.DayOf(until.AddTicks(-1)))}" : "",
        }.Where(part => part.Length > 0)) + ".";
    }

    private static string PlanOf(KnowledgeText text, Caller caller)
    {
        if (text.Plan is not { } plan || !(plan.IsPublic || caller.IsStaff()))
            return "";
        var parts = new List<string>();
        if (plan.Priority is { } priority)
            parts.Add($"prioritas {priority}");
        if (plan.Budget is { } budget)
            parts.Add("anggaran Rp " + budget.ToString("N0", OfficeProfile.Numbers));
        if (plan.Progress is { } progress)
            parts.Add($"realisasi {progress}%");
        return string.Join(", ", parts);
    }

}
