using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PilarBot.Channels;
using PilarBot.Office.Documents;
using PilarBot.Office.Media;
using PilarBot.Office.Outbox;
using PilarBot.Office.Sealing;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Verval;

/// <summary>Makes the files that turns asked for, each after its turn: sealed at rest, then sent into the chat that waits. One at a time.</summary>
internal sealed partial class MakeVervalDocuments(
    OfficeDatabase database, MediaFolder folder, DocumentTemplates templates, OfficeProfile office, Sealer sealer, Wakeups wakeups, TimeProvider clock,
    ILogger<MakeVervalDocuments> logger)
{
    /// <summary>The template of a berita acara.</summary>
    public const string Template = "berita-acara-verval";

    /// <summary>To what kind of record the files belong.</summary>
    public const string Owner = "verval-berkas";

    private const int Tries = 5;

    /// <summary>Makes what is due.</summary>
    /// <returns>How many were tried.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        List<VervalDocument> due;
        await using (var db = database.Open())
            due = await db.VervalDocuments.AsNoTracking().Where(d => d.ForChat != null && d.NotBefore <= now).OrderBy(d => d.NotBefore).Take(10).ToListAsync(cancellation);
        foreach (var document in due)
        {
            try
            {
                await MakeAsync(document, now, cancellation);
            }
            catch (Exception exception) when (exception is not OperationCanceledException && !database.IsOutage(exception))
            {
                await PutOffAsync(document, now, exception, cancellation);
            }
        }
        return due.Count;
    }

    private async Task MakeAsync(VervalDocument document, DateTime now, CancellationToken cancellation)
    {
        var facts = await FactsAsync(document, cancellation);
        var (content, type, name) = document.Kind switch
        {
            VervalDocumentKind.Minutes => (
                DocxWriter.Write(
                    templates.Find(Template) ?? throw new InvalidOperationException($"There is no template {Template}."), VervalFields.Of(facts, office),
                    new(office.Name, document.Number, office.DayOf(now))),
                FileType.Docx.Mime, $"{document.Number}-berita-acara.docx"),
            VervalDocumentKind.SiksExport => (VervalCsv.Siks(facts, office), "text/csv", $"{document.Number}-siks-ng.csv"),
            VervalDocumentKind.Differences => (VervalCsv.Differences(facts), "text/csv", $"{document.Number}-selisih.csv"),
        };
        // The same id at every try: one that was cut off leaves no file that nobody knows of.
        var (size, hash) = await folder.MakeAsync(document.Id, document.Key, to => to.WriteAsync(content, cancellation).AsTask(), cancellation);
        var account = await database.WriteAsync(async db =>
        {
            var mine = await db.VervalDocuments.SingleAsync(d => d.Id == document.Id, cancellation);
            if (mine.ForChat is not { } chat)
                return null;
            mine.ForChat = null;
            db.Media.Add(new()
            {
                Id = document.Id,
                Account = "",
                FileRef = "",
                FileName = name,
                Kind = MediaKind.Document,
                OwnerKind = Owner,
                OwnerId = document.Id,
                State = MediaState.Stored,
                NotBefore = now,
                ReceivedAt = now,
                Key = document.Key,
                Type = type,
                Size = size,
                Sha256 = hash,
            });
            await db.SaveChangesAsync(cancellation);
            return await OweMessage.ToAsync(
                db, chat, new OutboundMedia(MediaKind.Document, document.Id.ToString(), Path.GetFileNameWithoutExtension(name)) { FileName = name }, MessagePurpose.Reply, sealer, now,
                cancellation);
        }, cancellation);
        if (account is not null)
            wakeups.Outbox(account);
    }

    private async Task<VervalFacts> FactsAsync(VervalDocument document, CancellationToken cancellation)
    {
        await using var db = database.Open();
        var round = await db.VervalRounds.AsNoTracking().SingleAsync(r => r.Id == document.RoundId, cancellation);
        var households = await db.VervalHouseholds.AsNoTracking()
            .Where(h => h.RoundId == document.RoundId && h.Kecamatan == document.Kecamatan && h.Desa == document.Desa).OrderBy(h => h.No).ToListAsync(cancellation);
        var told = sealer.OpenText(document.Key, document.Id, "told", document.Told).Split('\n', 2);
        return new(round, document.Desa, (told[0], told[1]), [.. households.Select(h => (h, h.OpenFacts(sealer)))]);
    }

    private async Task PutOffAsync(VervalDocument document, DateTime now, Exception exception, CancellationToken cancellation)
    {
        var gaveUp = document.Attempts + 1 >= Tries;
        Log.Failed(logger, document.Number, document.Attempts + 1, Fault.Describe(exception));
        var account = await database.WriteAsync(async db =>
        {
            var mine = await db.VervalDocuments.SingleAsync(d => d.Id == document.Id, cancellation);
            var chat = mine.ForChat;
            (mine.Attempts, mine.NotBefore) = (mine.Attempts + 1, now.AddSeconds(Math.Min(600, 5 * Math.Pow(4, mine.Attempts))));
            if (!gaveUp || chat is not { } waiting)
                return null;
            mine.ForChat = null;
            return await OweMessage.ToAsync(
                db, waiting, new OutboundText($"Berkas {document.Number} belum berhasil disiapkan. Mohon hubungi pengelola sistem, lalu silakan minta lagi."), MessagePurpose.Reply, sealer,
                now, cancellation);
        }, cancellation);
        if (account is not null)
            wakeups.Outbox(account);
    }

    private static partial class Log
    {
        [LoggerMessage(2751, LogLevel.Warning, "The file {Number} could not be made, try {Try}: {Fault}")]
        public static partial void Failed(ILogger logger, string number, int @try, string fault);
    }
}

