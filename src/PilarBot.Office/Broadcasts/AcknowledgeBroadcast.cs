using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Broadcasts;

/// <summary>
/// Somebody pressed <em>Sudah baca</em> under a broadcast. No flow: whoever is in the middle of a question goes on with it.
/// </summary>
internal static class AcknowledgeBroadcast
{
    /// <summary>What the button says.</summary>
    public const string Label = "Sudah baca";

    /// <summary>Stands for no broadcast: its button is tried by an author.</summary>
    public static readonly Guid Sample = Guid.Empty;

    private const string Prefix = "!baca:";

    /// <summary>What the button gives back.</summary>
    public static string ButtonOf(Guid broadcast) => $"{Prefix}{broadcast:N}";

    /// <summary>The broadcast whose button was pressed, or null for another button.</summary>
    public static Guid? Of(InboundContent content) =>
        content is TapContent { Data: var data } && data.StartsWith(Prefix, StringComparison.Ordinal) && Guid.TryParseExact(data[Prefix.Length..], "N", out var id) ? id : null;

    /// <summary>Notes when it was read, once, and withdraws a reminder that is on its way.</summary>
    public static async Task RunAsync(Guid broadcast, TurnContext turn)
    {
        if (broadcast == Sample)
        {
            turn.Say(new OutboundText("Ini contoh siaran; tombolnya berfungsi."));
            return;
        }
        var chat = turn.Conversation.Id;
        var row = turn.Db.BroadcastRecipients.Where(r => r.ConversationId == chat);
        // A person has one recipient's row for each broadcast, in whichever of their chats it was.
        if (turn.Caller.PersonId is { } person)
            row = turn.Db.BroadcastRecipients.Where(r => turn.Db.Conversations.Any(c => c.Id == r.ConversationId && c.PersonId == person));
        var noted = await row.Where(r => r.BroadcastId == broadcast && r.AcknowledgedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.AcknowledgedAt, turn.Now), turn.Cancellation);
        if (noted > 0)
            await row.Where(r => r.State == RecipientState.Queued && turn.Db.Broadcasts.Any(b => b.Id == r.BroadcastId && b.RemindsOf == broadcast))
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RecipientState.Skipped).SetProperty(r => r.SettledAt, turn.Now)
                    .SetProperty(r => r.Fault, "Sudah ditandai dibaca."), turn.Cancellation);
        var known = noted > 0 || await row.AnyAsync(r => r.BroadcastId == broadcast, turn.Cancellation);
        turn.Say(new OutboundText(noted > 0
            ? "Terima kasih, sudah kami catat bahwa siaran ini Anda baca."
            : known
                ? "Terima kasih, siaran ini sudah tercatat Anda baca."
                : "Siaran itu belum ditemukan. Bila perlu bantuan, ketik **petugas**."));
    }
}
