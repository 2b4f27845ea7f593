using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;

namespace PilarBot.Office.Documents;

/// <summary>Attaches the signed scan or photo to a document, after which it stays as it is.</summary>
internal sealed class SignDocument(DocumentTemplates templates)
{
    /// <param name="Number">The document's.</param>
    /// <param name="Files">The scan, or photos of its pages.</param>
    public sealed record Input(string Number, IReadOnlyList<Guid>? Files);

    /// <param name="Number">The document's.</param>
    /// <param name="Count">Files that were attached.</param>
    public sealed record Result(string Number, int Count);

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (await ShowDocuments.LockAsync(input.Number, turn) is not { } document || turn.Caller.PersonId is not { } by)
            return new NoSuchDocument().ToRefusal();
        if (document.LockedAt is not null)
            return new DocumentIsLocked(document.Number).ToRefusal();
        if (templates.Find(document.Kind) is not { HasSignature: true })
            return new NothingToSign(document.Number).ToRefusal();
        if (await AttachMedia.ToAsync(turn, OfficeDocument.SignedFiles, document.Id, input.Files) is not (> 0 and var attached))
            return new NoSignedFile().ToRefusal();
        document.Lock(by, turn.Now);
        turn.Audit(AuditAct.DocumentLocked, document.AuditName);
        return new Result(document.Number, attached);
    }
}
