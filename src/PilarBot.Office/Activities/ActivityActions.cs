using PilarBot.Office.Conversations;

namespace PilarBot.Office.Activities;

/// <summary>What flows can do with the log of activities.</summary>
internal static class ActivityActions
{
    public static ActionCatalog AddActivities(this ActionCatalog actions, RecordActivity record, FindActivities find) => actions
        .Writes<RecordActivity.Input, RecordActivity.Result>("activities.record", record.RunAsync, RecordActivity.NotYourPlace.Code)
        .Reads<Nothing, FindActivities.Listing>("activities.list", find.ListAsync)
        .Reads<FindActivities.ByNumber, FindActivities.Details>("activities.show", find.ShowAsync, FindActivities.NotFound.Code);
}
