using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Events;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Conversations;
using PilarBot.Office.People;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Help;

/// <summary>People write to the office, and staff answer through the bot: neither sees the other's account.</summary>
internal sealed class HelpDesk(OfficeProfile office)
{
    private const int LabelWords = 26;
    private const string Field = "text";

    public sealed record Question(string Text);

    public sealed record Waiting(int Count, IReadOnlyList<ListEntry> List);

    public sealed record ById([property: Kind(ValueKind.Choice)] string Id);

    /// <param name="From">The name on the roster, or "Warga".</param>
    /// <param name="Text">What was written; empty when the person only called for a human.</param>
    /// <param name="At">When.</param>
    public sealed record Details(string From, string Text, string At);

    public sealed record Answer([property: Kind(ValueKind.Choice)] string Id, string Text);

    public static readonly ActionRefusal NotStaff = new("not-staff", "Bagian ini hanya untuk petugas Dinas Sosial.");
    public static readonly ActionRefusal Answered = new("answered", "Pertanyaan itu sudah dijawab oleh petugas lain.");

    public static async Task<ActionOutcome<Nothing>> AskAsync(Question input, TurnContext turn)
    {
        var id = turn.NewId();
        var key = turn.Sealer.NewKey(id);
        turn.Db.HumanRequests.Add(new()
        {
            Id = id,
            ConversationId = turn.Conversation.Id,
            Reason = HumanReason.Asked,
            Key = key,
            Text = turn.Sealer.Seal(key, id, Field, input.Text),
            At = turn.Now,
        });
        await StaffAlert.SendAsync(turn);
        return new Nothing();
    }

    public async Task<ActionOutcome<Waiting>> WaitingAsync(Nothing input, TurnContext turn)
    {
        if (!turn.Caller.IsStaff())
            return NotStaff;
        var open = await turn.Db.HumanRequests.AsNoTracking().Where(r => r.AnsweredAt == null).OrderBy(r => r.At).Take(10).ToListAsync(turn.Cancellation);
        return new Waiting(open.Count, [.. open.Select(r => new ListEntry(r.Id.ToString("N"), Label(r, turn)))]);
    }

    public async Task<ActionOutcome<Details>> ShowAsync(ById input, TurnContext turn)
    {
        if (!turn.Caller.IsStaff())
            return NotStaff;
        if (await FindAsync(input.Id, turn) is not { } request)
            return Answered;
        var name = await (
            from chat in turn.Db.Conversations
            where chat.Id == request.ConversationId
            join person in turn.Db.People on chat.PersonId equals person.Id
            select person.Name).SingleOrDefaultAsync(turn.Cancellation);
        return new Details(name ?? "Warga", Words(request, turn), office.Show(request.At));
    }

    public async Task<ActionOutcome<Nothing>> AnswerAsync(Answer input, TurnContext turn)
    {
        if (!turn.Caller.IsStaff())
            return NotStaff;
        if (await FindAsync(input.Id, turn) is not { } request)
            return Answered;
        // Whoever called several times is answered once.
        await turn.Db.HumanRequests.Where(r => r.ConversationId == request.ConversationId && r.AnsweredAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.AnsweredAt, turn.Now).SetProperty(r => r.AnsweredBy, turn.Caller.PersonId), turn.Cancellation);
        await turn.SayToAsync(request.ConversationId, new OutboundText($"Pesan dari petugas {MarkdownEscape.Line(office.Name)}:\n\n> {MarkdownEscape.Lines(input.Text)}")
        {
            Choices = [new("Balas petugas", "!tulis petugas")],
        }, MessagePurpose.CaseUpdate);
        return new Nothing();
    }

    // The time alone tells nobody which of several is meant.
    private string Label(HumanRequest request, TurnContext turn)
    {
        var words = Words(request, turn).ReplaceLineEndings(" ");
        var local = office.Zone.ToLocal(request.At);
        return string.Create(CultureInfo.InvariantCulture, $"{local:dd/MM HH'.'mm} {(words.Length > LabelWords ? words[..LabelWords].TrimEnd() + "…" : words)}");
    }

    private static string Words(HumanRequest request, TurnContext turn) =>
        request is { Key: { } key, Text: { } written } ? turn.Sealer.OpenText(key, request.Id, Field, written)
        : request.Reason is HumanReason.Broken ? "Ada gangguan saat pesannya diproses; mohon tanyakan keperluannya."
        : "Minta dihubungi petugas.";

    private static async Task<HumanRequest?> FindAsync(string id, TurnContext turn) =>
        Guid.TryParse(id, out var guid)
            ? await turn.Db.HumanRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == guid && r.AnsweredAt == null, turn.Cancellation)
            : null;
}
