using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Channels;
using PilarBot.Office.Conversations;
using PilarBot.Office.Documents;
using PilarBot.Office.Media;
using PilarBot.Office.Outbox;
using PilarBot.Office.Reminders;
using PilarBot.Office.Sealing;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Gatherings;

/// <summary>
/// Sends invitations, and tells of another time, another place and of a cancellation: each invitee of what they do not know yet, once,
/// and of several changes in a row only of the last. Whoever declined hears nothing more, but is asked anew when the day changes. At
/// night only what would come too late in the morning.
/// </summary>
internal sealed class TellInvitees(OfficeDatabase database, OfficeProfile office, Lazy<MediaFolder> folder, Sealer sealer, Wakeups wakeups, IOptions<GatheringOptions> options)
{
    private const int Batch = 500;
    private static readonly TimeSpan Soon = TimeSpan.FromHours(12);

    /// <summary>Tells who has to be told.</summary>
    /// <returns>How many were.</returns>
    public async Task<int> RunAsync(DateTime now, CancellationToken cancellation)
    {
        var until = QuietHours.IsQuiet(office.Zone, now) ? now + Soon : DateTime.MaxValue;
        List<Guid> due;
        await using (var db = database.Open())
            due = await GatheringAccess.Invitations(db, now)
                .Where(i => i.Invitee.Told < i.Gathering.Sequence && i.Gathering.StartsAt > now && i.Gathering.StartsAt <= until
                    && db.Conversations.Any(c => c.PersonId == i.Invitee.PersonId && c.Unreachable == null))
                .OrderBy(i => i.Gathering.StartsAt).ThenBy(i => i.Invitee.Id).Take(Batch).Select(i => i.Invitee.Id).ToListAsync(cancellation);
        var sent = 0;
        foreach (var id in due)
            if (await database.WriteAsync(db => TellAsync(db, id, now, cancellation), cancellation) is { } account)
            {
                wakeups.Outbox(account);
                sent++;
            }
        return sent;
    }

    private async Task<string?> TellAsync(OfficeDbContext db, Guid id, DateTime now, CancellationToken cancellation)
    {
        // Under the row's lock: another host may be at it.
        await db.Invitees.Where(i => i.Id == id).ExecuteUpdateAsync(set => set.SetProperty(i => i.Told, i => i.Told), cancellation);
        if (await GatheringAccess.Invitations(db, now).SingleOrDefaultAsync(i => i.Invitee.Id == id, cancellation) is not { } found)
            return null;
        var (invitee, gathering) = (found.Invitee, found.Gathering);
        if (invitee.Told >= gathering.Sequence || invitee.PersonId is not { } person)
            return null;
        var text = TextFor(invitee, gathering);
        var isFirst = invitee.Told < 0;
        (invitee.Told, invitee.ToldAt, invitee.ToldStart) = (gathering.Sequence, now, gathering.StartsAt);
        if (text is null)
            return null;
        var chat = await LastChat.Of(db, person).FirstOrDefaultAsync(cancellation);
        var account = await OweMessage.ToAsync(db, chat, text, isFirst ? MessagePurpose.Invitation : MessagePurpose.Notice, sealer, now, cancellation);
        // WhatsApp takes no calendar files.
        if (account is not null && !account.StartsWith("whatsapp", StringComparison.OrdinalIgnoreCase))
            await OweMessage.ToAsync(db, chat, await CalendarAsync(db, gathering, cancellation), MessagePurpose.Notice, sealer, now, cancellation);
        return account;
    }

    private OutboundText? TextFor(Invitee invitee, Gathering gathering)
    {
        var facts = gathering.Open(sealer);
        var about = GatheringWords.Describe(office, gathering, facts);
        if (gathering.CancelledAt is not null)
            return invitee.Told < 0 || invitee.Answer is Rsvp.NotComing ? null
                : new OutboundText($"Mohon maaf, acara ini **dibatalkan**.\n\n{about}\n\nAlasan: {MarkdownEscape.Line(facts.Cancelled ?? "-")}");
        if (invitee.Told < 0)
            return new OutboundText($"Anda diundang ke acara berikut.\n\n{about}\nAgenda: {MarkdownEscape.Line(facts.Agenda)}\n\nMohon jawab dengan tombol di bawah. Jawaban dapat diubah sampai acara dimulai.")
            { Choices = Answers(gathering.Number) };
        var isOtherDay = invitee.ToldStart is not { } told || office.DayOf(told) != office.DayOf(gathering.StartsAt);
        if (invitee.Answer is Rsvp.NotComing)
        {
            if (!isOtherDay)
                return null;
            (invitee.Answer, invitee.Words) = (Rsvp.None, null);
        }
        var what = invitee.ToldStart == gathering.StartsAt ? "Tempat acara **berubah**." : isOtherDay ? "Hari acara **berubah**." : "Jam acara **berubah**.";
        return new OutboundText($"{what} Yang berlaku sekarang:\n\n{about}\n\nJawaban Anda: {invitee.Answer.Label()}. Bila berubah, tekan tombol di bawah.") { Choices = Answers(gathering.Number) };
    }

    private static Choice[] Answers(string number) =>
        [GatheringWords.Open(number, "Hadir", "hadir"), GatheringWords.Open(number, "Berhalangan", "berhalangan"), GatheringWords.Open(number, "Diwakili", "diwakili")];

    // One file for all invitees of a version.
    private async Task<OutboundMedia> CalendarAsync(OfficeDbContext db, Gathering gathering, CancellationToken cancellation)
    {
        var name = $"{gathering.Number}-{gathering.Sequence}.ics";
        var file = await db.Media.AsNoTracking().SingleOrDefaultAsync(m => m.OwnerKind == Gathering.CalendarFiles && m.OwnerId == gathering.Id && m.FileName == name, cancellation);
        if (file is null)
        {
            var content = CalendarFile.Write(gathering, gathering.Open(sealer), Field.PlaceOf.Show(office, gathering.Desa), office.Name, options.Value.Length);
            file = await MadeFile.KeepAsync(
                folder.Value, Gathering.CalendarFiles, gathering.Id, gathering.Key, name, CalendarFile.Type, to => to.WriteAsync(content, cancellation).AsTask(), office.DayOf(gathering.CreatedAt), cancellation);
            db.Media.Add(file);
        }
        return new OutboundMedia(MediaKind.Document, file.Id.ToString(), "Untuk kalender Anda") { FileName = name };
    }
}