/// <summary>Lists for spreadsheets. A cell never begins as a formula, and long numbers stay text.</summary>
internal static class VervalCsv
{
    /// <summary>What is verified and not yet in SIKS-NG.</summary>
    public static byte[] Siks(VervalFacts facts, OfficeProfile office) => Write(
        ["nomor", "kk", "nik", "nama", "alamat", "rt_rw", "hasil", "dikirim", "tanpa_kunjungan"],
        facts.Households.Where(h => h.Household is { State: VervalState.Accepted, Siks: not SiksState.Entered }).Select(h => new[]
        {
            $"{h.Household.No}", "'" + h.Facts.Kk, h.Facts.Nik is null ? "" : "'" + h.Facts.Nik, h.Facts.Head, h.Facts.Address, h.Facts.Rt, h.Household.Result!.Value.Label(),
            $"{office.DayOf(h.Household.SubmittedAt!.Value):yyyy-MM-dd}", h.Household.IsDesk ? "ya" : "tidak",
        }));

    /// <summary>In what the source differs from what the office knew.</summary>
    public static byte[] Differences(VervalFacts facts) => Write(
        ["nomor", "kk", "nama", "alamat", "rt_rw", "desil", "selisih"],
        facts.Households.Where(h => h.Household.Differences.Length > 0).Select(h => new[]
        {
            $"{h.Household.No}", "'" + h.Facts.Kk, h.Facts.Head, h.Facts.Address, h.Facts.Rt, $"{h.Facts.Desil}",
            string.Join(", ", VervalWords.Differences(h.Household.Differences).Select(d => d.Label())),
        }));

    // With the mark by which Excel knows UTF-8, and the separator of Excel in Indonesian.
    private static byte[] Write(string[] header, IEnumerable<string[]> rows) =>
        [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Concat(rows.Prepend(header).Select(r => string.Join(';', r.Select(Cell)) + "\r\n")))];

    private static string Cell(string text)
    {
        var plain = PlainValue.Clean(text).Replace('\n', ' ').Replace('\t', ' ');
        var safe = plain is ['=' or '+' or '-' or '@', ..] ? "'" + plain : plain;
        return safe.AsSpan().IndexOfAny(';', '"') < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
