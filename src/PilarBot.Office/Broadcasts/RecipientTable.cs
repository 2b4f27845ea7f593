using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Broadcasts;

/// <summary>A broadcast's recipients as lines of a table: who was not reached first, each with the reason.</summary>
internal static class RecipientTable
{
    public static readonly string[] Columns = ["nama", "peran", "kecamatan", "kanal", "keadaan", "alasan", "waktu", "sudah baca"];

    /// <summary>Writes all of them, with the names of the columns, as CSV.</summary>
    public static async Task WriteAsync(OfficeDbContext db, Guid broadcast, OfficeProfile office, Stream to, CancellationToken cancellation)
    {
        await using var csv = new ExportedCsv(to, Columns);
        await foreach (var line in ReadAsync(db, broadcast, office).WithCancellation(cancellation))
            await csv.WriteAsync(line, cancellation);
    }

    /// <param name="db">Read only, row by row: there may be a hundred thousand.</param>
    /// <param name="broadcast">Which.</param>
    /// <param name="office">Hours and places.</param>
    public static async IAsyncEnumerable<IReadOnlyList<string>> ReadAsync(OfficeDbContext db, Guid broadcast, OfficeProfile office)
    {
        var rows =
            from recipient in db.BroadcastRecipients.AsNoTracking()
            where recipient.BroadcastId == broadcast
            join chat in db.Conversations on recipient.ConversationId equals chat.Id
            join person in db.People on chat.PersonId equals person.Id into people
            from person in people.DefaultIfEmpty()
            orderby recipient.State == RecipientState.Sent || recipient.State == RecipientState.Delivered || recipient.State == RecipientState.Read,
                recipient.State, person.Name, recipient.ConversationId
            select new
            {
                person.Name,
                chat.Account,
                recipient.State,
                recipient.Fault,
                recipient.SettledAt,
                recipient.AcknowledgedAt,
                Grant = db.RoleGrants.Where(g => g.PersonId == person.Id).OrderByDescending(g => g.Since).Select(g => new { g.Role, g.Wilayah }).FirstOrDefault(),
            };
        await foreach (var row in rows.AsAsyncEnumerable())
        {
            var role = row.Grant is null ? "" : OfficeRole.Find(row.Grant.Role)?.Label ?? row.Grant.Role;
            var kecamatan = row.Grant is { Wilayah.Length: >= 8 } grant ? office.Label("kecamatan", grant.Wilayah[..8]) : "";
            var (settled, read) = (row.SettledAt is { } at ? office.Show(at) : "", row.AcknowledgedAt is { } pressed ? office.Show(pressed) : "");
            yield return [row.Name ?? "warga", role, kecamatan, row.Account, Label(row.State), row.Fault ?? "", settled, read];
        }
    }

    /// <summary>The state in the words that staff read.</summary>
    public static string Label(RecipientState state) => state switch
    {
        RecipientState.Queued => "menunggu",
        RecipientState.Sent => "terkirim",
        RecipientState.Delivered => "sampai",
        RecipientState.Read => "dibaca",
        RecipientState.Unreachable => "tidak dapat dihubungi",
        RecipientState.Failed => "gagal",
        RecipientState.Withdrawn => "dibatalkan",
        RecipientState.Skipped => "dilewati",
    };
}
