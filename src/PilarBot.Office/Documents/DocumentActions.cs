using PilarBot.Office.Conversations;

namespace PilarBot.Office.Documents;

/// <summary>What flows can do with the documents of the office.</summary>
internal static class DocumentActions
{
    public static ActionCatalog AddDocuments(this ActionCatalog actions, ShowDocuments show, SignDocument sign, Signatories signatories) => actions
        .Reads<Nothing, ShowDocuments.Listing>("documents.list", ShowDocuments.ListAsync)
        .Reads<ShowDocuments.ByNumber, ShowDocuments.Details>("documents.show", show.ShowAsync, NoSuchDocument.TheCode)
        .Writes<ShowDocuments.ByNumber, ShowDocuments.Sent>("documents.send", ShowDocuments.SendAsync, NoSuchDocument.TheCode)
        .Writes<SignDocument.Input, SignDocument.Result>(
            "documents.sign", sign.RunAsync, NoSuchDocument.TheCode, DocumentIsLocked.TheCode, NothingToSign.TheCode, NoSignedFile.TheCode)
        .Reads<Nothing, Signatories.Listing>("documents.signatories", signatories.ListAsync);
}
