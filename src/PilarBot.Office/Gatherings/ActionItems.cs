using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Gatherings;

/// <summary>Shows people what they are to do after gatherings, and closes it with a proof.</summary>
internal static class ActionItems
{
    private const int Listed = 30;

    /// <param name="Count">How many are open.</param>
    /// <param name="List">The soonest due first.</param>
    public sealed record Listing(int Count, IReadOnlyList<ListEntry> List);

    public sealed record ById([property: Kind(ValueKind.Choice)] string Id);

    /// <param name="Text">What is to be done.</param>
    /// <param name="Due">By when.</param>
    /// <param name="Gathering">Where it was agreed.</param>
    public sealed record Details(string Text, string Due, string Gathering);

    /// <param name="Id">Of <see cref="Listing.List"/>.</param>
    /// <param name="Proof">What was done.</param>
    /// <param name="Photos">That show it.</param>
    public sealed record Input([property: Kind(ValueKind.Choice)] string Id, string? Proof, IReadOnlyList<Guid>? Photos);

    /// <param name="Left">How many are still open.</param>
    public sealed record Closed(int Left);

    public static readonly ActionRefusal NotFound = new("not-found", "Tindak lanjut itu sudah selesai atau bukan tugas Anda. Ketik *tindak lanjut* untuk melihat daftarnya.");
    public static readonly ActionRefusal NoProof = new("no-proof", "Mohon sertakan bukti: ceritakan hasilnya, atau kirim foto.");

    public static async Task<ActionOutcome<Listing>> ListAsync(Nothing input, TurnContext turn)
    {
        var open = await Open(turn).OrderBy(i => i.Item.DueOn).ThenBy(i => i.Item.Id).Take(Listed).AsNoTracking().ToListAsync(turn.Cancellation);
        return new Listing(open.Count, [.. open.Select(i => new ListEntry(i.Item.Id.ToString("N"), string.Create(CultureInfo.InvariantCulture, $"{i.Item.DueOn:dd/MM}: {i.Text(turn.Sealer)}")))]);
    }

    public static async Task<ActionOutcome<Details>> ShowAsync(ById input, TurnContext turn) => await FindAsync(input.Id, turn) is { } found
        ? new Details(found.Text(turn.Sealer), OfficeProfile.ShowDay(found.Item.DueOn!.Value), $"{found.Gathering.Open(turn.Sealer).Title} ({found.Gathering.Number})")
        : NotFound;

    public static async Task<ActionOutcome<Closed>> CloseAsync(Input input, TurnContext turn)
    {
        if (await FindAsync(input.Id, turn) is not { } found)
            return NotFound;
        if (input.Proof is null && input.Photos is not { Count: > 0 })
            return NoProof;
        var (item, gathering) = (found.Item, found.Gathering);
        item.ClosedAt = turn.Now;
        item.Proof = turn.Sealer.Seal(gathering.Key, item.Id, "proof", input.Proof ?? "foto");
        await AttachMedia.ToAsync(turn, GatheringItem.Proofs, item.Id, input.Photos);
        await turn.Db.SaveChangesAsync(turn.Cancellation);
        // Whoever invited hears of it.
        if (gathering.OrganiserId != turn.Caller.PersonId && await LastChat.Of(turn.Db, gathering.OrganiserId).FirstOrDefaultAsync(turn.Cancellation) is var chat && chat != Guid.Empty)
            await turn.SayToAsync(
                chat, new OutboundText($"Tindak lanjut acara **{gathering.Number}** selesai: {MarkdownEscape.Line(found.Text(turn.Sealer))}\n\nOleh {MarkdownEscape.Line(turn.Caller.Name)}. Terima kasih."),
                MessagePurpose.Notice);
        return new Closed(await Open(turn).CountAsync(turn.Cancellation));
    }

    private static IQueryable<OpenItem> Open(TurnContext turn)
    {
        var person = turn.Caller.PersonId;
        return
            from item in turn.Db.GatheringItems
            where person != null && item.OwnerId == person && item.ClosedAt == null && item.DueOn != null
            join gathering in turn.Db.Gatherings on item.GatheringId equals gathering.Id
            select new OpenItem { Item = item, Gathering = gathering };
    }

    private static async Task<OpenItem?> FindAsync(string typed, TurnContext turn) =>
        Guid.TryParse(typed, out var id) ? await Open(turn).SingleOrDefaultAsync(i => i.Item.Id == id, turn.Cancellation) : null;
}

/// <summary>What is still to be done, and where it was agreed.</summary>
internal sealed class OpenItem
{
    public required GatheringItem Item { get; init; }
    public required Gathering Gathering { get; init; }

    /// <summary>What is to be done.</summary>
    public string Text(Sealing.Sealer sealer) => sealer.OpenText(Gathering.Key, Item.Id, "text", Item.Text);
}
