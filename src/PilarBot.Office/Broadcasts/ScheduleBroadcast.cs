using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;
using PilarBot.Office.Neutrality;
using PilarBot.Office.People;

namespace PilarBot.Office.Broadcasts;

/// <summary>Staff schedule a broadcast. Its recipients are chosen when it begins, so that whoever joins in between is reached.</summary>
internal sealed class ScheduleBroadcast(OfficeProfile office, PoliticalWords words, ElectionCalendar calendar)
{
    public sealed record Chosen([property: Kind(ValueKind.Choice)] string? Role, [property: Kind(ValueKind.Wilayah)] string? Kecamatan);

    /// <param name="People">Chats that would be reached now.</param>
    /// <param name="Missing">People on the roster without a chat that can be reached.</param>
    public sealed record Count(int People, int Missing);

    /// <param name="Text">Markdown.</param>
    /// <param name="At">When it is to go out; null for now.</param>
    public sealed record Draft(string Text, DateTime? At);

    /// <param name="IsFlagged">True when there are words that can be read as politics: the author has to confirm.</param>
    /// <param name="Words">Those words.</param>
    /// <param name="IsRefused">True when it may not go out then: in the quiet period, and not by the head of the office.</param>
    /// <param name="Election">The election whose quiet period it is; empty outside of one.</param>
    public sealed record Check(bool IsFlagged, string Words, bool IsRefused, string Election);

    /// <param name="Text">Markdown.</param>
    /// <param name="Media">At most one picture or document.</param>
    /// <param name="Role">Null for everybody on the roster.</param>
    /// <param name="Kecamatan">Null for the whole office.</param>
    /// <param name="At">Null, or in the past: now.</param>
    /// <param name="Confirmed">True when the author has looked once more at words that can be read as politics.</param>
    public sealed record Input(
        string Text, IReadOnlyList<Guid>? Media, [property: Kind(ValueKind.Choice)] string? Role,
        [property: Kind(ValueKind.Wilayah)] string? Kecamatan, DateTime? At, bool? Confirmed);

    public sealed record Result(string Number, DateTime At, bool Now);

    public static readonly ActionRefusal Nobody = new("nobody",
        "Belum ada pilar yang terhubung untuk pilihan itu, jadi siaran tidak dibuat. Silakan pilih peran atau kecamatan lain.");

    public static readonly ActionRefusal QuietPeriod = new("quiet-period",
        "Pada masa tenang, siaran yang memuat kata politik tidak dikirim. Mohon ubah isinya, atau minta kepala dinas mengirimnya.");

    public static readonly ActionRefusal NotConfirmed = new("not-confirmed",
        "Siaran belum dibuat: isinya memuat kata yang dapat dibaca sebagai politik dan belum diperiksa sekali lagi.");

    public static async Task<ActionOutcome<Count>> CountAsync(Chosen input, TurnContext turn)
    {
        if (!turn.Caller.IsStaff())
            return BroadcastActions.NotStaff;
        var (role, kecamatan) = (input.Role ?? "", input.Kecamatan ?? "");
        return new Count(
            await Audience.Of(turn.Db, role, kecamatan, turn.Now).CountAsync(turn.Cancellation),
            await Audience.CountWithoutChatAsync(turn.Db, role, kecamatan, turn.Now, turn.Cancellation));
    }

    /// <summary>Looks for words in a broadcast that can be read as politics, before it is made.</summary>
    public async Task<ActionOutcome<Check>> CheckAsync(Draft input, TurnContext turn)
    {
        if (!turn.Caller.IsStaff())
            return BroadcastActions.NotStaff;
        var found = words.Find(input.Text);
        var at = Later(input.At, turn.Now);
        var season = await calendar.SeasonAsync(turn.Db, at, turn.Cancellation);
        return new Check(
            found.Words is not [], found.Listed, await calendar.IsHeldBackAsync(found.IsPolitical, at, turn),
            season.Kind is SeasonKind.QuietPeriod ? season.Name : "");
    }

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (!turn.Caller.IsStaff())
            return BroadcastActions.NotStaff;
        var (role, kecamatan) = (input.Role ?? "", input.Kecamatan ?? "");
        if (!await Audience.Of(turn.Db, role, kecamatan, turn.Now).AnyAsync(turn.Cancellation))
            return Nobody;
        var at = Later(input.At, turn.Now);
        var found = words.Find(input.Text);
        if (found.Words is not [] && input.Confirmed is not true)
            return NotConfirmed;
        if (await calendar.IsHeldBackAsync(found.IsPolitical, at, turn))
            return QuietPeriod;
        var number = HumanNumber.Broadcast.Write(await turn.NextNumberAsync("broadcast"), turn.Now, office.Zone);
        var id = turn.NewId();
        turn.Db.Broadcasts.Add(new()
        {
            Id = id,
            Number = number,
            Text = input.Text,
            PoliticalWords = found.Words is [] ? null : found.Listed,
            IsPolitical = found.IsPolitical,
            MediaId = input.Media is [var media, ..] ? media : null,
            Role = role,
            Kecamatan = kecamatan,
            At = at,
            CreatedBy = turn.Caller.PersonId,
            ConversationId = turn.Conversation.Id,
            CreatedAt = turn.Now,
        });
        turn.Audit(AuditAct.BroadcastScheduled, number);
        await AttachMedia.ToAsync(turn, "broadcast", id, input.Media);
        return new Result(number, at, at == turn.Now);
    }

    private static DateTime Later(DateTime? wanted, DateTime now) => wanted is { } at && at > now ? at : now;
}
