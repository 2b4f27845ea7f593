using PilarBot.Office.Conversations;

namespace PilarBot.Office.Sources;

/// <summary>What flows can do with sources of help and offers.</summary>
internal static class SourceActions
{
    public static ActionCatalog AddSources(this ActionCatalog actions, FindSources find, RecordOffer offers) => actions
        .Reads<FindSources.Search, FindSources.Listing>("sources.find", find.FindAsync, FindSources.NotForYou.Code)
        .Reads<FindSources.ById, FindSources.Details>("sources.show", find.ShowAsync, FindSources.NotForYou.Code, FindSources.NotFound.Code)
        .Writes<RecordOffer.Input, RecordOffer.Recorded>("offers.record", offers.RunAsync, RecordOffer.NotYourPlace.Code, RecordOffer.NoSuchNumber.Code)
        .Reads<Nothing, RecordOffer.Listing>("offers.list", offers.ListAsync)
        .Reads<RecordOffer.ByNumber, RecordOffer.Details>("offers.show", offers.ShowAsync, RecordOffer.NotFound.Code)
        .Writes<RecordOffer.Outcome, RecordOffer.Recorded>("offers.close", RecordOffer.CloseAsync, RecordOffer.NotFound.Code, RecordOffer.Closed.Code);
}
