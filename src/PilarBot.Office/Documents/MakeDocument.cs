using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Documents;

/// <summary>
/// Has a document made of a record: numbered in the turn, written after it (<see cref="WriteDocuments"/>), sent to whoever asked. Whether
/// they may is for the record's own use case to say.
/// </summary>
internal sealed class MakeDocument(OfficeProfile office, DocumentTemplates templates, IOptions<DocumentOptions> options)
{
    /// <param name="About">A kind of <see cref="DocumentRecords"/>, which the template has to be about.</param>
    /// <param name="Kind">The name of the template.</param>
    /// <param name="Subject">As in <see cref="OfficeDocument.Subject"/>.</param>
    /// <param name="OwnerId">As in <see cref="OfficeDocument.OwnerId"/>.</param>
    /// <param name="Desa">Where it belongs.</param>
    /// <param name="Told">As in <see cref="OfficeDocument.Told"/>.</param>
    public sealed record Request(string About, string Kind, string Subject, Guid? OwnerId, string Desa, string? Told = null);

    /// <param name="Number">The document's.</param>
    /// <param name="IsSigned">True when the signed one comes at once; else the document follows as soon as it is made.</param>
    public sealed record Made(string Number, bool IsSigned);

    public static readonly ActionRefusal NoTemplate = new(
        "no-template", "Templat dokumen ini belum ada atau salah. Mohon hubungi pengelola sistem.");

    /// <summary>Asks for it: the first time under a new number, from then on under that one.</summary>
    /// <remarks>Refused as <c>no-template</c>.</remarks>
    public async Task<ActionOutcome<Made>> RunAsync(Request request, TurnContext turn)
    {
        if (templates.Find(request.Kind) is not { } template || template.Head.About != request.About)
            return NoTemplate;
        var document = await LockAsync(turn.Db.Documents.Where(d => d.Kind == request.Kind && d.Subject == request.Subject), turn)
            ?? await BeginAsync(request, template, turn);
        if (document.LockedAt is null && request.Told is { } told)
            document.Told = turn.Sealer.Seal(document.Key, document.Id, "told", told);
        turn.Audit(AuditAct.DocumentMade, document.AuditName, request.Kind);
        return new Made(document.Number, await GiveAsync(document, turn));
    }

    /// <summary>Has a document come into the turn's chat: the signed one at once, else as it is made with what is known now. At the desk it is only made.</summary>
    /// <param name="document">From <see cref="LockAsync"/>.</param>
    /// <param name="turn">The turn.</param>
    /// <returns>True for the signed one.</returns>
    public static async Task<bool> GiveAsync(OfficeDocument document, TurnContext turn)
    {
        if (document.LockedAt is null)
        {
            document.Ask(turn.IsAtDesk ? null : turn.Conversation.Id, turn.Now);
            return false;
        }
        foreach (var message in await WriteDocuments.MessagesAsync(turn.Db, document, turn.Cancellation))
            turn.Say(message);
        return true;
    }

    /// <summary>The one document, locked until the turn ends, so that two that ask at once do not cross; null when there is none.</summary>
    public static async Task<OfficeDocument?> LockAsync(IQueryable<OfficeDocument> one, TurnContext turn) =>
        await one.ExecuteUpdateAsync(set => set.SetProperty(d => d.Day, d => d.Day), turn.Cancellation) == 1 ? await one.SingleAsync(turn.Cancellation) : null;

    private async Task<OfficeDocument> BeginAsync(Request request, DocumentTemplate template, TurnContext turn)
    {
        var by = turn.Caller.PersonId ?? throw new InvalidOperationException("Only people on the roster have documents made.");
        var today = office.DayOf(turn.Now);
        var kind = options.Value.Kinds.GetValueOrDefault(request.Kind);
        var (pattern, code, unit) = (kind?.NumberPattern ?? options.Value.NumberPattern, kind?.Code ?? template.Head.Code ?? request.Kind, options.Value.Unit);
        var register = await LockRegisterAsync(DocumentNumber.Register(pattern, code, unit, today.Year), turn);
        // Whoever had the register before may have made this very document.
        if (await LockAsync(turn.Db.Documents.Where(d => d.Kind == request.Kind && d.Subject == request.Subject), turn) is { } known)
            return known;
        var number = DocumentNumber.Write(pattern, code, unit, ++register.Last, today);
        var id = turn.NewId();
        var document = new OfficeDocument
        {
            Id = id,
            Number = number,
            Folded = DocumentNumber.Fold(number),
            Kind = request.Kind,
            About = request.About,
            Subject = request.Subject,
            OwnerId = request.OwnerId,
            Kecamatan = request.Desa[..8],
            Desa = request.Desa,
            Key = turn.Sealer.NewKey(id),
            Day = today,
            MadeBy = by,
            MadeAt = turn.Now,
        };
        turn.Db.Documents.Add(document);
        return document;
    }

    // Without gaps, as a register of letters has to be: a turn that fails gives its number back, and two that draw one wait for each other.
    private static async Task<DocumentRegister> LockRegisterAsync(string register, TurnContext turn)
    {
        await turn.Db.Database.ExecuteSqlAsync(
            $"INSERT INTO document_registers (name, last) VALUES ({register}, 0) ON CONFLICT (name) DO UPDATE SET last = document_registers.last", turn.Cancellation);
        return await turn.Db.DocumentRegisters.SingleAsync(r => r.Name == register, turn.Cancellation);
    }
}
