using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Documents;

/// <summary>
/// Has a document made of a record: numbered in the turn, written after it (<see cref="WriteDocuments"/>), sent to whoever asked. Whether
/// they may is for the record's own use case to say.
/// </summary>
internal sealed class MakeDocument(OfficeProfile office, DocumentTemplates templates, IOptions<DocumentOptions> options)
{
    /// <param name="Kind">The name of the template.</param>
    /// <param name="OwnerKind">As in <see cref="OfficeDocument.OwnerKind"/>.</param>
    /// <param name="OwnerId">The record.</param>
    /// <param name="Part">As in <see cref="OfficeDocument.Part"/>; the record itself where it has no parts.</param>
    /// <param name="Place">Where it belongs.</param>
    /// <param name="Key">The record's.</param>
    /// <param name="Content">What it says.</param>
    public sealed record Request(string Kind, string OwnerKind, Guid OwnerId, Guid Part, IPlaced Place, SealedKey Key, DocumentContent Content);

    /// <param name="Number">The document's.</param>
    /// <param name="Version">From 1.</param>
    /// <param name="IsReady">True when it comes at once; else it follows as soon as it is made.</param>
    public sealed record Made(string Number, int Version, bool IsReady);

    public static readonly Flows.Inputs.ActionRefusal NoTemplate = new(
        "no-template", "Templat dokumen ini belum ada atau salah. Mohon hubungi pengelola sistem.");

    /// <summary>Makes the next version, or gives the last again when nothing has changed since.</summary>
    /// <remarks>Refused as <c>no-template</c>, and as <c>locked</c> once the signed one is attached and something has changed.</remarks>
    public async Task<ActionOutcome<Made>> RunAsync(Request request, TurnContext turn)
    {
        if (templates.Find(request.Kind) is not { } template)
            return NoTemplate;
        var by = turn.Caller.PersonId ?? throw new InvalidOperationException("Only people on the roster have documents made.");
        var document = await turn.Db.Documents.SingleOrDefaultAsync(d => d.Kind == request.Kind && d.Part == request.Part, turn.Cancellation);
        var last = document is null ? null
            : await turn.Db.DocumentVersions.Where(v => v.DocumentId == document.Id).OrderByDescending(v => v.Version).FirstAsync(turn.Cancellation);
        document ??= await BeginAsync(request, template, by, turn);
        var content = JsonSerializer.Serialize(request.Content);
        if (last is null || turn.Sealer.OpenText(document.Key, last.Id, "content", last.Content) != content)
        {
            if (document.LockedAt is not null)
                return new DocumentIsLocked(document.Number).ToRefusal();
            var id = turn.NewId();
            last = new()
            {
                Id = id,
                DocumentId = document.Id,
                Version = (last?.Version ?? 0) + 1,
                Content = turn.Sealer.Seal(document.Key, id, "content", content),
                NotBefore = turn.Now,
                MadeBy = by,
                MadeAt = turn.Now,
            };
            turn.Db.DocumentVersions.Add(last);
        }
        turn.Audit(AuditAct.DocumentMade, document.AuditName, last.Version.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (last.State is DocumentState.Failed)
            (last.State, last.Attempts, last.NotBefore) = (DocumentState.Preparing, 0, turn.Now);
        if (last.State is DocumentState.Preparing)
            last.ForChat = turn.Conversation.Id;
        else
            foreach (var message in await WriteDocuments.MessagesAsync(turn.Db, last, document.Number, turn.Cancellation))
                turn.Say(message);
        return new Made(document.Number, last.Version, last.State is DocumentState.Ready);
    }

    private async Task<OfficeDocument> BeginAsync(Request request, DocumentTemplate template, Guid by, TurnContext turn)
    {
        var today = office.DayOf(turn.Now);
        var kind = options.Value.Kinds.GetValueOrDefault(request.Kind);
        var (pattern, code, unit) = (kind?.NumberPattern ?? options.Value.NumberPattern, kind?.Code ?? template.Head.Code ?? request.Kind, options.Value.Unit);
        var ordinal = await NextAsync(DocumentNumber.Register(pattern, code, unit, today.Year), turn);
        var number = DocumentNumber.Write(pattern, code, unit, ordinal, today);
        var document = new OfficeDocument
        {
            Id = turn.NewId(),
            Number = number,
            Folded = DocumentNumber.Fold(number),
            Kind = request.Kind,
            OwnerKind = request.OwnerKind,
            OwnerId = request.OwnerId,
            Part = request.Part,
            Kecamatan = request.Place.Kecamatan,
            Desa = request.Place.Desa,
            Key = request.Key,
            Day = today,
            MadeBy = by,
            MadeAt = turn.Now,
        };
        turn.Db.Documents.Add(document);
        return document;
    }

    // Without gaps, as a register of letters has to be: a turn that fails gives its number back, and two that draw one wait for each other.
    private static async Task<long> NextAsync(string register, TurnContext turn)
    {
        await turn.Db.Database.ExecuteSqlAsync(
            $"INSERT INTO document_registers (name, last) VALUES ({register}, 1) ON CONFLICT (name) DO UPDATE SET last = document_registers.last + 1", turn.Cancellation);
        return await turn.Db.DocumentRegisters.Where(r => r.Name == register).Select(r => r.Last).SingleAsync(turn.Cancellation);
    }
}
