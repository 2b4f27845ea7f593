using PilarBot.Office.Conversations;

namespace PilarBot.Office.Privacy;

/// <summary>What flows can do with people's own data.</summary>
internal static class PrivacyActions
{
    // A handler's look writes too: it is entered.
    public static ActionCatalog AddPrivacy(this ActionCatalog actions, OwnData own, HandleDataRequests handle) => actions
        .Reads<Nothing, OwnData.Summary>("privacy.own", own.ShowAsync)
        .Writes<OwnData.Question, OwnData.Asked>("privacy.ask", own.AskAsync, OwnData.IsOpen.Code)
        .Reads<Nothing, OwnData.Listing>("privacy.requests", OwnData.ListAsync)
        .Reads<OwnData.ByNumber, OwnData.Details>("privacy.request", OwnData.FindAsync, OwnData.NotFound.Code)
        .Reads<Nothing, HandleDataRequests.Waiting>("privacy.waiting", HandleDataRequests.WaitingAsync, HandleDataRequests.NotAllowed.Code)
        .Writes<HandleDataRequests.ByNumber, HandleDataRequests.Details>(
            "privacy.show", handle.ShowAsync, HandleDataRequests.NotAllowed.Code, HandleDataRequests.Answered.Code)
        .Writes<HandleDataRequests.Answer, Nothing>(
            "privacy.answer", HandleDataRequests.AnswerAsync, HandleDataRequests.NotAllowed.Code, HandleDataRequests.Answered.Code);
}
