using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Documents;
using PilarBot.Office.Media;
using PilarBot.Office.Reference;
using PilarBot.Office.Residents;

namespace PilarBot.Office.Cases;

/// <summary>Gives whoever handles a case all of it as one document.</summary>
/// <remarks>The folder comes when it is wanted: it needs the master keys, and flows are checked where there are none.</remarks>
internal sealed class SummariseCase(OfficeProfile office, DocumentTemplates templates, Lazy<MediaFolder> folder)
{
    /// <summary>The template's name.</summary>
    public const string Template = "ringkasan-kasus";

    /// <summary>To whom the files belong; they go with their case.</summary>
    public const string Owner = "case-summary";

    // What fits a document that somebody reads.
    private const int Most = 200;

    public sealed record Result(string Number);

    public async Task<ActionOutcome<Result>> RunAsync(FindCases.ByNumber input, TurnContext turn)
    {
        if (await FindCases.FindHandledAsync(input.Number, turn) is not { } file || templates.Find(Template) is not { } template)
            return new NoSuchCase().ToRefusal();
        var happened = await turn.Db.CaseEvents.AsNoTracking().Where(e => e.CaseId == file.Id).OrderBy(e => e.At).ThenBy(e => e.Id).Take(Most).ToListAsync(turn.Cancellation);
        var written = DocxWriter.Write(template, await ValuesAsync(file, happened, turn), new(office.Name, file.Number, office.DayOf(turn.Now)));
        // The same turn run again makes the same file, so that none is left that nobody knows of.
        var id = new Guid(SHA256.HashData([.. file.Id.ToByteArray(), .. turn.Conversation.Id.ToByteArray(), .. BitConverter.GetBytes(turn.Conversation.LastOrdinal)]).AsSpan(0, 16));
        if (await turn.Db.Media.SingleOrDefaultAsync(m => m.Id == id, turn.Cancellation) is not { } item)
        {
            item = New(id, file, turn);
            turn.Db.Media.Add(item);
        }
        (item.Size, item.Sha256) = await folder.Value.MakeAsync(id, item.Key, to => to.WriteAsync(written, turn.Cancellation).AsTask(), turn.Cancellation);
        turn.Audit(AuditAct.CaseSummarised, file.Number);
        turn.Say(new OutboundMedia(MediaKind.Document, id.ToString(), $"Ringkasan {file.Number}") { FileName = item.FileName });
        return new Result(file.Number);
    }

    private static MediaItem New(Guid id, CaseFile file, TurnContext turn) => new()
    {
        Id = id,
        Account = "",
        FileRef = "",
        FileName = $"{file.Number}.docx",
        Kind = MediaKind.Document,
        OwnerKind = Owner,
        OwnerId = file.Id,
        State = MediaState.Stored,
        NotBefore = turn.Now,
        ReceivedAt = turn.Now,
        Key = file.Key,
        Type = FileType.Docx.Mime,
    };

    private async Task<DocumentValues> ValuesAsync(CaseFile file, List<CaseEvent> happened, TurnContext turn)
    {
        var sealer = turn.Sealer;
        var resident = await FindResident.ShownAsync(file.ResidentId, turn);
        var people = await turn.Db.People.Where(p => p.Id == file.HandlerId).Select(p => p.Name).SingleOrDefaultAsync(turn.Cancellation);
        var kinds = file.KindList.Select(PpksKind.Find).OfType<PpksKind>().ToList();
        var photos = await turn.Db.Media.CountAsync(m => m.OwnerKind == "case" && m.OwnerId == file.Id && m.State == MediaState.Stored, turn.Cancellation);
        var referrals = await turn.Db.CaseReferrals.AsNoTracking().Where(r => r.CaseId == file.Id).OrderBy(r => r.SentAt).Take(Most).ToListAsync(turn.Cancellation);
        string Open(string field, byte[] value) => sealer.OpenText(file.Key, file.Id, field, value);
        return CaseFields.Of(
            [
                file.Number, office.Show(file.OpenedAt), file.State.Label(), file.Result is { } code ? CaseResult.LabelOf(code) : null,
                string.Join(", ", kinds.Select(k => k.Name)), string.Join(", ", kinds.Select(k => PpksKind.LineLabel(k.ServiceLine)).Distinct()),
                string.Join(", ", kinds.Select(k => k.SpmService).OfType<string>().Distinct().Select(PpksKind.SpmLabel)) is { Length: > 0 } spm ? spm : null,
                $"{office.Label("desa", file.Desa)}, {office.Label("kecamatan", file.Kecamatan)}", people, Open("description", file.Description),
                file.Goal is { } goal ? Open("goal", goal) : null, file.Graduation.Label(),
                file.NextVisitOn is { } day ? OfficeProfile.ShowDay(day) : null, photos.ToString(CultureInfo.InvariantCulture),
                resident.OpenName(sealer),
                resident.MaskedNik(sealer),
                ResidentAge.On(resident, office.DayOf(turn.Now), sealer) is { } age ? $"sekitar {age} tahun" : null,
            ],
            happened.Select(e => (string?[])[office.Show(e.At), e.Words(office), e.Text is { } said ? sealer.OpenText(file.Key, e.Id, "text", said) : null]),
            referrals.Select(r => (string?[])
            [
                sealer.OpenText(file.Key, r.Id, "to", r.To), sealer.OpenText(file.Key, r.Id, "reason", r.Reason), r.State.Label(),
                r.Answer is { } answer ? sealer.OpenText(file.Key, r.Id, "answer", answer) : null,
            ]));
    }
}
