using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PilarBot.Channels;
using PilarBot.Office.Media;
using PilarBot.Office.Outbox;
using PilarBot.Office.Proposals;
using PilarBot.Office.PublicReview;
using PilarBot.Office.Sealing;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Documents;

/// <summary>Makes the documents that turns ordered and sends each into the chat that waits. One at a time: whoever calls sees to it.</summary>
internal sealed partial class MakeOrderedDocuments(
    OfficeDatabase database, MediaFolder folder, DocumentTemplates templates, OfficeProfile office, FillProposalDocument proposals, FillReviewMinutes reviews,
    Sealer sealer, Wakeups wakeups, TimeProvider clock, ILogger<MakeOrderedDocuments> logger)
{
    private const int Tries = 5;

    /// <summary>Makes what is due.</summary>
    /// <returns>How many were tried.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        List<OrderedDocument> due;
        await using (var db = database.Open())
            due = await db.OrderedDocuments.AsNoTracking().Where(d => d.State == OrderState.Preparing && d.NotBefore <= now).OrderBy(d => d.NotBefore).Take(50).ToListAsync(cancellation);
        foreach (var order in due)
        {
            try
            {
                await MakeAsync(order, now, cancellation);
            }
            catch (Exception exception) when (exception is not OperationCanceledException && !database.IsOutage(exception))
            {
                await PutOffAsync(order, now, exception, cancellation);
            }
        }
        return due.Count;
    }

    private async Task MakeAsync(OrderedDocument order, DateTime now, CancellationToken cancellation)
    {
        var template = templates.Find(order.Template) ?? throw new InvalidOperationException($"There is no template {order.Template} any more.");
        DocumentValues values;
        await using (var db = database.Open())
            values = order.Template == FillReviewMinutes.Template
                ? await reviews.ReadAsync(db, order, cancellation)
                : await proposals.ReadAsync(db, order, cancellation);
        var today = office.DayOf(now);
        var bytes = DocxWriter.Write(template, values, new(office.Name, order.Subject, today));
        // The same id at every try: one that was killed half-way leaves no file that nobody knows of.
        var (size, hash) = await folder.MakeAsync(order.Id, order.Key, to => to.WriteAsync(bytes, cancellation).AsTask(), cancellation);
        var name = $"{order.Template}-{order.Desa.Replace(".", "", StringComparison.Ordinal)}-{order.Subject}.docx";
        var account = await database.WriteAsync(async db =>
        {
            if (await db.OrderedDocuments.Where(d => d.Id == order.Id && d.State == OrderState.Preparing)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.State, OrderState.Ready), cancellation) == 0)
                return null;
            db.Media.Add(new()
            {
                Id = order.Id,
                Account = "",
                FileRef = "",
                FileName = name,
                Kind = MediaKind.Document,
                OwnerKind = OrderedDocument.MediaOwner,
                OwnerId = order.Id,
                State = MediaState.Stored,
                NotBefore = now,
                ReceivedAt = now,
                Key = order.Key,
                Type = FileType.Docx.Mime,
                Size = size,
                Sha256 = hash,
            });
            await db.SaveChangesAsync(cancellation);
            var message = new OutboundMedia(MediaKind.Document, order.Id.ToString(), template.Head.Title) { FileName = name };
            return await OweMessage.ToAsync(db, order.ConversationId, message, MessagePurpose.Reply, sealer, now, cancellation);
        }, cancellation);
        if (account is not null)
            wakeups.Outbox(account);
    }

    private async Task PutOffAsync(OrderedDocument order, DateTime now, Exception exception, CancellationToken cancellation)
    {
        var gaveUp = order.Attempts + 1 >= Tries;
        var pause = TimeSpan.FromSeconds(Math.Min(600, 5 * Math.Pow(4, order.Attempts)));
        if (gaveUp)
            Log.GaveUp(logger, order.Id, Fault.Describe(exception));
        else
            Log.Failed(logger, order.Id, order.Attempts + 1, pause, Fault.Describe(exception));
        var account = await database.WriteAsync(async db =>
        {
            var (state, attempts, at) = (gaveUp ? OrderState.Failed : OrderState.Preparing, order.Attempts + 1, now + pause);
            await db.OrderedDocuments.Where(d => d.Id == order.Id).ExecuteUpdateAsync(
                set => set.SetProperty(d => d.State, state).SetProperty(d => d.Attempts, attempts).SetProperty(d => d.NotBefore, at), cancellation);
            return gaveUp
                ? await OweMessage.ToAsync(
                    db, order.ConversationId, new OutboundText("Dokumen belum berhasil disiapkan. Mohon hubungi pengelola sistem, lalu silakan minta lagi."),
                    MessagePurpose.Reply, sealer, now, cancellation)
                : null;
        }, cancellation);
        if (account is not null)
            wakeups.Outbox(account);
    }

    private static partial class Log
    {
        [LoggerMessage(2751, LogLevel.Warning, "The document {Document} could not be made, try {Try}; again in {Pause}: {Fault}")]
        public static partial void Failed(ILogger logger, Guid document, int @try, TimeSpan pause, string fault);

        [LoggerMessage(2752, LogLevel.Error, "The document {Document} could not be made and is given up; whoever asked was told: {Fault}")]
        public static partial void GaveUp(ILogger logger, Guid document, string fault);
    }
}
