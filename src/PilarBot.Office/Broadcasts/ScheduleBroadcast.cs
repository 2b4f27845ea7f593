using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;
using PilarBot.Office.People;

namespace PilarBot.Office.Broadcasts;

/// <summary>Staff schedule a broadcast. Its recipients are chosen when it begins, so that whoever joins in between is reached.</summary>
internal sealed class ScheduleBroadcast(OfficeProfile office)
{
    public sealed record Chosen([property: Kind(ValueKind.Choice)] string? Role, [property: Kind(ValueKind.Wilayah)] string? Kecamatan);

    /// <param name="People">Chats that would be reached now.</param>
    /// <param name="Missing">People on the roster without a chat that can be reached.</param>
    public sealed record Count(int People, int Missing);

    /// <param name="Text">Markdown.</param>
    /// <param name="Media">At most one picture or document.</param>
    /// <param name="Role">Null for everybody on the roster.</param>
    /// <param name="Kecamatan">Null for the whole office.</param>
    /// <param name="At">Null, or in the past: now.</param>
    public sealed record Input(
        string Text, IReadOnlyList<Guid>? Media, [property: Kind(ValueKind.Choice)] string? Role,
        [property: Kind(ValueKind.Wilayah)] string? Kecamatan, DateTime? At);

    public sealed record Result(string Number, DateTime At, bool Now);

    public static readonly ActionRefusal Nobody = new("nobody",
        "Belum ada pilar yang terhubung untuk pilihan itu, jadi siaran tidak dibuat. Silakan pilih peran atau kecamatan lain.");

    public static async Task<ActionOutcome<Count>> CountAsync(Chosen input, TurnContext turn)
    {
        if (!turn.Caller.IsStaff())
            return BroadcastActions.NotStaff;
        var (role, kecamatan) = (input.Role ?? "", input.Kecamatan ?? "");
        return new Count(
            await Audience.Of(turn.Db, role, kecamatan, turn.Now).CountAsync(turn.Cancellation),
            await Audience.CountWithoutChatAsync(turn.Db, role, kecamatan, turn.Now, turn.Cancellation));
    }

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (!turn.Caller.IsStaff())
            return BroadcastActions.NotStaff;
        var (role, kecamatan) = (input.Role ?? "", input.Kecamatan ?? "");
        if (!await Audience.Of(turn.Db, role, kecamatan, turn.Now).AnyAsync(turn.Cancellation))
            return Nobody;
        var at = input.At is { } wanted && wanted > turn.Now ? wanted : turn.Now;
        var number = HumanNumber.Broadcast.Write(await turn.NextNumberAsync("broadcast"), turn.Now, office.Zone);
        var id = turn.NewId();
        turn.Db.Broadcasts.Add(new()
        {
            Id = id,
            Number = number,
            Text = input.Text,
            MediaId = input.Media is [var media, ..] ? media : null,
            Role = role,
            Kecamatan = kecamatan,
            At = at,
            CreatedBy = turn.Caller.PersonId,
            ConversationId = turn.Conversation.Id,
            CreatedAt = turn.Now,
        });
        await AttachMedia.ToAsync(turn, "broadcast", id, input.Media);
        return new Result(number, at, at == turn.Now);
    }
}
